import type { ImapFlow } from 'imapflow'

export type FolderUse = 'inbox' | 'sent' | 'junk' | 'archive'
export type Folder = { path: string; use: FolderUse }

const USES: Record<string, FolderUse> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Junk': 'junk',
  '\\Archive': 'archive',
}

/**
 * The folders that concern us, by their special use; where the server names none, by the common names in many
 * languages (the library's own list). One folder a use; INBOX first. Throws what the library throws.
 */
export async function findFolders(client: ImapFlow): Promise<Folder[]> {
  const found = new Map<FolderUse, string>([['inbox', 'INBOX']])
  for (const folder of await client.list()) {
    const use = USES[folder.specialUse ?? '']
    if (!use || use === 'inbox' || folder.flags.has('\\Noselect')) continue
    const isCertain = folder.specialUseSource !== 'name'
    if (!found.has(use) || isCertain) found.set(use, folder.path)
  }
  return [...found].map(([use, path]) => ({ use, path }))
}

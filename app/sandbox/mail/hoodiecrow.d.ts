/** The part of hoodiecrow-imap (it has no types of its own) that the sandbox uses. */
declare module 'hoodiecrow-imap' {
  import type net from 'node:net'

  export type StoredMessage = { uid: number; flags: string[]; internaldate: string; raw: string }
  export type Folder = {
    path: string
    uidvalidity: number
    uidnext: number
    messages: StoredMessage[]
    'special-use'?: string
  }
  export type FolderSetup = {
    uidvalidity?: number
    'special-use'?: string
    messages?: { flags: string[]; internaldate: string; raw: string }[]
  }
  export type ImapServer = {
    server: net.Server
    folderCache: Record<string, Folder>
    close(closed: () => void): void
    appendMessage(
      folder: string,
      flags: string[],
      internaldate: string,
      raw: string,
    ): { message: StoredMessage }
  }
  type Options = {
    plugins: string[]
    users: Record<string, { password: string }>
    storage: { INBOX: FolderSetup; '': { separator: string; folders: Record<string, FolderSetup> } }
  }
  export default function hoodiecrow(options: Options): ImapServer
}

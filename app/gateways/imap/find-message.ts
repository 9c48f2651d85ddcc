import { imapFailure, openImap, type ImapFailure, type ImapSettings } from './connection.ts'
import { findFolders, type FolderUse } from './folders.ts'

export type Found =
  | { ok: true; folder: string; use: FolderUse; headers: Buffer }
  | { ok: true; folder: null }
  | ({ ok: false } & ImapFailure)

/** Looks for one message by its id in the inbox and the spam folder, and brings its headers. Changes nothing. */
export async function findMessage(
  settings: ImapSettings,
  { messageId }: { messageId: string },
): Promise<Found> {
  const opened = await openImap(settings)
  if (!opened.ok) return opened
  const { client } = opened
  try {
    const folders = await findFolders(client)
    for (const { path, use } of folders.filter((one) => one.use === 'inbox' || one.use === 'junk')) {
      await client.mailboxOpen(path, { readOnly: true })
      const uids = await client.search({ header: { 'Message-ID': messageId } }, { uid: true })
      const uid = Array.isArray(uids) ? uids.at(-1) : undefined
      const one = uid ? await client.fetchOne(String(uid), { headers: true }, { uid: true }) : false
      if (one && one.headers) return { ok: true, folder: path, use, headers: one.headers }
    }
    if (!opened.isOpen()) return { ok: false, trouble: 'lost', detail: 'The connection was lost.' }
    return { ok: true, folder: null }
  } catch (error) {
    return { ok: false, ...imapFailure(error) }
  } finally {
    await opened.close()
  }
}

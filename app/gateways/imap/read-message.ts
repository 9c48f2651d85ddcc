import { imapFailure, openImap, type ImapFailure, type ImapSettings } from './connection.ts'
import { isGone, openFolder, readBodies } from './read-folder.ts'

/** More than this is not fetched into memory for a person who waits. */
export const MOST_BYTES = 40 * 1024 * 1024

/** `null`: it is not where it was any more. */
export type ReadMessage = { ok: true; raw: Buffer | null } | ({ ok: false } & ImapFailure)

/** Brings one whole message from where it was read, or from where its id leads in that folder. Changes no flag. */
export async function readMessageAt(
  settings: ImapSettings,
  { folder, uid, messageId }: { folder: string; uid: number; messageId: string | null },
): Promise<ReadMessage> {
  const opened = await openImap(settings)
  if (!opened.ok) return opened
  try {
    await openFolder(opened, folder)
    const byId = messageId
      ? await opened.client.search({ header: { 'Message-ID': messageId } }, { uid: true })
      : null
    const now = Array.isArray(byId) ? byId.at(-1) : uid
    if (now === undefined) return { ok: true, raw: null }
    const bodies = await readBodies(opened, [now], { mostBytes: MOST_BYTES })
    return { ok: true, raw: bodies.get(now) ?? null }
  } catch (error) {
    return isGone(error) ? { ok: true, raw: null } : { ok: false, ...imapFailure(error) }
  } finally {
    await opened.close()
  }
}

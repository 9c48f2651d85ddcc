import { imapFailure, openImap, type ImapFailure, type ImapSettings } from './connection.ts'
import { findFolders } from './folders.ts'

export type Appended = { ok: true; folder: string; wasThere: boolean } | ({ ok: false } & ImapFailure)

/**
 * Files a sent message: the same bytes, flagged seen, into the folder with the \Sent special use, unless a message
 * with its Message-ID is in it already (an earlier attempt whose answer was lost).
 * @param folder path chosen by the user, else it is looked for
 */
export async function appendToSent(
  settings: ImapSettings,
  { mime, messageId, at, folder }: { mime: Buffer; messageId: string; at: Date; folder?: string | null },
): Promise<Appended> {
  const opened = await openImap(settings)
  if (!opened.ok) return opened
  const { client } = opened
  try {
    const sent = folder ?? (await findFolders(client)).find((one) => one.use === 'sent')?.path
    if (!sent) return { ok: false, trouble: 'protocol', detail: 'The account has no Sent folder.' }
    await client.mailboxOpen(sent)
    const known = await client.search({ header: { 'Message-ID': messageId } }, { uid: true })
    if (!opened.isOpen() || !Array.isArray(known)) return unanswered
    if (known.length > 0) return { ok: true, folder: sent, wasThere: true }
    const appended = await client.append(sent, mime, ['\\Seen'], at)
    if (!appended) return unanswered
    return { ok: true, folder: sent, wasThere: false }
  } catch (error) {
    return { ok: false, ...imapFailure(error) }
  } finally {
    await opened.close()
  }
}

export type Looked = { ok: true; isThere: boolean } | ({ ok: false } & ImapFailure)

/** Is a message with this id in the Sent folder? Evidence for a send whose outcome is unknown. */
export async function lookInSent(
  settings: ImapSettings,
  { messageId, folder }: { messageId: string; folder?: string | null },
): Promise<Looked> {
  const opened = await openImap(settings)
  if (!opened.ok) return opened
  const { client } = opened
  try {
    const sent = folder ?? (await findFolders(client)).find((one) => one.use === 'sent')?.path
    if (!sent) return { ok: true, isThere: false }
    await client.mailboxOpen(sent, { readOnly: true })
    const known = await client.search({ header: { 'Message-ID': messageId } }, { uid: true })
    if (!opened.isOpen() || !Array.isArray(known)) return unanswered
    return { ok: true, isThere: known.length > 0 }
  } catch (error) {
    return { ok: false, ...imapFailure(error) }
  } finally {
    await opened.close()
  }
}

/** After a loss some commands resolve with nothing instead of failing: nothing is not an answer. */
const unanswered = { ok: false, trouble: 'lost', detail: 'The server did not answer.' } as const

import type { ImapFlow } from 'imapflow'
import {
  imapFailure,
  openImap,
  type ImapConnection,
  type ImapFailure,
  type ImapSettings,
} from './connection.ts'
import { findFolders } from './folders.ts'
import { isGone } from './read-folder.ts'

export type Copy = { mime: Buffer; messageId: string; at: Date }
export type Filed = { ok: true; folder: string; wasThere: boolean } | ({ ok: false } & ImapFailure)

/**
 * Files sent messages over one connection: the same bytes, flagged seen, into the folder with the \Sent special use, unless a message
 * with its Message-ID is in it already (an earlier attempt whose answer was lost).
 * @param folder path chosen by the user, else it is looked for
 * @returns one result for each copy, in order
 */
export async function fileInSent(
  settings: ImapSettings,
  { copies, folder }: { copies: Copy[]; folder?: string | null },
): Promise<Filed[]> {
  const opened = await openImap(settings)
  if (!opened.ok) return copies.map(() => opened)
  const filed: Filed[] = []
  try {
    const sent = await openSent(opened.client, folder)
    if (!sent) return copies.map(() => noSentFolder)
    for (const copy of copies) filed.push(await fileOne(opened, sent, copy))
    return filed
  } catch (error) {
    const failure = { ok: false, ...imapFailure(error) } as const
    return copies.map((_, i) => filed[i] ?? failure)
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
  try {
    const sent = await openSent(opened.client, folder, { readOnly: true })
    if (!sent) return { ok: true, isThere: false }
    const found = await uidsOf(opened, messageId)
    return found ? { ok: true, isThere: found.length > 0 } : unanswered
  } catch (error) {
    return { ok: false, ...imapFailure(error) }
  } finally {
    await opened.close()
  }
}

async function fileOne(
  opened: ImapConnection,
  folder: string,
  { mime, messageId, at }: Copy,
): Promise<Filed> {
  const known = await uidsOf(opened, messageId)
  if (!known) return unanswered
  if (known.length > 0) return { ok: true, folder, wasThere: true }
  const appended = await opened.client.append(folder, mime, ['\\Seen'], at)
  return appended ? { ok: true, folder, wasThere: false } : unanswered
}

/** Opens the folder that the user chose or, where it has none or is gone, the one that the server calls its own. @returns its path */
async function openSent(
  client: ImapFlow,
  chosen: string | null | undefined,
  { readOnly = false } = {},
): Promise<string | null> {
  if (chosen) {
    try {
      await client.mailboxOpen(chosen, { readOnly })
      return chosen
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  const found = await sentFolder(client)
  if (found) await client.mailboxOpen(found, { readOnly })
  return found
}

async function sentFolder(client: ImapFlow): Promise<string | null> {
  return (await findFolders(client)).find((one) => one.use === 'sent')?.path ?? null
}

async function uidsOf({ client, isOpen }: ImapConnection, messageId: string): Promise<number[] | null> {
  const found = await client.search({ header: { 'Message-ID': messageId } }, { uid: true })
  return isOpen() && Array.isArray(found) ? found : null
}

/** After a loss some commands resolve with nothing instead of failing: nothing is not an answer. */
const unanswered = { ok: false, trouble: 'lost', detail: 'The server did not answer.' } as const
const noSentFolder = { ok: false, trouble: 'protocol', detail: 'The account has no Sent folder.' } as const

import { openImap } from '#app/gateways/imap/connection.ts'
import { findFolders } from '#app/gateways/imap/folders.ts'
import type { MailServer } from '#app/gateways/mail-trouble.ts'
import { checkSmtp } from '#app/gateways/smtp/connection.ts'
import { silenceHint, troubleSentence, waitsForPerson } from './trouble-words.ts'

export type SideTest = { ok: true; says: string } | { ok: false; says: string; waitsForPerson: boolean }
export type ConnectionTest = { ok: boolean; smtp: SideTest; imap: SideTest; sentFolder: string | null }

/**
 * Tries both sides, each once: SMTP login, IMAP login, and where the Sent folder is.
 * @returns for each side a green tick or the exact reason, in words
 */
export async function testConnection({
  smtp,
  imap,
}: {
  smtp: MailServer
  imap: MailServer
}): Promise<ConnectionTest> {
  const [sending, receiving] = await Promise.all([trySending(smtp), tryReceiving(imap)])
  return {
    ok: sending.ok && receiving.side.ok,
    smtp: sending,
    imap: receiving.side,
    sentFolder: receiving.sentFolder,
  }
}

async function trySending(server: MailServer): Promise<SideTest> {
  const check = await checkSmtp(server)
  if (check.ok) return { ok: true, says: `Signed in to ${server.host}.` }
  const { failure } = check
  const detail = failure.outcome === 'refused' ? failure.answer : failure.detail
  return bad(failure.outcome, server, detail)
}

async function tryReceiving(server: MailServer): Promise<{ side: SideTest; sentFolder: string | null }> {
  const opened = await openImap(server)
  if (!opened.ok) return { side: bad(opened.trouble, server, opened.detail), sentFolder: null }
  try {
    const sentFolder = (await findFolders(opened.client)).find((one) => one.use === 'sent')?.path ?? null
    const filed = sentFolder
      ? `Sent mail is filed in "${sentFolder}".`
      : 'It has no Sent folder, so no copies are filed.'
    return { side: { ok: true, says: `Signed in to ${server.host}. ${filed}` }, sentFolder }
  } finally {
    await opened.close()
  }
}

function bad(
  word: Parameters<typeof troubleSentence>[0]['word'],
  { host, security }: MailServer,
  detail: string,
): SideTest {
  const sentence = troubleSentence({ word, host, detail })
  const says = word === 'timed-out' ? `${sentence} ${silenceHint(security)}` : sentence
  return { ok: false, says, waitsForPerson: waitsForPerson(word) }
}

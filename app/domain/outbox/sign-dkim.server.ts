import DKIM from 'nodemailer/lib/dkim'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { signsWith } from '../mailboxes/dkim-key.server.ts'

/** What a signature vouches for. The library's own list leaves List-Unsubscribe-Post out, which one-click demands (RFC 8058, 4). */
const SIGNED = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
].join(':')

/** The message with the signature of the mailbox's own key on top, or as it is when there is none to sign with. */
export async function signAs(mailbox: Mailbox, mime: Buffer): Promise<Buffer> {
  const key = signsWith(mailbox)
  return key ? signDkim(mime, key) : mime
}

/** Signs a built message (RFC 6376). Its own bytes stay as they are: the signature comes before them. */
export async function signDkim(
  mime: Buffer,
  { domain, selector, privateKey }: { domain: string; selector: string; privateKey: string },
): Promise<Buffer> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED })
  const chunks: Buffer[] = []
  for await (const chunk of signer.sign(mime)) chunks.push(chunk as Buffer)
  const signed = Buffer.concat(chunks)
  // The library sends a message unsigned when it cannot sign it.
  if (!/^dkim-signature:/i.test(signed.toString('latin1', 0, 20)))
    throw new Error('The message could not be signed with DKIM.')
  return signed
}

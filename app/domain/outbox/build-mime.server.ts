import { randomBytes } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { readEmailAddress } from '../values/email-address.ts'
import { assertHeaderBlock, headerText, trimReferences } from './header-block.ts'

export type Letter = {
  from: { name: string; address: string }
  to: { name: string | null; address: string }
  subject: string
  text: string
  html: string | null
  /** With brackets off. */
  messageId: string
  inReplyTo: string | null
  references: string[]
  date: Date
  /** List-Unsubscribe and its like. */
  headers: Record<string, string>
}

/** An id of 128 random bits at the sending domain, brackets off. Never used twice. */
export function newMessageId(sender: string): string {
  return `${randomBytes(16).toString('hex')}@${sender.slice(sender.lastIndexOf('@') + 1)}`
}

/** An opaque token of 128 random bits for the way out. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * Composes the message, once: each build makes new boundaries, so these bytes serve every attempt and the Sent copy.
 * The first message of a thread carries its own id in References too, for relays that put another Message-ID in its place.
 * @throws Error when an address is not a single bare one, or when the built header block is not as it must be
 */
export async function buildMime(letter: Letter): Promise<Buffer> {
  const [from, to] = [letter.from.address, letter.to.address]
  for (const address of [from, to])
    if (readEmailAddress(address) !== address)
      throw new Error(`"${headerText(address)}" is not a single bare address.`)
  const references = letter.inReplyTo ? [...letter.references, letter.inReplyTo] : [letter.messageId]
  const mime = await new MailComposer({
    from: { name: headerText(letter.from.name), address: from },
    to: { name: headerText(letter.to.name ?? ''), address: to },
    envelope: { from, to: [to] },
    subject: headerText(letter.subject),
    text: letter.text,
    ...(letter.html ? { html: letter.html } : {}),
    messageId: `<${letter.messageId}>`,
    ...(letter.inReplyTo ? { inReplyTo: `<${letter.inReplyTo}>` } : {}),
    references: trimReferences(references)
      .map((id) => `<${id}>`)
      .join(' '),
    date: letter.date,
    headers: Object.fromEntries(
      Object.entries(letter.headers).map(([name, value]) => [name, headerText(value)]),
    ),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  assertHeaderBlock(mime, { from, to, messageId: letter.messageId })
  return mime
}

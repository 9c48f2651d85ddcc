import {
  headerOf,
  headersOf,
  messageIds,
  readAddresses,
  readableHeader,
  type Headers,
  type Mailbox,
} from './headers.ts'
import { htmlToText } from './html-to-text.ts'
import { everyPart, isEnclosedMessage, octetsOf, readMime, textOf, type MimePart } from './mime.ts'

/** What the header block alone says: enough to know whether the body is worth fetching. */
export type Envelope = {
  headers: Headers
  /** Brackets off; null when there is none. */
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  from: Mailbox | null
  replyTo: Mailbox | null
  /** To, Cc and the headers of delivery, in lower case. */
  recipients: string[]
  to: string
  subject: string
}

export type IncomingMessage = Envelope & {
  root: MimePart
  /** The plain text, or the HTML as text. */
  text: string
  html: string | null
  attachments: { name: string; type: string; bytes: number }[]
}

/** A text longer than this is cut: nobody writes so much, machines do. */
const MOST_TEXT = 200_000

export function readEnvelope(headers: Headers): Envelope {
  const [from = null] = readAddresses(headerOf(headers, 'from'))
  const [replyTo = null] = readAddresses(headerOf(headers, 'reply-to'))
  const to = ['to', 'cc'].flatMap((name) => headersOf(headers, name)).flatMap(readAddresses)
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap((name) =>
    headersOf(headers, name).flatMap(readAddresses),
  )
  return {
    headers,
    messageId: messageIds(headerOf(headers, 'message-id'))[0] ?? null,
    inReplyTo: messageIds(headerOf(headers, 'in-reply-to')),
    references: messageIds(headersOf(headers, 'references').join(' ')),
    from,
    replyTo,
    recipients: [...new Set([...to, ...delivered].map((one) => one.address))],
    to: to[0]?.address ?? delivered[0]?.address ?? '',
    subject: readableHeader(headers, 'subject').slice(0, 998),
  }
}

/** Reads a message from its bytes. Total: broken mail gives what can be read of it. */
export function readMessage(raw: Buffer): IncomingMessage {
  const root = readMime(raw)
  const own = ownParts(root)
  const bodies = own.filter((part) => part.disposition !== 'attachment' && !isEnclosedMessage(part))
  const plain = bodies.filter((part) => part.type === 'text/plain' && !part.fileName).map(textOf)
  const htmlPart = bodies.find((part) => part.type === 'text/html' && !part.fileName)
  const html = htmlPart ? textOf(htmlPart) : null
  const words =
    plain.join('\n').trim() === '' && html !== null ? htmlToText(html) : unflow(plain.join('\n'), bodies)
  return {
    ...readEnvelope(root.headers),
    root,
    text: words.slice(0, MOST_TEXT),
    html,
    attachments: own.filter(isAttachment).map((part) => ({
      name: nameOf(part),
      type: part.type,
      bytes: octetsOf(part).length,
    })),
  }
}

/** The attachments of a message in the order of its list, with their bytes. */
export function attachmentsIn(raw: Buffer): { name: string; bytes: Buffer }[] {
  return ownParts(readMime(raw))
    .filter(isAttachment)
    .map((part) => ({ name: nameOf(part), bytes: Buffer.from(octetsOf(part), 'latin1') }))
}

function ownParts(root: MimePart): MimePart[] {
  return [...everyPart(root, (part) => !isEnclosedMessage(part))].filter(
    (part) => part.parts.length === 0 || isEnclosedMessage(part),
  )
}

function nameOf(part: MimePart): string {
  return part.fileName ?? (isEnclosedMessage(part) ? 'message.eml' : 'attachment')
}

/** `Re: AW: Fwd: [list] A dead link` and "a dead link" have the same base (RFC 5256, 2.1, in more languages). */
export function baseSubject(subject: string): string {
  let base = subject.trim()
  for (;;) {
    const next = base
      .replace(
        /^(?:re|fwd?|aw|wg|antw|antwort|sv|vs|vb|vl|rv|tr|réf?|rif|i|r|odp|pd|ynt|ilt|atb|hv|fs|res|enc|回复|答复|转发|回覆|返信)(?:\[\d+\]|\(\d+\))?\s?[:：]\s*/iu,
        '',
      )
      .replace(/^\[[^\]]{1,40}\]\s*(?=\S)/, '')
    if (next === base) return base.replace(/\s+/g, ' ').toLowerCase()
    base = next
  }
}

/** Undoes format=flowed (RFC 3676), where lines that end in a space go on. */
function unflow(text: string, bodies: MimePart[]): string {
  const part = bodies.find((one) => one.type === 'text/plain')
  if (part?.params.format?.toLowerCase() !== 'flowed') return text
  const isDelSp = part.params.delsp?.toLowerCase() === 'yes'
  const lines: string[] = []
  let goesOn = false
  for (const line of text.split('\n')) {
    const [, marks = '', words = ''] = /^(>*) ?(.*)$/s.exec(line) ?? []
    const last = lines.at(-1)
    const isSameDepth = last !== undefined && /^>*/.exec(last)![0] === marks
    if (goesOn && isSameDepth && words !== '-- ') lines[lines.length - 1] = last + words
    else lines.push(marks ? `${marks} ${words}` : words)
    goesOn = words.endsWith(' ') && words !== '-- '
    if (goesOn && isDelSp) lines[lines.length - 1] = lines.at(-1)!.slice(0, -1)
  }
  return lines.join('\n')
}

function isAttachment(part: MimePart): boolean {
  if (isEnclosedMessage(part)) return true
  if (part.disposition === 'attachment' || part.fileName) return true
  return !/^(text\/(plain|html|rfc822-headers|calendar)|message\/|multipart\/|image\/)/.test(part.type)
}

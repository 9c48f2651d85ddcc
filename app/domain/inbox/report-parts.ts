/** The parts of a delivery report: what the mail system says, its status blocks, and the copy of our own message. */
import { headerOf, messageIds, readHeaders, type Headers } from './headers.ts'
import { isEnclosedMessage, octetsOf, textOf, type MimePart } from './mime.ts'
import type { IncomingMessage } from './read-message.ts'

export function isStatusPart(part: MimePart): boolean {
  return /^message\/(global-)?delivery-status$/.test(part.type)
}

export type Words = { words: string; original: string }

const ORIGINAL_BELOW =
  /^[ \t>]*(?:[-_=*]{2,}[ \t]*)?(?:below (?:this line )?is a copy|(?:this|included|here) is (?:a|the) copy of|(?:the |your |an? )?(?:original|returned|undelivered|unsent|rejected) (?:message|mail)(?:[ \t]+(?:follows?|headers?|text|below|included|attached))*[ \t.:]*(?:-{2,}[ \t]*)?$|the (?:header|body) of the (?:original )?message|message headers?(?: follow)?|your message (?:follows|was)|header of the original|start of (?:returned )?message|content of the original|returned content|message text|the text you sent|copy of (?:the|your) message|[^\n]{0,30}ヘッダ|元のメッセージ|return(?:ed)? contents?|first \d+ lines)/im

/** What the mail system says, apart from the copy of our own message below it. */
export function ownWords(parts: MimePart[]): Words {
  const texts = parts.filter(
    (part) =>
      part.parts.length === 0 &&
      (part.type.startsWith('multipart/') ||
        /^text\/(plain|html)$/.test(part.type) ||
        isStatusPart(part) ||
        part.type === 'message/partial'),
  )
  const plain = texts.some((part) => part.type === 'text/plain')
    ? texts.filter((part) => part.type !== 'text/html')
    : texts
  const cut = plain.map((part) => {
    const text =
      part.type === 'text/html'
        ? textOf(part)
            .replace(/<br[^<>]*>|<\/(p|div|tr|h\d|li)>/gi, '\n')
            .replace(/<[^<>]+>/g, ' ')
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&nbsp;/g, ' ')
        : textOf(part)
    return isStatusPart(part) ? { words: text, original: '' } : cutOriginal(text)
  })
  return {
    words: cut
      .map((one) => one.words)
      .join('\n\n')
      .slice(0, 60_000),
    original: cut.map((one) => one.original).find((text) => text !== '') ?? '',
  }
}

function cutOriginal(text: string): Words {
  const below = ORIGINAL_BELOW.exec(text)
  const block =
    /(?:^|\n)(?=(?:return-path|received|message-id|from|to|subject|date|mime-version|x-[\w-]+|dkim-signature):[^\n]*\n(?:(?:[ \t][^\n]*|[\w-]+:[^\n]*)\n){3})/i
  const rest = below ? text.slice(below.index) : text
  const head = block.exec(rest)
  if (below && (head || /^(message-id|to|from):/im.test(rest)))
    return { words: text.slice(0, below.index), original: rest.slice(head ? head.index : 0) }
  if (below && below.index > 40) return { words: text.slice(0, below.index), original: rest }
  if (head && head.index > 40) return { words: text.slice(0, head.index), original: text.slice(head.index) }
  return { words: text, original: '' }
}

/** The recipient blocks of the status part, or of a status that was sent as plain text. */
export function statusBlocksOf(parts: MimePart[], words: string): Headers[] {
  const status = parts.filter(isStatusPart).map((part) => octetsOf(part).replace(/\r\n?/g, '\n'))
  const bodies = parts.filter((part) => part.parts.length === 0 && !isEnclosedMessage(part)).map(textOf)
  const sources = [status, [words], bodies]
  return sources.map((texts) => texts.flatMap(recipientBlocks)).find((blocks) => blocks.length > 0) ?? []
}

function recipientBlocks(text: string): Headers[] {
  return text
    .slice(0, 200_000)
    .split(/\n[ \t]*\n/)
    .map((block) => readHeaders(block.replace(/^\n+/, '')))
    .filter((fields) => /@|;/.test(recipientField(fields)))
}

export function recipientField(fields: Headers): string {
  return (
    ['final-recipient', 'original-recipient', 'x-actual-recipient']
      .map((name) => headerOf(fields, name))
      .find((value) => value !== '') ?? ''
  )
}

export function originalHeaders(parts: MimePart[], below: string): Headers {
  const enclosed = parts.find(isEnclosedMessage)?.parts[0]
  if (enclosed && enclosed.headers.length > 0) return enclosed.headers
  const headersPart = parts.find((part) => part.type.endsWith('rfc822-headers'))
  if (headersPart) return readHeaders(octetsOf(headersPart).replace(/^\s+/, ''))
  const from = below.search(/^[\w-]+:\s/m)
  return from === -1 ? [] : readHeaders(below.slice(from).replace(/\n[ \t]*\n[\s\S]*$/, ''))
}

export function originalId(original: Headers, words: string, message: IncomingMessage): string | null {
  const enclosed = messageIds(headerOf(original, 'message-id'))[0]
  if (enclosed) return enclosed
  const cited = /message-id:?\s*<([^<>\s]+@[^<>\s]+)>/i.exec(words)?.[1]
  return cited ?? message.inReplyTo[0] ?? message.references.at(-1) ?? null
}

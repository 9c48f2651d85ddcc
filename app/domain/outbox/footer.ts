import type { WaysOut } from './unsubscribe-link.ts'

export type Footer = {
  legalName: string
  postalAddress: string
  /** Only in the first message to a person: where the address was found. */
  foundOn: string | null
  wayOut: WaysOut
}

/**
 * What each message of a sequence must say: who writes, from where, how to be left alone, and in the first one where the address
 * was found (Regulation (EU) 2016/679, article 14; 15 U.S.C. 7704).
 */
export function footerLines({ legalName, postalAddress, foundOn, wayOut }: Footer): string[] {
  const optOut = wayOut.url
    ? `If you would rather not hear from us, reply with "no thanks" or use ${wayOut.url}`
    : 'If you would rather not hear from us, reply with "no thanks".'
  return [`${legalName}, ${postalAddress}`, ...(foundOn ? [`We found your address ${foundOn}.`] : []), optOut]
}

/** Where an address came from, to follow "We found your address". */
export function foundWords({
  foundOn,
  foundHow,
}: {
  foundOn: string | null
  foundHow: string | null
}): string {
  if (foundOn) return `on ${foundOn}`
  return foundHow && /import/i.test(foundHow)
    ? 'in a list of sites that write about this subject'
    : 'while looking for who looks after your site'
}

/** The text of a message with signature and footer. The mark of a signature is dash, dash, space (RFC 3676, 4.3). */
export function withFooter(
  text: string,
  { signature, lines }: { signature: string; lines: string[] },
): string {
  const body = text.replace(/\r\n?/g, '\n').trimEnd()
  const parts = [body, ...(signature ? [signature.trim()] : [])]
  return `${parts.join('\n\n')}\n${lines.length > 0 ? `\n-- \n${lines.join('\n')}\n` : ''}`
}

/** The same for the HTML part: everything escaped, links made clickable. */
export function withHtmlFooter(
  html: string,
  { signature, lines }: { signature: string; lines: string[] },
): string {
  const paragraphs = [
    ...(signature ? [`<p>${escape(signature).replace(/\n/g, '<br>')}</p>`] : []),
    ...(lines.length > 0
      ? [`<p style="color:#666;font-size:12px">${lines.map((line) => linked(escape(line))).join('<br>')}</p>`]
      : []),
  ]
  return `${html}\n${paragraphs.join('\n')}\n`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

function linked(escaped: string): string {
  return escaped.replace(/https?:\/\/[^\s<]+[^\s<.,;]/g, (url) => `<a href="${url}">${url}</a>`)
}

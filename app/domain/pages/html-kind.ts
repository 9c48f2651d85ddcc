/** Types that servers give when they do not know better; what the body looks like decides. */
const UNKNOWN = new Set(['', 'unknown/unknown', 'application/unknown', '*/*'])

/** How HTML begins (WHATWG "MIME Sniffing", 7.1), after blanks. */
const BEGINNING =
  /^[\s\uFEFF]*(?:<!doctype html|<\?xml[^]*?<(?:!doctype )?html|<!--|<(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|main|article|section|header|nav|meta|link|ul|ol|h2|span|img|form|center|frameset)[\s>/])/i

/**
 * Whether an answer is a page: by its Content-Type, and without one by its beginning.
 * @param text the body, when it is there
 */
export function htmlKind(contentType: string | null, text?: string): 'html' | 'xhtml' | 'unknown' | 'other' {
  const type = (contentType ?? '').split(/[;,]/)[0]!.trim().toLowerCase()
  if (text !== undefined && isBinary(text)) return 'other'
  if (type === 'text/html') return 'html'
  if (type === 'application/xhtml+xml') return 'xhtml'
  if (!UNKNOWN.has(type)) return 'other'
  if (text === undefined) return 'unknown'
  return BEGINNING.test(text.slice(0, 2_000)) ? 'html' : 'other'
}

/** How other kinds of file begin, in whatever encoding their first bytes were read. */
const SIGNATURES =
  /^(?:%PDF-|GIF8|%!PS|PK\p{Cc}{2}|RIFF....(?:WEBP|WAVE|AVI)|.PNG\r\n|(?:ÿØÿ|\ufffd{2,3}).{0,8}(?:JFIF|Exif)|\p{Cc}[\u2039\u008b\ufffd])/su

/** A picture, a document or packed bytes that a server calls HTML: not a page, whatever is said of it. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 1_000)
  if (SIGNATURES.test(head)) return true
  const strange = head.match(/(?![\t\n\v\f\r])\p{Cc}/gu)?.length ?? 0
  return strange > 20 && strange * 10 > head.length
}

/** windows-1252 where it differs from latin1: the platform's decoder gets these wrong in several Node versions. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** How much of a page is searched for its own word on its encoding. Browsers re-read a page that says it late. */
const PRESCAN_BYTES = 64 * 1024

/**
 * The text of an HTML page: by byte order mark, the Content-Type header, the page's meta element or XML declaration,
 * in this order (as browsers do); without any of them UTF-8 when the bytes are valid as such, else windows-1252.
 */
export function decodeHtml(bytes: Buffer, contentType: string): string {
  const mark = byMark(bytes)
  if (mark) return decode(bytes.subarray(mark === 'utf-8' ? 3 : 2), mark)
  const encoding = encodingNamed(charsetIn(contentType)) ?? byPage(bytes)
  if (encoding) return decode(bytes, encoding)
  return isUtf8(bytes) ? decode(bytes, 'utf-8') : decode(bytes, 'windows-1252')
}

function decode(bytes: Buffer, encoding: string): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!)
}

function byMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

function byPage(bytes: Buffer): string | null {
  const head = bytes.subarray(0, PRESCAN_BYTES).toString('latin1')
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1]
  const named = metaCharset(head.replace(/<!--[^]*?(-->|$)/g, '')) ?? declared
  const encoding = encodingNamed(named ?? '')
  // A page that could be read so far is not in UTF-16, whatever it says (HTML standard, 13.2.3.2).
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding
}

function metaCharset(head: string): string | null {
  for (const [, text = ''] of head.matchAll(/<meta[\s/]((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const attributes = attributesIn(text)
    const charset = attributes.get('charset')
    if (charset) return charset
    if (attributes.get('http-equiv')?.toLowerCase() !== 'content-type') continue
    const inContent = charsetIn(attributes.get('content') ?? '')
    if (inContent) return inContent
  }
  return null
}

function attributesIn(tag: string): Map<string, string> {
  const found = tag.matchAll(/([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)
  return new Map([...found].map(([, name, a, b, c]) => [name!.toLowerCase(), (a ?? b ?? c ?? '').trim()]))
}

function charsetIn(contentType: string): string {
  const found = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,"']+))/i.exec(contentType)
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim()
}

/** The encoding behind a label of the WHATWG's list, or null for an unknown one. */
function encodingNamed(label: string): string | null {
  if (!label) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function isUtf8(bytes: Buffer): boolean {
  try {
    // `stream` forgives a character that was cut in two at the end, which alone would prove nothing.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return text.length === bytes.length || /[\u0080-\uffff]/.test(text)
  } catch {
    return false
  }
}

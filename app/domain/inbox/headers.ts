/** The header block of a message, read from raw bytes kept as a binary string (one character an octet). */

export type Header = { name: string; value: string }
export type Headers = readonly Header[]

/** A real message has fewer; more would only cost time. */
const MOST_HEADERS = 1000

/**
 * Splits a header block into its fields, unfolded (RFC 5322, 2.2.3), names in lower case. Lines that are no field
 * are skipped: broken mail must still show its sender.
 */
export function readHeaders(block: string): Header[] {
  const headers: Header[] = []
  for (const line of block.split(/\r?\n/)) {
    const last = headers.at(-1)
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`
    else {
      const colon = line.indexOf(':')
      const name = line.slice(0, colon).trimEnd()
      if (colon < 1 || /[^\x21-\x7e]/.test(name)) continue
      if (headers.length >= MOST_HEADERS) break
      headers.push({ name: name.toLowerCase(), value: line.slice(colon + 1).trim() })
    }
  }
  return headers
}

/** The raw value of the first field of that name, or "". */
export function headerOf(headers: Headers, name: string): string {
  return headers.find((header) => header.name === name)?.value ?? ''
}

export function headersOf(headers: Headers, name: string): string[] {
  return headers.filter((header) => header.name === name).map((header) => header.value)
}

/** The value as a person reads it: encoded words (RFC 2047) and bare UTF-8 decoded, controls removed. */
export function readableHeader(headers: Headers, name: string): string {
  return decodeWords(headerOf(headers, name))
}

export function decodeWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(?==\?[^?\s]+\?[bq]\?)/gi, '$1')
  const decoded = decodeOctets(joined, 'utf-8').replace(
    /=\?([^?\s*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, encoding: string, text: string) =>
      decodeOctets(encoding.toLowerCase() === 'b' ? fromBase64(text) : fromWordQ(text), charset),
  )
  // oxlint-disable-next-line no-control-regex
  return decoded.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()
}

/**
 * A value with parameters (RFC 2045, 2231), as of Content-Type: `multipart/report; report-type=…`.
 * Continuations and charsets are folded in; the main value and the names are lower case.
 */
export function readParameters(value: string): { value: string; params: Record<string, string> } {
  const [main = '', rest = ''] = splitOnce(value, /[;\s]/)
  const params: Record<string, string> = {}
  const pieces: { name: string; at: number; encoded: boolean; text: string }[] = []
  for (const found of rest.matchAll(
    /([^\s=;*]+)(?:\*(\d+))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g,
  )) {
    const [, name = '', at, star, quoted, bare] = found
    const text = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''
    pieces.push({ name: name.toLowerCase(), at: Number(at ?? 0), encoded: star === '*', text })
  }
  pieces.sort((a, b) => a.at - b.at)
  const charsets: Record<string, string> = {}
  for (const { name, encoded, text, at } of pieces) {
    let octets = text
    if (encoded) {
      const marked = at === 0 ? /^([^']*)'[^']*'(.*)$/.exec(text) : null
      if (marked?.[1]) charsets[name] = marked[1]
      octets = (marked?.[2] ?? text).replace(/%([0-9a-f]{2})/gi, (_, hex) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
    }
    params[name] = (at === 0 ? '' : (params[name] ?? '')) + octets
  }
  for (const name of Object.keys(params)) {
    const text = params[name]!
    params[name] = charsets[name] ? decodeOctets(text, charsets[name]) : decodeWords(text)
  }
  return { value: main.trim().toLowerCase(), params }
}

/** Every Message-ID in a field, in its order, brackets off; a lone id without brackets counts too. */
export function messageIds(value: string): string[] {
  const joined = value.replace(/\s+/g, ' ')
  const bracketed = [...joined.matchAll(/<\s*([^<>]+?)\s*>/g)].map((found) => found[1]!.replace(/\s+/g, ''))
  const found =
    bracketed.length > 0 ? bracketed : joined.split(' ').filter((word) => /^[^@\s]+@[^@\s]+$/.test(word))
  return [...new Set(found)].slice(0, 200)
}

export type Mailbox = { address: string; name: string | null }

/** The addresses of a field such as From or To; comments and groups are left out, addresses in lower case. */
export function readAddresses(value: string): Mailbox[] {
  return splitAddresses(value).flatMap((text) => {
    const angle = /^(.*)<([^<>]*)>[^<>]*$/s.exec(text)
    const address = (angle ? angle[2]! : text.replace(/\([^)]*\)/g, '')).trim().replace(/^mailto:/i, '')
    if (!/^[^\s@]+(@[^\s@]+)?$/.test(address)) return []
    const comment = /\(([^()]*)\)/.exec(text)?.[1]
    const name = decodeWords(
      (angle ? angle[1]! : (comment ?? ''))
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .replace(/\\(.)/g, '$1'),
    )
    return [{ address: address.toLowerCase(), name: name || null }]
  })
}

/** Octets to text. An unknown charset or a wrong label never fails: UTF-8 if it is, else windows-1252. */
export function decodeOctets(octets: string, charset: string): string {
  // oxlint-disable-next-line no-control-regex
  if (!/[\u0080-\u00ff\u001b]/.test(octets) && !/^utf-?(7|16)/i.test(charset)) return octets
  const bytes = Buffer.from(octets, 'latin1')
  for (const label of [charset.trim().replace(/^"|"$/g, ''), 'utf-8']) {
    const decoder = decoderFor(label)
    if (!decoder) continue
    try {
      return decoder.decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

export function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1')
}

function decoderFor(label: string): TextDecoder | null {
  const known = /^(us-)?ascii$|^$|^8bit$|^default$|^unknown(-8bit)?$/i.test(label)
    ? 'utf-8'
    : label.replace(/^cp-?(\d+)$/i, 'windows-$1')
  try {
    return new TextDecoder(known, { fatal: true })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function fromWordQ(text: string): string {
  return text
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function splitOnce(text: string, at: RegExp): [string, string] {
  const found = at.exec(text)
  return found ? [text.slice(0, found.index), text.slice(found.index + 1)] : [text, '']
}

/** Splits at commas and semicolons outside quotes, comments and angle brackets. */
function splitAddresses(value: string): string[] {
  const parts: string[] = []
  let from = 0
  let quoted = false
  let depth = 0
  const text = value.slice(0, 50_000)
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === '(' || char === '<') depth++
    else if ((char === ')' || char === '>') && depth > 0) depth--
    else if (depth === 0 && char === ':' && !/^\s*mailto$/i.test(text.slice(from, at))) from = at + 1
    else if (depth === 0 && (char === ',' || char === ';')) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts.map((part) => part.trim()).filter(Boolean)
}

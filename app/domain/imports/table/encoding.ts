import { isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The encoding that the first bytes prove: a byte order mark, or NULs in every second place. Null: UTF-8 or
 * windows-1252, which only the whole file can tell. 'binary': NULs or other control characters that no text has.
 */
export function encodingOfHead(head: Uint8Array): Encoding | null | 'binary' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  // The header is ASCII where the rows below may be Chinese.
  const wide = wideness(head.subarray(0, 400)) ?? wideness(head)
  if (wide) return wide
  let zeros = 0
  for (const byte of head) if (byte === 0) zeros++
  return zeros > head.length / 200 || controlsIn(head) > head.length / 50 ? 'binary' : null
}

function wideness(head: Uint8Array): Encoding | null {
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even++
    if (head[at + 1] === 0) odd++
  }
  const pairs = Math.max(1, head.length >> 1)
  if (odd / pairs > 0.4 && even / pairs < 0.05) return 'utf-16le'
  if (even / pairs > 0.4 && odd / pairs < 0.05) return 'utf-16be'
  return null
}

/** Bytes that neither a table nor its line ends are made of; tab to carriage return are. */
function controlsIn(head: Uint8Array): number {
  let count = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) count++
  return count
}

/** Tells UTF-8 from windows-1252 over a whole stream of bytes, a chunk at a time. */
export class Utf8Check {
  private tail = new Uint8Array(0)
  isValid = true

  push(chunk: Uint8Array): void {
    if (!this.isValid) return
    const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk])
    const cut = bytes.length - unfinished(bytes)
    this.isValid = isUtf8(bytes.subarray(0, cut))
    this.tail = Uint8Array.from(bytes.subarray(cut))
  }

  end(): boolean {
    return this.isValid && this.tail.length === 0
  }
}

/** How many bytes at the end begin a character that is not complete. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** Turns bytes to text, a chunk at a time; the byte order mark is left out. */
export class TextReader {
  private readonly decoder: StringDecoder
  private readonly encoding: Encoding
  private isFirst = true
  private odd = new Uint8Array(0)

  constructor(encoding: Encoding) {
    this.encoding = encoding
    this.decoder = new StringDecoder(
      encoding === 'utf-8' ? 'utf8' : encoding === 'windows-1252' ? 'latin1' : 'utf16le',
    )
  }

  push(chunk: Buffer): string {
    return this.withoutMark(this.decode(chunk))
  }

  end(): string {
    return this.withoutMark(this.decoder.end())
  }

  private decode(chunk: Buffer): string {
    if (this.encoding === 'windows-1252') return fromLatin1(this.decoder.write(chunk))
    return this.decoder.write(this.encoding === 'utf-16be' ? this.swapped(chunk) : chunk)
  }

  private swapped(chunk: Buffer): Buffer {
    const bytes = Buffer.concat([this.odd, chunk])
    const even = bytes.length - (bytes.length % 2)
    this.odd = Uint8Array.from(bytes.subarray(even))
    return bytes.subarray(0, even).swap16()
  }

  private withoutMark(text: string): string {
    if (!this.isFirst || text === '') return text
    this.isFirst = false
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }
}

/** 0x80 to 0x9F of windows-1252. By hand: some Node releases decode that name as latin1 (nodejs/node #56542). */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function fromLatin1(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0080-\u009f]/g, (char) => C1[char.charCodeAt(0) - 0x80]!)
}

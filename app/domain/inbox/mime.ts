/**
 * The raw message as a tree of parts, within limits: mail is hostile, and reports must be read as they were sent
 * (a general parser hides or merges them).
 */
import { decodeOctets, fromBase64, headerOf, readHeaders, readParameters, type Header } from './headers.ts'

export type MimePart = {
  headers: readonly Header[]
  /** `text/plain`, `multipart/report`, … in lower case. */
  type: string
  params: Record<string, string>
  disposition: string
  fileName: string | null
  encoding: string
  /** The body as sent, one character an octet. */
  body: string
  parts: MimePart[]
}

/** Deeper or more numerous parts than these are left as opaque bytes. */
const DEEPEST = 12
const MOST_PARTS = 400

/** Reads a message from its bytes. Never throws: what makes no sense is kept as text. */
export function readMime(raw: Buffer): MimePart {
  const binary = raw.toString('latin1').replace(/^From [^\r\n]*\r?\n/, '')
  return readPart(binary, { left: MOST_PARTS }, 0, 'text/plain')
}

/** The part and everything in it, depth first; `into` says whether enclosed messages are entered. */
export function* everyPart(
  part: MimePart,
  into: (part: MimePart) => boolean = () => true,
): Generator<MimePart> {
  yield part
  if (!into(part)) return
  for (const child of part.parts) yield* everyPart(child, into)
}

/** The octets of a part with its transfer encoding undone. */
export function octetsOf(part: MimePart): string {
  return undoEncoding(part.body, part.encoding)
}

/** The text of a part in its charset, line ends as \n. */
export function textOf(part: MimePart): string {
  const octets = octetsOf(part)
  return decodeOctets(octets, part.params.charset ?? '').replace(/\r\n?/g, '\n')
}

export function isEnclosedMessage(part: MimePart): boolean {
  return part.type === 'message/rfc822' || part.type === 'message/global'
}

function readPart(binary: string, budget: { left: number }, depth: number, fallback: string): MimePart {
  budget.left--
  const { head, body } = splitHead(binary)
  const headers = readHeaders(head)
  const content = readParameters(headerOf(headers, 'content-type'))
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(content.value) ? content.value : fallback
  const disposition = readParameters(headerOf(headers, 'content-disposition'))
  const part: MimePart = {
    headers,
    type,
    params: content.params,
    disposition: disposition.value,
    fileName: disposition.params.filename ?? content.params.name ?? null,
    encoding: headerOf(headers, 'content-transfer-encoding')
      .toLowerCase()
      .replace(/[\s;"].*$/, ''),
    body,
    parts: [],
  }
  if (depth >= DEEPEST || budget.left <= 0) return part
  if (type.startsWith('multipart/') && content.params.boundary) {
    const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    for (const piece of splitMultipart(body, content.params.boundary)) {
      if (budget.left <= 0) break
      part.parts.push(readPart(piece, budget, depth + 1, inner))
    }
  } else if (isEnclosedMessage(part)) {
    part.parts.push(readPart(octetsOf(part).replace(/^\s+/, ''), budget, depth + 1, 'text/plain'))
  }
  return part
}

function splitHead(binary: string): { head: string; body: string } {
  if (/^\r?\n/.test(binary)) return { head: '', body: binary.replace(/^\r?\n/, '') }
  const gap = /\r?\n[ \t]*\r?\n/.exec(binary)
  if (!gap) return /^[\w-]+:/.test(binary) ? { head: binary, body: '' } : { head: '', body: binary }
  return { head: binary.slice(0, gap.index), body: binary.slice(gap.index + gap[0].length) }
}

/** The pieces between the boundary lines; a missing closing line ends the last piece at the end. */
function splitMultipart(body: string, boundary: string): string[] {
  const mark = `--${boundary}`
  const pieces: string[] = []
  let from = -1
  let at = body.startsWith(mark) ? 0 : nextMark(body, mark, 0)
  while (at !== -1 && pieces.length < MOST_PARTS) {
    const lineEnd = body.indexOf('\n', at)
    const rest = body.slice(at + mark.length, lineEnd === -1 ? undefined : lineEnd).trim()
    if (rest !== '' && rest !== '--') {
      at = nextMark(body, mark, at + mark.length)
      continue
    }
    if (from !== -1) pieces.push(body.slice(from, at).replace(/\r?\n$/, ''))
    from = lineEnd === -1 ? body.length : lineEnd + 1
    if (rest === '--' || lineEnd === -1) return pieces
    at = nextMark(body, mark, lineEnd)
  }
  if (from !== -1 && pieces.length < MOST_PARTS) pieces.push(body.slice(from))
  return pieces
}

function nextMark(body: string, mark: string, from: number): number {
  const at = body.indexOf(`\n${mark}`, from)
  return at === -1 ? -1 : at + 1
}

function undoEncoding(body: string, encoding: string): string {
  if (encoding === 'base64') return fromBase64(body)
  if (encoding !== 'quoted-printable') return body
  return body
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

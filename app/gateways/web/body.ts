import type { Readable } from 'node:stream'
import zlib from 'node:zlib'

/** What came of a body: all of it, or why not. */
export type Body = { bytes: Buffer; end: 'whole' | 'cut_short' | 'over_limit' }

/**
 * Reads a body to at most `limit` bytes, packed and unpacked, so that a bomb costs no more than a page. What came
 * before the end of a broken body is kept.
 * @param encoding the Content-Encoding header; gzip, deflate (with and without its wrapper) and br, also several
 */
export async function readBody(
  stream: Readable,
  { encoding, limit }: { encoding: string; limit: number },
): Promise<Body> {
  let body = await collect(stream, limit)
  const packings = encoding
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
  for (const packing of packings.reverse()) body = await unpack(body, packing, limit)
  return body
}

/** By events: an iterator would cost a promise a chunk. */
function collect(stream: Readable, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    // A connection that breaks or stalls in the middle: the page was not read to its end, and that is the finding.
    const finish = (end: Body['end']) => resolve({ bytes: Buffer.concat(chunks).subarray(0, limit), end })
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size <= limit) return
      finish('over_limit')
      stream.destroy()
    })
    stream.once('end', () => finish('whole'))
    stream.on('error', () => finish('cut_short'))
    stream.once('close', () => finish('cut_short'))
  })
}

function unpack(body: Body, packing: string, limit: number): Promise<Body> {
  const unpacker = body.bytes.length > 0 ? unpackerFor(packing, body.bytes) : null
  if (!unpacker) return Promise.resolve(body)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (end: Body['end']) => {
      unpacker.destroy()
      resolve({ bytes: Buffer.concat(chunks).subarray(0, limit), end })
    }
    unpacker.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > limit) finish('over_limit')
    })
    unpacker.once('end', () => finish(body.end))
    unpacker.once('error', () => finish(body.end === 'over_limit' ? 'over_limit' : 'cut_short'))
    unpacker.end(body.bytes)
  })
}

/** Like browsers, takes a body for plain that says gzip and is not, and an unknown word for no packing. */
function unpackerFor(packing: string, bytes: Buffer) {
  if (packing === 'gzip' || packing === 'x-gzip') {
    return bytes[0] === 0x1f && (bytes.length < 2 || bytes[1] === 0x8b) ? zlib.createGunzip() : null
  }
  if (packing === 'deflate') return (bytes[0]! & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw()
  return packing === 'br' ? zlib.createBrotliDecompress() : null
}

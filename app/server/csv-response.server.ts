import { Readable } from 'node:stream'

/** Gives lines of CSV to download, as they are made: memory stays bounded. @param name without the ending */
export function csvResponse(name: string, lines: Iterable<string> | AsyncIterable<string>): Response {
  const fileName = `${name.replace(/\.(csv|tsv|txt|gz)$/i, '').replace(/[^\w .()-]+/g, '_')}.csv`
  return new Response(Readable.toWeb(Readable.from(withMark(lines))) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** Without a byte order mark Excel takes UTF-8 for the code page of the machine. */
async function* withMark(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('\ufeff')
  for await (const line of lines) yield Buffer.from(line)
}

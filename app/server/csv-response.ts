import { csvLine } from '#app/domain/values/csv.ts'

/**
 * A CSV file that is written while it is downloaded, so that its length does not matter.
 * UTF-8 with a byte order mark: spreadsheets take it for Latin-1 otherwise.
 * @param batches of rows; the next is asked for when the browser has taken the one before
 */
export function csvResponse<Row>(
  fileName: string,
  heads: string[],
  batches: Iterable<Row[]>,
  line: (row: Row) => string,
): Response {
  const encoder = new TextEncoder()
  const iterator = batches[Symbol.iterator]()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`\uFEFF${csvLine(heads)}`))
    },
    pull(controller) {
      const next = iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value.map(line).join('')))
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
      'Cache-Control': 'no-store',
    },
  })
}

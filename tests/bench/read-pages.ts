import { parse } from 'parse5'
import { readPage } from '#app/domain/pages/reading.ts'
import { pageAt } from './pages.ts'

/** Reads made pages over and over, one way: `reading` (ours), `by-tree` (the same over parse5's tree), `parse5` (the tree alone) or `htmlparser2`. */
const ROUNDS = 6
const way = process.argv[2]!
const pages = Array.from({ length: 600 }, (_, at) => pageAt(at)).filter(
  ({ answer }) => answer.body.length > 1_000,
)
const { Parser } = way === 'htmlparser2' ? await import('htmlparser2') : { Parser: null }
const WAYS: Record<string, (html: string, url: string) => unknown> = {
  reading: (html, url) => readPage({ html, url }),
  'by-tree': (html, url) => readPage({ html, url, isPlain: false }),
  parse5: (html) => parse(html),
  htmlparser2: (html) => new Parser!({ onopentag: () => {} }).end(html),
}
const read = WAYS[way]!
const spent: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const before = process.cpuUsage()
  for (const { answer, url } of pages) read(answer.body, url)
  const { user, system } = process.cpuUsage(before)
  spent.push(user + system)
}
const bytes = pages.reduce((sum, { answer }) => sum + answer.body.length, 0)
// The first rounds compile; the best of the others is the least disturbed.
console.log((bytes / Math.min(...spent.slice(2))).toFixed(1))

import { existsSync } from 'node:fs'
import { alternate, median, timed, type Line } from './measure.ts'
import { walkPlain } from '#app/domain/pages/plain-tree.ts'
import { parseDocument, walk, type Visitor } from '#app/domain/pages/dom.ts'
import { madePage } from '#tests/support/made-pages.ts'

const FUZZED = 4_000

/** Reading a page, in full, against building its tree. That both ways read the same is checked first. */
export async function benchRead(): Promise<{ lines: Line[]; notes: string[] }> {
  let plain = 0
  for (let seed = 0; seed < FUZZED; seed++) {
    const html = madePage(seed, (seed % 4) / 3)
    const [short, whole] = [told(), told()]
    if (!walkPlain(html, 0, short.visitor)) continue
    walk(parseDocument(html), 0, whole.visitor)
    if (short.text() !== whole.text()) throw new Error(`page ${seed} is read in two ways`)
    plain++
  }
  // It comes along with another package, and may be gone with it.
  const hasPeer = existsSync('node_modules/htmlparser2')
  const read = (way: string) => timed(process.execPath, ['--import', 'tsx', 'tests/bench/read-pages.ts', way])
  const seen = await alternate({
    reading: () => read('reading'),
    'by-tree': () => read('by-tree'),
    parse5: () => read('parse5'),
    ...(hasPeer && { htmlparser2: () => read('htmlparser2') }),
  })
  const speed = (way: string) => median(seen[way]!.printed.map(Number))
  return {
    lines: [
      {
        id: 'A4',
        what: 'reading a page against the same over the tree of parse5',
        value: speed('reading') / speed('by-tree'),
        unit: 'x',
        goal: 'at least 2',
      },
      {
        id: 'A4t',
        what: 'reading a page against parse5 building the tree alone',
        value: speed('reading') / speed('parse5'),
        unit: 'x',
        goal: '',
      },
      ...(hasPeer ? [againstEvents(speed('reading') / speed('htmlparser2'))] : []),
    ],
    notes: [
      `${FUZZED} made pages, ${plain} of them read the short way, all the same as by parse5`,
      `MB a second of processor time: reading ${speed('reading')}, the same by tree ${speed('by-tree')}, parse5 ${speed('parse5')}, ${hasPeer ? `htmlparser2 ${speed('htmlparser2')}` : 'htmlparser2 skipped: not installed'}`,
      'ours resolves links and tells words, positions, what is hidden and robots; the peers build a tree, or events, and nothing more',
    ],
  }
}

function againstEvents(value: number): Line {
  return { id: 'A4b', what: 'reading a page against the events of htmlparser2', value, unit: 'x', goal: '' }
}

function told() {
  const lines: string[] = []
  const visitor: Visitor<number> = {
    enter: (element) => (
      lines.push(`<${element.tagName} ${element.attrs.map(({ value }) => value).join()}>`),
      0
    ),
    leave: () => {},
    text: () => {},
  }
  return { visitor, text: () => lines.join('') }
}

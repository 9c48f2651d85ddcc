import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { pick, seeded } from './seeded.ts'

const HEADER =
  'Referring page title|Referring page URL|Language|Platform|Referring page HTTP code|Domain rating|UR|Domain traffic|Referring domains|Linked domains|External links|Page traffic|Keywords|Target URL|Left context|Anchor|Right context|Redirect Chain URLs|Redirect Chain status codes|Type|Is spam|Content|Nofollow|UGC|Sponsored|Rendered|Raw|Lost status|Drop reason|Discovered status|First seen|Last seen|Lost|Author|Page type|Page category|Links in group'.split(
    '|',
  )
const WORDS = 'garden,tools,“best”,tea,guide,review,compared,kitchen,ärger,日本語,list,of,the,how'.split(',')

/**
 * An export of backlinks as Ahrefs writes it, a row for each of `rows` different links: on a tenth as many sites, some
 * lost, some behind redirects. The same seed gives the same file.
 */
export async function makeExport(file: string, rows: number, encoding: 'utf-8' | 'utf-16le'): Promise<void> {
  const chance = seeded(5)
  const isWide = encoding === 'utf-16le'
  const out = createWriteStream(file)
  const line = (cells: string[]) =>
    cells.map((cell) => (isWide ? quoted(cell) : least(cell))).join(isWide ? '\t' : ',')
  let text = `${isWide ? '\ufeff' : ''}${line(HEADER)}\n`
  for (let at = 0; at < rows; at++) {
    text += `${line(rowOf(chance, at, Math.ceil(rows / 10)))}\n`
    if (text.length < 1 << 20 && at < rows - 1) continue
    if (!out.write(Buffer.from(text, isWide ? 'utf16le' : 'utf8'))) await once(out, 'drain')
    text = ''
  }
  out.end()
  await once(out, 'close')
}

function rowOf(chance: () => number, at: number, sites: number): string[] {
  const flag = (share: number) => String(chance() < share)
  const site = `site-${Math.floor(chance() * sites)}.example`
  const words = (count: number) => Array.from({ length: count }, () => pick(chance, WORDS)).join(' ')
  const isLost = chance() < 0.2
  const target = `https://shop.test/${pick(chance, ['', 'guide', 'tea', 'list?a=1,2'])}`
  return [
    words(6),
    `https://www.${site}/blog/${at}-${pick(chance, WORDS.slice(0, 2))}/`,
    'en, fr',
    'wordpress, blogs',
    '200',
    (chance() * 90).toFixed(1),
    (chance() * 40).toFixed(1),
    String(Math.floor(chance() * 1e6)),
    '3',
    '12',
    '40',
    String(Math.floor(chance() * 900)),
    '7',
    target,
    words(8),
    chance() < 0.1 ? '' : words(2),
    words(8),
    chance() < 0.1 ? `http://shop.test/, ${target}` : '',
    '',
    chance() < 0.2 ? 'image' : 'text',
    'false',
    flag(0.8),
    flag(0.4),
    flag(0.05),
    flag(0.02),
    'false',
    'true',
    isLost ? 'removedfromhtml' : '',
    '',
    'linkfound',
    '2025-03-04 05:06:07',
    '2026-02-03 04:05:06',
    isLost ? '2026-03-01 00:00:00' : '',
    words(2),
    'Article > Guide',
    'Home > Gardening',
    '1',
  ]
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

function least(cell: string): string {
  return /[",\n]/.test(cell) ? quoted(cell) : cell
}

import { INNER_LINE } from './inner-line.ts'

/** A header cell as it is compared: NFKC, no marks, quotes or outer blanks, one blank inside, lower case, `_` as a blank, without the sort order that some tools write into it. */
export function normaliseHeader(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\ufeff\u200b]/g, '')
    .replaceAll(INNER_LINE, ' ')
    .replace(/_/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["'“”]+|["'“”]+$/g, '')
    .trim()
    .replace(/\s*\((asc|desc)\)$/i, '')
    .toLowerCase()
}

/** Header cells as they are kept and shown: trimmed, and a repeated one gets ` (2)`. */
export function headerNames(cells: string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell) => {
    const name = cell
      .replace(/\ufeff/g, '')
      .replaceAll(INNER_LINE, ' ')
      .trim()
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

import { looksLikeAddress } from '../cells/address.ts'
import { readNumber } from '../cells/number.ts'
import { recognise } from '../formats/all.ts'
import type { Format, Seen } from '../formats/format.ts'
import { isGenericHeader } from '../formats/generic.ts'
import { normaliseHeader } from './header.ts'
import { JsonWalker, type JsonPlace } from './json-walk.ts'

const BEGINNING = /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/

/** True for a text that is JSON or NDJSON, by its beginning. */
export function looksLikeJson(head: string): boolean {
  if (!BEGINNING.test(head)) return false
  const walker = new JsonWalker()
  walker.push(head)
  // A sheet whose first cell is "[PDF] Report" goes wrong at once; of NDJSON a line may be damaged.
  return !walker.isCut || (/^\s*\{/.test(head) && walker.root.objects > 1)
}

/** Where the records of a document are, and what they are. `columns` are the keys of all of them. */
export type JsonTable = {
  path: string
  columns: string[]
  format: Format | null
  seen: Seen
  /** `rows`: arrays of cells; `list`: plain values. */
  holds: 'objects' | 'rows' | 'list'
}

/**
 * Finds the records: those of a known report first, then those with names we know, then the largest list.
 * @param root what a walk through the whole document has met
 */
export function findRecords(root: JsonPlace, fileName: string): JsonTable | null {
  const places = allPlaces(root).filter((place) => isListed(place) || place === root)
  const withObjects = places
    .filter((place) => place.objects > 0)
    .toSorted((one, other) => rank(one, root) - rank(other, root))
  for (const place of withObjects) {
    const known = recognise(see(place, fileName))
    if (known) return tableOf(place, 'objects', known.seen, known.format)
  }
  const generic = withObjects.find((place) => isGenericHeader([...place.members.keys()]))
  if (generic) return tableOf(generic, 'objects', see(generic, fileName))
  const lines = root.objects > 1 ? root : undefined
  const largest =
    lines ?? withObjects.filter(isListed).toSorted((one, other) => other.objects - one.objects)[0]
  if (largest) return tableOf(largest, 'objects', see(largest, fileName))
  const rows = places.find((place) => isListed(place) && place.arrays > 0)
  if (rows) return tableOf(rows, 'rows', see(rows, fileName))
  const list = places.find((place) => isListed(place) && place.scalars > 0)
  if (list) return tableOf(list, 'list', see(list, fileName))
  return root.objects > 0 && root.members.size > 0 ? tableOf(root, 'objects', see(root, fileName)) : null
}

/** True for the first of several rows of cells when it names the columns. */
export function isHeaderRow(cells: string[]): boolean {
  return (
    cells.length > 0 &&
    cells.every((cell) => cell !== '' && !looksLikeAddress(cell) && typeof readNumber(cell, '.') !== 'number')
  )
}

/** A header as the signatures of reports see it. */
export function seenOf(header: string[], fileName: string): Seen {
  const cells = header.map(normaliseHeader)
  return { cells, names: new Set(cells), preamble: [], fileName }
}

function see(place: JsonPlace, fileName: string): Seen {
  return seenOf([...place.members.keys()], fileName)
}

function tableOf(
  { path, members }: JsonPlace,
  holds: JsonTable['holds'],
  seen: Seen,
  format: Format | null = null,
): JsonTable {
  return { path, columns: [...members.keys()], format, seen, holds }
}

/** Lines of NDJSON stand before lists within them; one object alone is looked at last. */
function rank(place: JsonPlace, root: JsonPlace): number {
  if (place === root) return root.objects > 1 ? -1 : Infinity
  return place.path.split(/\.|\[\]/).length
}

function isListed({ path }: JsonPlace): boolean {
  return path.endsWith('[]')
}

const MOST_PLACES = 5_000

function allPlaces(root: JsonPlace): JsonPlace[] {
  const all = [root]
  for (let at = 0; at < all.length && all.length < MOST_PLACES; at++) {
    const { members, items } = all[at]!
    all.push(...members.values(), ...(items ? [items] : []))
  }
  return all
}

/** One line of the queue, as far as choosing among them goes. */
export type Waiting = { id: number; heldBy: string | null }

/**
 * Which prospect is in hand: the one asked for while it waits; else the first one from its place on, then from the
 * top, that no colleague has open.
 * @param gone decided on already, though the list does not know it yet
 */
export function inHand(rows: Waiting[], at: number | null, gone: ReadonlySet<number>): number | null {
  const from = Math.max(
    0,
    rows.findIndex((row) => row.id === at),
  )
  const asked = rows[from]
  if (asked && asked.id === at && !gone.has(asked.id)) return asked.id
  return firstFree(rows, from, gone)
}

/** The one that comes into hand when this one is decided on; null when no other is left. */
export function following(rows: Waiting[], id: number | null, gone: ReadonlySet<number>): number | null {
  const at = rows.findIndex((row) => row.id === id)
  return firstFree(rows, at + 1, new Set([...gone, ...(id === null ? [] : [id])]))
}

/** The neighbours by the list, also those that somebody else has open: looking is free. */
export function besides(rows: Waiting[], id: number | null, gone: ReadonlySet<number>) {
  const left = rows.filter((row) => !gone.has(row.id) || row.id === id)
  const at = left.findIndex((row) => row.id === id)
  return { previous: left[at - 1]?.id ?? null, next: at === -1 ? null : (left[at + 1]?.id ?? null) }
}

function firstFree(rows: Waiting[], from: number, gone: ReadonlySet<number>): number | null {
  const inOrder = [...rows.slice(from), ...rows.slice(0, from)]
  return inOrder.find((row) => !gone.has(row.id) && row.heldBy === null)?.id ?? null
}

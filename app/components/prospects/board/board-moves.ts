import type { Stage } from '#db/vocabulary.ts'

/** A column of the board, as far as moves go. */
export type Standing<Card extends { id: number }> = { stage: Stage; count: number; cards: Card[] }

/**
 * The board as it will be once moves that are on their way have arrived: each card on top of its new column.
 * A card that arrived already, or that is on no column shown, changes nothing.
 */
export function withMoves<Card extends { id: number }, Column extends Standing<Card>>(
  columns: (Column & Standing<Card>)[],
  moves: ReadonlyMap<number, Stage>,
): Column[] {
  const moving = columns.flatMap(({ stage, cards }) =>
    cards.filter((card) => moves.has(card.id) && moves.get(card.id) !== stage),
  )
  if (moving.length === 0) return columns
  const isMoving = (card: Card) => moving.includes(card)
  return columns.map((column) => {
    const arriving = moving.filter((card) => moves.get(card.id) === column.stage)
    const staying = column.cards.filter((card) => !isMoving(card))
    const left = column.cards.length - staying.length
    return { ...column, cards: [...arriving, ...staying], count: column.count - left + arriving.length }
  })
}

/** The place that an arrow key leads to from a card, as column and row; null: there is none. */
export function nextPlace(
  heights: number[],
  { column, row }: { column: number; row: number },
  key: string,
): { column: number; row: number } | null {
  if (key === 'ArrowDown') return row + 1 < heights[column]! ? { column, row: row + 1 } : null
  if (key === 'ArrowUp') return row > 0 ? { column, row: row - 1 } : null
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return null
  for (let at = column + step; at >= 0 && at < heights.length; at += step)
    if (heights[at]! > 0) return { column: at, row: Math.min(row, heights[at]! - 1) }
  return null
}

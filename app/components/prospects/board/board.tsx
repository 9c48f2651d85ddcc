import clsx from 'clsx'
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { Link, useFetchers, useSearchParams, useSubmit } from 'react-router'
import type { Stage } from '#db/vocabulary.ts'
import type { BoardColumn } from '../../../domain/prospects/board.server.ts'
import type { Filter } from '../../../domain/prospects/filters.ts'
import { Icon } from '../../../ui/icon.tsx'
import { count as told } from '../../../ui/number.ts'
import { STAGE_ICONS } from '../../prospect-icons.ts'
import { STAGE_WORDS } from '../../words.ts'
import { listSearch } from '../list-url.ts'
import { BoardCardItem, CARD_TYPE } from './board-card.tsx'
import { nextPlace, withMoves } from './board-moves.ts'

const MOVE = 'board-move:'

/** Prospects by stage, in columns side by side. A move shows at once and is taken back from its toast. */
export function Board({
  columns,
  filters,
  base,
  here,
}: {
  columns: BoardColumn[]
  filters: Filter[]
  base: string
  here: string
}) {
  const box = useRef<HTMLDivElement>(null)
  const moves = useMovesUnderway()
  const shown = withMoves(columns, moves)
  const submit = useSubmit()
  const moved = useRef<number | null>(null)
  useEffect(() => {
    if (moved.current === null || document.activeElement !== document.body) return
    box.current?.querySelector<HTMLElement>(`[data-card="${moved.current}"]`)?.focus()
  })
  const move = (id: number, to: Stage) => {
    moved.current = id
    const form = { do: `stage:${to}`, id: String(id), to: here }
    void submit(form, {
      method: 'post',
      action: `${base}/bulk`,
      navigate: false,
      fetcherKey: `${MOVE}${id}`,
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = Number((event.target as HTMLElement).dataset.card)
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return
    const at = shown.findIndex(({ cards }) => cards.some((card) => card.id === id))
    if (at < 0) return
    if (event.shiftKey) {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      const to = step && shown[at + step]
      if (to) {
        event.preventDefault()
        move(id, to.stage)
      }
      return
    }
    const row = shown[at]!.cards.findIndex((card) => card.id === id)
    const heights = shown.map(({ cards }) => cards.length)
    const place = nextPlace(heights, { column: at, row }, event.key)
    const next = place && shown[place.column]!.cards[place.row]
    if (!next) return
    event.preventDefault()
    moved.current = null
    box.current?.querySelector<HTMLElement>(`[data-card="${next.id}"]`)?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the links of its cards
    <div ref={box} onKeyDown={onKeyDown} className="flex h-full w-max gap-2 px-4 pb-4">
      {shown.map((column) => (
        <Column
          key={column.stage}
          column={column}
          filters={filters}
          base={base}
          here={here}
          onDrop={(id) => move(id, column.stage)}
        />
      ))}
    </div>
  )
}

function Column({
  column: { stage, count, isMore, cards },
  filters,
  base,
  here,
  onDrop,
}: {
  column: BoardColumn
  filters: Filter[]
  base: string
  here: string
  onDrop: (id: number) => void
}) {
  const [params] = useSearchParams()
  const [isOver, setOver] = useState(false)
  const list = `${base}${listSearch(params, { filters: [...filters, { field: 'stage', op: 'is', values: [stage] }] })}`
  const rest = count - cards.length
  const isCard = (event: DragEvent) => event.dataTransfer.types.includes(CARD_TYPE)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop; keys and menu do the same
    <section
      aria-label={`${STAGE_WORDS[stage]}, ${told(count)}${isMore ? ' or more' : ''}`}
      onDragOver={(event) => {
        if (!isCard(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        const id = Number(event.dataTransfer.getData(CARD_TYPE))
        if (!id) return
        event.preventDefault()
        if (!cards.some((card) => card.id === id)) onDrop(id)
      }}
      className={clsx(
        'flex max-h-full w-64 flex-none flex-col rounded-lg border',
        isOver ? 'border-accent-line bg-accent-soft' : 'border-line bg-sunken',
      )}
    >
      <h2 className="flex h-9 flex-none items-center gap-1.5 px-2.5 text-13 font-semibold">
        <Icon of={STAGE_ICONS[stage]} size={14} className="text-stage-solid" />
        {STAGE_WORDS[stage]}
        <span className="ml-auto text-12 font-normal text-text-3 tabular-nums">
          {told(count)}
          {isMore && '+'}
        </span>
      </h2>
      <ul className="grid min-h-0 flex-1 scroll-thin grid-cols-1 content-start gap-1.5 px-1.5 pb-1.5">
        {cards.map((card) => (
          <BoardCardItem key={card.id} card={card} stage={stage} base={base} here={here} />
        ))}
        {cards.length === 0 && <li className="px-1 py-2 text-12 text-text-3">Nobody at this stage.</li>}
        {rest > 0 && (
          <li className="px-1 py-1 text-12">
            <Link to={list} className="link">
              {told(rest)}
              {isMore && '+'} more in the list
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}

/** Moves that are being written down: which card goes where. */
function useMovesUnderway(): Map<number, Stage> {
  const moves = new Map<number, Stage>()
  for (const { key, formData } of useFetchers())
    if (key.startsWith(MOVE) && formData)
      moves.set(Number(formData.get('id')), String(formData.get('do')).replace('stage:', '') as Stage)
  return moves
}

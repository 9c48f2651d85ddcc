import clsx from 'clsx'
import { Search } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useFetcher, useNavigate } from 'react-router'
import { Icon } from '../../ui/icon.tsx'
import { Kbd, Keys } from '../../ui/kbd.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { paletteGroups, type Found, type PaletteItem } from './palette-items.ts'
import type { FrameFacts } from './frame-facts.ts'

const TYPING_MS = 90

/** Ctrl/Cmd-K: go anywhere, find a site, prospect, contact, thread or link, run an action. */
export function Palette({ project, onClose }: Pick<FrameFacts, 'project'> & { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const navigate = useNavigate()
  const fetcher = useFetcher<{ query: string; found: Found[] }>()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const found = fetcher.data?.found
  const groups = useMemo(() => paletteGroups({ query, project, found: found ?? [] }), [query, project, found])
  const items = groups.flatMap((group) => group.items)
  const here = items[Math.min(at, items.length - 1)]

  useEffect(() => dialog.current?.showModal(), [])
  const { load } = fetcher
  useEffect(() => {
    if (!query.trim() || !project) return
    const timer = setTimeout(() => {
      void load(`/palette?${new URLSearchParams({ q: query.trim(), project: String(project.id) })}`)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [query, project, load])

  const open = (item: PaletteItem) => {
    onClose()
    void navigate(item.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0)
      setAt((now) => (Math.min(now, items.length - 1) + step + items.length) % Math.max(1, items.length))
    else if (event.key === 'Enter' && here) open(here)
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      aria-label="Go to or do"
      onClose={onClose}
      // A click beside it closes it.
      {...{ closedby: 'any' }}
      className="mx-auto mt-[20vh] mb-auto w-140 max-w-[calc(100vw-2rem)] overflow-hidden rounded-lg border border-line-strong bg-raised text-13 shadow-modal open:animate-rise max-wide:mt-4"
    >
      <div className="flex h-11 items-center gap-2.5 border-b border-line px-4 text-14">
        <Icon of={Search} className="text-text-3" />
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens in order to be typed into
          autoFocus
          role="combobox"
          aria-label="Find or do"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={here && `${listId}-${here.id}`}
          placeholder="A site, page, person, subject or screen"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="w-full bg-transparent outline-none"
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag lists results under a field */}
      <div id={listId} role="listbox" aria-label="Results" className="max-h-[50vh] scroll-thin pb-1.5">
        {groups.map((group) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the group of a listbox
          <div key={group.title} role="group" aria-label={group.title}>
            <h3 aria-hidden="true" className="px-4 pt-2 pb-0.5 text-12 font-medium text-text-3">
              {group.title}
            </h3>
            {group.items.map((item) => (
              <Row
                key={item.id}
                id={`${listId}-${item.id}`}
                item={item}
                isHere={item === here}
                onPoint={() => setAt(items.indexOf(item))}
                onOpen={() => open(item)}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="px-4 pb-4 text-text-2">Nothing here has “{query}” in it.</p>}
      <Foot />
      <output className="sr-only">{items.length} results</output>
    </dialog>
  )
}

function Row({
  id,
  item,
  isHere,
  onPoint,
  onOpen,
}: {
  id: string
  item: PaletteItem
  isHere: boolean
  onPoint: () => void
  onOpen: () => void
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/prefer-tag-over-role -- the field above has the keys
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag lists results under a field
      role="option"
      tabIndex={-1}
      aria-selected={isHere}
      ref={isHere ? (element) => void element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onPointerMove={onPoint}
      onClick={onOpen}
      className={clsx(
        'mx-1.5 flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5',
        isHere && 'bg-active',
      )}
    >
      <Icon of={item.icon} size={14} className="text-text-3" />
      <span className="min-w-0 truncate">{item.label}</span>
      {item.detail && <span className="min-w-0 flex-none truncate text-text-3">{item.detail}</span>}
      <span className="ml-auto flex-none text-text-3">
        {isHere ? <Kbd>Enter</Kbd> : item.keys ? <Keys of={item.keys} /> : item.side}
      </span>
    </div>
  )
}

function Foot() {
  return (
    <p className="flex gap-4 border-t border-line px-4 py-2 text-12 text-text-3 max-wide:hidden">
      <span className="inline-flex items-center gap-1.5">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> move
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Kbd>Enter</Kbd> open
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Kbd>Esc</Kbd> close
      </span>
      <Spoken>.</Spoken>
    </p>
  )
}

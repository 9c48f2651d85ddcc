import { useEffect, useRef } from 'react'
import { focusSearch, isTyping, moveAlongRows, pressHotkey, tickRow } from './hotkeys.ts'

/** How long a first key waits for its second. */
const SECOND_KEY_MS = 1200

/**
 * Listens to the keys of the whole page. Order: what the page shows (`data-hotkey`), then the list (j k x),
 * then `/` and `?`. Two keys after each other, "g p", lead to places.
 * @param places second key -> what to do @param onHelp `?` @param onPalette Ctrl/Cmd-K
 */
export function useKeys({
  places,
  onHelp,
  onPalette,
}: {
  places: Record<string, () => void>
  onHelp: () => void
  onPalette: () => void
}): void {
  const latest = useRef({ places, onHelp, onPalette })
  useEffect(() => {
    latest.current = { places, onHelp, onPalette }
  })
  useEffect(() => {
    let firstKeyAt = 0
    const onKeyDown = (event: KeyboardEvent) => {
      const { places, onHelp, onPalette } = latest.current
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault()
        return onPalette()
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isElsewhere(event))
        return
      const isSecond = Date.now() - firstKeyAt < SECOND_KEY_MS
      firstKeyAt = 0
      if (isSecond && places[event.key]) {
        event.preventDefault()
        return places[event.key]?.()
      }
      if (event.key === 'g') firstKeyAt = Date.now()
      else if (answer(event.key, onHelp)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function answer(key: string, onHelp: () => void): boolean {
  if (pressHotkey(key)) return true
  if (key === 'j') return moveAlongRows(1)
  if (key === 'k') return moveAlongRows(-1)
  if (key === 'x') return tickRow()
  if (key === '/') return focusSearch()
  if (key === '?') onHelp()
  return key === '?'
}

/** True while the key belongs to a field, or to something that floats over the page. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.key === 'Escape' && isTyping(event.target)) (event.target as HTMLElement).blur()
  return isTyping(event.target) || document.querySelector(':popover-open, dialog[open]') !== null
}

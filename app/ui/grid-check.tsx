import { useEffect, useRef, useState } from 'react'

/** The tick in the head: selects every row of the page, and is mixed when some are. */
export function HeadCheck({ label }: { label: string }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const table = box.current?.closest('table')
    if (!table) return
    const follow = () => {
      const ticks = rowTicks(table)
      const on = ticks.filter((tick) => tick.checked).length
      if (!box.current) return
      box.current.checked = on > 0 && on === ticks.length
      box.current.indeterminate = on > 0 && on < ticks.length
    }
    table.addEventListener('change', follow)
    follow()
    return () => table.removeEventListener('change', follow)
  })
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      className="tick"
      onChange={(event) => {
        const table = event.currentTarget.closest('table')
        if (table) setTicks(table, event.currentTarget.checked)
      }}
    />
  )
}

/** How many rows are ticked within the form of `ref`, kept current; and a way to untick them all. */
export function useTicked(form: React.RefObject<HTMLElement | null>): { count: number; clear: () => void } {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const element = form.current
    if (!element) return
    const follow = () => setCount(rowTicks(element).filter((tick) => tick.checked).length)
    element.addEventListener('change', follow)
    element.addEventListener('keydown', openInsteadOfSend)
    follow()
    return () => {
      element.removeEventListener('change', follow)
      element.removeEventListener('keydown', openInsteadOfSend)
    }
  })
  return { count, clear: () => form.current && setTicks(form.current, false) }
}

/** Enter in a tick opens its row. Left alone, the browser would press the first button of the bulk bar. */
function openInsteadOfSend(event: KeyboardEvent) {
  const { target } = event
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type !== 'checkbox') return
  event.preventDefault()
  target.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-link]')?.click()
}

function rowTicks(within: HTMLElement): HTMLInputElement[] {
  return [...within.querySelectorAll<HTMLInputElement>('.row-check')]
}

function setTicks(within: HTMLElement, on: boolean) {
  const ticks = rowTicks(within)
  for (const tick of ticks) tick.checked = on
  ticks[0]?.dispatchEvent(new Event('change', { bubbles: true }))
}

import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { isTyping } from '../../ui/hotkeys.ts'

/** `e` edits the row in hand: its facts, in the panel. An open panel has its own `e`. */
export function useEditKey(editPath: (id: number) => string): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      if (document.querySelector('aside [data-hotkey="e"], :popover-open, dialog[open]')) return
      const tick = document.activeElement
        ?.closest('[data-row]')
        ?.querySelector<HTMLInputElement>('.row-check')
      if (!tick) return
      event.preventDefault()
      void navigate(editPath(Number(tick.value)), { preventScrollReset: true })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}

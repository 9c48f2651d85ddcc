import { useEffect, type RefObject } from 'react'
import { isTyping } from '../../ui/hotkeys.ts'

/** How far a key scrolls, in parts of the visible height. */
const STEPS: Record<string, number> = {
  ' ': 0.85,
  PageDown: 0.85,
  PageUp: -0.85,
  ArrowDown: 0.15,
  ArrowUp: -0.15,
}

/** The usual keys scroll the page in the frame, without anybody having to click into it. */
export function useScrollKeys(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      if (!step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isPressable(event.target)) return
      if (document.querySelector(':popover-open, dialog[open]')) return
      const page = box.current?.querySelector<HTMLIFrameElement>('[data-in-hand]')?.contentWindow
      if (!page) return
      page.scrollBy({ top: (event.shiftKey ? -step : step) * page.innerHeight })
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [box])
}

/** A click into the page would take the keys along: they are given on to the screen. */
export function passKeysOn(frame: HTMLIFrameElement): void {
  frame.contentDocument?.addEventListener('keydown', (event) => {
    if (event.key in STEPS) return
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    document.dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey, metaKey, altKey, shiftKey, bubbles: true }),
    )
  })
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, summary') !== null
}

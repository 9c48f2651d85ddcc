import { useRef } from 'react'

type Box = HTMLTextAreaElement | HTMLInputElement

/**
 * Writes text where the cursor last stood in one of a form's boxes, so that the browser's own undo still knows it.
 * @returns `noteFocus` for the form's onFocus, and `insert`
 */
export function useInsert(fallbackId: string) {
  const last = useRef<Box | null>(null)
  return {
    noteFocus(target: EventTarget) {
      if (
        target instanceof HTMLTextAreaElement ||
        (target instanceof HTMLInputElement && target.type === 'text')
      )
        last.current = target
    },
    insert(text: string) {
      const box = last.current ?? document.querySelector<Box>(`#${fallbackId}`)
      if (!box) return
      box.focus()
      box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end')
      box.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}

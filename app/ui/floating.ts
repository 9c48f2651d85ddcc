/** The look of what floats: menus and popovers. */
export const FLOATING =
  'animate-rise rounded-lg border border-line-strong bg-raised text-13 text-text shadow-menu'

/** Moves the focus among the pressable things of a floating box with the arrow keys, and presses what has the key as its `data-hotkey`. */
export function moveWithArrows(event: React.KeyboardEvent<HTMLElement>): void {
  event.currentTarget.querySelector<HTMLElement>(`[data-hotkey="${CSS.escape(event.key)}"]`)?.click()
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  items.at((at + step) % items.length)?.focus()
  event.preventDefault()
}

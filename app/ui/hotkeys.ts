/**
 * Keys press what is on the page: a button or link with `data-hotkey`, so that a hint and its key are one thing.
 * Rows are moved along by their `data-row-link`.
 */

/** True where letters belong to what is being written. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}

/** Presses the last visible thing that has this key; what floats comes later in the page and wins. */
export function pressHotkey(key: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>('[data-hotkey]')].filter(
    (element) => element.dataset.hotkey === key && isReachable(element),
  )
  found.at(-1)?.click()
  return found.length > 0
}

/** Moves the focus to the next or previous row of the list, starting from the one in hand. */
export function moveAlongRows(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row-link]')].filter(isReachable)
  if (rows.length === 0) return false
  const inHand = document.activeElement?.closest('[data-row]')
  const at = rows.findIndex((row) => row === document.activeElement || inHand?.contains(row))
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return true
}

/** Ticks or unticks the row that has the focus. */
export function tickRow(): boolean {
  const tick = document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('.row-check')
  tick?.click()
  return !!tick
}

/** Puts the cursor into the search of the list. */
export function focusSearch(): boolean {
  const search = [...document.querySelectorAll<HTMLInputElement>('[data-search]')].find(isReachable)
  search?.focus()
  search?.select()
  return !!search
}

/** The keys that work on the page now, with the words of what they press. */
export function hotkeysOfPage(): { key: string; words: string }[] {
  const known = new Map<string, string>()
  for (const element of document.querySelectorAll<HTMLElement>('[data-hotkey]'))
    if (isReachable(element)) known.set(element.dataset.hotkey!, wordsOf(element))
  return [...known].map(([key, words]) => ({ key, words }))
}

function wordsOf(element: HTMLElement): string {
  const spoken = element.getAttribute('aria-label')
  if (spoken) return spoken
  const copy = element.cloneNode(true) as HTMLElement
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"], kbd')) hidden.remove()
  return copy.textContent.trim()
}

function isReachable(element: HTMLElement): boolean {
  return !element.matches(':disabled') && element.checkVisibility() && !element.closest('[inert]')
}

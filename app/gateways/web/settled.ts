/**
 * Runs in a page before its own scripts: counts timers that end within five seconds of the start, as a redirect or a
 * late link may wait for one. A page is settled when none is left.
 */
export function settledScript(): void {
  const WAIT_MS = 5_200
  const startedAt = performance.now()
  const waiting = new Set<unknown>()
  const setLater = window.setTimeout.bind(window)
  const clear = window.clearTimeout.bind(window)
  let firstLook = 0
  const patched = (handler: TimerHandler, delay?: number, ...given: unknown[]) => {
    const ends = performance.now() - startedAt + (Number(delay) || 0)
    if (ends > WAIT_MS || typeof handler !== 'function') return setLater(handler, delay, ...given)
    const id = setLater(() => {
      waiting.delete(id)
      ;(handler as (...all: unknown[]) => void)(...given)
    }, delay)
    waiting.add(id)
    return id
  }
  window.setTimeout = patched as typeof window.setTimeout
  window.clearTimeout = (id) => {
    waiting.delete(id)
    clear(id)
  }
  Object.defineProperty(window, 'linkwrightIsSettled', {
    value: () => {
      const now = performance.now()
      firstLook ||= now
      const isQuiet = waiting.size === 0 && now - firstLook > 200
      return isQuiet || now - startedAt > WAIT_MS
    },
  })
}

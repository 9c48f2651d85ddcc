// What runs inside of a rendered page. Kept as text: compilers add helpers to functions that a page does not have.

/**
 * Before the page's own scripts: counts timers that end within five seconds of the start, as a redirect or a late link
 * may wait for one. A page is settled when none is left.
 */
export const COUNT_TIMERS = `(() => {
  const WAIT_MS = 5200
  const startedAt = performance.now()
  const waiting = new Set()
  const setLater = window.setTimeout.bind(window)
  const clear = window.clearTimeout.bind(window)
  let firstLook = 0
  window.setTimeout = (handler, delay, ...given) => {
    const ends = performance.now() - startedAt + (Number(delay) || 0)
    if (ends > WAIT_MS || typeof handler !== 'function') return setLater(handler, delay, ...given)
    const id = setLater(() => { waiting.delete(id); handler.apply(window, given) }, delay)
    waiting.add(id)
    return id
  }
  window.clearTimeout = (id) => { waiting.delete(id); clear(id) }
  Object.defineProperty(window, 'linkwrightIsSettled', {
    value: () => {
      const now = performance.now()
      firstLook ||= now
      return (waiting.size === 0 && now - firstLook > 200) || now - startedAt > WAIT_MS
    },
  })
})()`

export const IS_SETTLED = `typeof linkwrightIsSettled !== 'function' || linkwrightIsSettled()`

/** Puts what shadow trees show into the document, and answers what relative addresses mean. */
export const FLATTEN = `(() => {
  const hosts = (root) => [...root.querySelectorAll('*')].filter((element) => element.shadowRoot)
  const open = hosts(document)
  for (let host = open.pop(); host; host = open.pop()) {
    open.push(...hosts(host.shadowRoot))
    host.append(...host.shadowRoot.childNodes)
  }
  return location.protocol.startsWith('http') ? location.href : document.baseURI
})()`

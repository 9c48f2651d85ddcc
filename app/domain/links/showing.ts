import { pageKey, readWebAddress } from '../values/web-address.ts'

/** How long a bookmarklet may be used. */
export const SHOWING_MS = 60 * 60_000
/** As much of a page as a check would read. */
export const MOST_SHOWN_CHARACTERS = 10 * 1024 * 1024

/**
 * True when the address that a person was at is the promised page: the page itself, or where it redirected the last
 * check. Anything else must not be judged as if it were.
 * @param known addresses of the promise and of its last check
 */
export function isPromisedPage(url: string, known: (string | null)[]): boolean {
  const at = readWebAddress(url)
  if (!at) return false
  const key = pageKey(at)
  return known.some((one) => {
    const address = one && readWebAddress(one)
    return !!address && pageKey(address) === key
  })
}

/**
 * The bookmarklet: posts the page that is open, as the browser has built it, to us in a new tab. It is a form and no
 * fetch, because most pages' content policies refuse a fetch to strangers and let a form go.
 * @param action the address that takes it, with its one-time token
 */
export function bookmarklet(action: string): string {
  const code = `(()=>{const d=document,f=d.createElement('form');f.method='post';f.target='_blank';f.action=${JSON.stringify(action)};for(const [n,v] of [['url',location.href],['html',d.documentElement.outerHTML]]){const t=d.createElement('textarea');t.name=n;t.value=v;f.append(t)}f.style.display='none';d.body.append(f);f.submit();f.remove()})()`
  return `javascript:${encodeURIComponent(code)}`
}

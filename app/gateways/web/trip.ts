import { Cookies } from './cookies.ts'
import { NoAnswer } from './failure.ts'

/** One step from an address to the next; `location` is where it led, absolute. */
export type Redirect = { url: string; status: number; location: string }

const MOST_REDIRECTS = 10

/**
 * One way from an address to the page behind it: its redirects, cookies and the time it has taken. Handed on when a
 * page itself redirects (a meta refresh), so that limits and loops are counted over the whole way.
 */
export class Trip {
  readonly cookies = new Cookies()
  readonly redirects: Redirect[] = []
  /** When the first request left. */
  askedAt: Date | null = null
  /** Milliseconds spent on requests; waiting for one's turn at a host does not count. */
  spentMs = 0
  #seen = new Set<string>()

  /** @throws NoAnswer when the same address is asked with the same cookies again */
  visit(url: URL): void {
    const visit = `${url.href} ${this.cookies.headerFor(url)}`
    if (this.#seen.has(visit)) throw new NoAnswer('redirect_loop', `the redirects come back to ${url.href}`)
    this.#seen.add(visit)
  }

  /** @throws NoAnswer after more than ten */
  redirect(step: Redirect): void {
    if (this.redirects.length >= MOST_REDIRECTS)
      throw new NoAnswer('too_many_redirects', `more than ${MOST_REDIRECTS} redirects`)
    this.redirects.push(step)
  }
}

import type { Body } from './body.ts'
import type { Failure } from './failure.ts'
import type { HeaderLines } from './headers.ts'
import type { Redirect, Trip } from './trip.ts'

export type Get = {
  /** The way so far, when a page was reached and it leads on. */
  trip?: Trip
  /** The step by which the page reached last leads here, when it is no redirect of HTTP. */
  via?: Redirect
  as?: 'ourselves' | 'browser'
  /** Asked when the headers of the last answer are there. Default: every body is wanted. */
  wantsBody?: (answer: { url: URL; status: number; headers: HeaderLines }) => boolean
  maxBytes?: number
  /** For what a rendered page asks: its own method, headers and content. */
  method?: string
  headers?: Record<string, string>
  content?: Buffer
  /** Headers for the first request of a way, if it is for this very address. */
  condition?: { url: string; headers: Record<string, string> }
  /** Asked before a redirect is followed; false ends the way there, with the redirect as its last step. */
  goesOn?: (step: Redirect) => boolean
}

/** What came of asking for an address, after its redirects. */
export type Fetched = {
  /** The address asked last. */
  url: string
  redirects: Redirect[]
  askedAt: Date | null
  durationMs: number
} & (
  | { ok: true; status: number; headers: HeaderLines; body: Body | null }
  | { ok: false; failure: Failure; detail: string }
)

import { decodeHtml } from '#app/gateways/web/charset.ts'
import { header, headerValues, type HeaderLines } from '#app/gateways/web/headers.ts'
import type { Fetched } from '#app/gateways/web/fetched.ts'
import type { Obtained } from '#db/vocabulary.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { Trip, type Redirect } from '#app/gateways/web/trip.ts'
import { htmlKind } from './html-kind.ts'
import { conditionOf, headersNow, type KnownPage } from './known-page.ts'
import { troubleOf, type PageTrouble } from './page-state.ts'
import { readPage, type PageReading } from './reading.ts'
import { refreshTarget } from './refresh.ts'
import { deservesSecondLook, isClearer } from './second-look.ts'

/** What a visit to an address found, after redirects of every kind. */
export type Visit = {
  askedFor: string
  url: string
  redirects: Redirect[]
  askedAt: Date | null
  durationMs: number
} & (
  | { kind: 'no_answer'; failure: Extract<Fetched, { ok: false }>['failure']; detail: string }
  | {
      kind: 'answered'
      status: number
      headers: HeaderLines
      /** Null when the answer is no HTML page, or its body was of no use. */
      page: PageReading | null
      /** How the body ended; null when none was read. */
      end: 'whole' | 'cut_short' | 'over_limit' | null
      trouble: PageTrouble | null
      /** Absent when it was simply asked for. */
      obtained?: Obtained
    }
)

type Options = {
  /** The address that led here, when it is not the one to fetch. */
  askedFor?: string
  /** Reads the page only if it lies at an address that is of use. */
  wants?: (url: URL) => boolean
  maxBytes?: number
  /** What an earlier visit found at this address; fetched only if it has changed. */
  known?: KnownPage | null
}

/**
 * Visits a page and reads it. A page that refuses us, or says that it is not there, is asked for a second time as a
 * browser would, before that is believed.
 */
export async function fetchPage(web: Web, url: string, options: Options = {}): Promise<Visit> {
  const first = await visit(web, url, 'ourselves', options)
  if (first.kind === 'no_answer' || !deservesSecondLook(first)) return first
  const second = await visit(web, url, 'browser', options)
  if (second.kind === 'no_answer' || !isClearer(second, first)) return first
  return { ...second, askedAt: first.askedAt, obtained: 'as_browser' }
}

async function visit(web: Web, url: string, as: 'ourselves' | 'browser', options: Options): Promise<Visit> {
  const trip = new Trip()
  const wantsBody = (answer: { url: URL; status: number; headers: HeaderLines }) =>
    isReadable(answer.status, answer.headers) && (options.wants?.(answer.url) ?? true)
  const askedFor = options.askedFor ?? url
  const known = as === 'ourselves' ? options.known : null
  const wanted = known && conditionOf(known)
  const condition = wanted ? { url: known!.url, headers: wanted } : undefined
  let via: Redirect | undefined
  for (let next = url; ;) {
    const fetched = await web.get(next, { trip, as, via, wantsBody, condition, maxBytes: options.maxBytes })
    const { redirects, askedAt, durationMs } = fetched
    const way = { askedFor, url: fetched.url, redirects, askedAt, durationMs }
    if (!fetched.ok) return { ...way, kind: 'no_answer', failure: fetched.failure, detail: fetched.detail }
    if (condition && fetched.status === 304 && redirects.length === 0 && fetched.url === condition.url) {
      const headers = headersNow(known!, fetched.headers)
      const found =
        headers && readText({ ...way, status: 200, headers, text: known!.html, end: 'whole' }, askedFor)
      // What does not fit, or would lead on, is fetched anew: our copy decides only what is sure.
      if (!found || found.refresh) return visit(web, url, as, { ...options, known: null })
      return { ...way, kind: 'answered', status: 200, headers, ...found, obtained: 'not_modified' }
    }
    const found = readAnswer(fetched, askedFor)
    if (!found.refresh)
      return { ...way, kind: 'answered', status: fetched.status, headers: fetched.headers, ...found }
    via = { url: fetched.url, status: fetched.status, location: found.refresh }
    next = found.refresh
  }
}

/** Bodies of pages, and of refusals that may be a test for robots. */
function isReadable(status: number, headers: HeaderLines): boolean {
  const isPage = status >= 200 && status < 300
  return (isPage || [403, 429, 503].includes(status)) && htmlKind(header(headers, 'content-type')) !== 'other'
}

function readAnswer(fetched: Extract<Fetched, { ok: true }>, askedFor: string) {
  const { status, headers, body, url } = fetched
  const text = body ? decodeHtml(body.bytes, header(headers, 'content-type') ?? '') : null
  return readText({ url, status, headers, text, end: body?.end ?? null }, askedFor)
}

type Text = Pick<Extract<Visit, { kind: 'answered' }>, 'url' | 'status' | 'headers' | 'end'> & {
  text: string | null
}

function readText({ url, status, headers, text, end: ended }: Text, askedFor: string) {
  const kind = text === null ? 'other' : htmlKind(header(headers, 'content-type'), text)
  const isHtml = kind === 'html' || kind === 'xhtml'
  const page = isHtml && text !== null ? readPage({ html: text, url, isXml: kind === 'xhtml' }) : null
  const isPage = status >= 200 && status < 300
  const trouble = page ? troubleOf(page, { askedFor, headers }) : null
  // A test for robots often passes its visitor on to itself; there is nothing to be learnt from going along.
  const leadsOn = isPage && trouble?.kind !== 'challenge'
  const end = ended === 'whole' && endsInTag(text ?? '') ? 'cut_short' : ended
  return { page, end, trouble, refresh: leadsOn ? refreshOf(headers, page, url) : null }
}

/** A page that ends in the middle of a tag was cut off, even if nobody said so on the wire. */
function endsInTag(text: string): boolean {
  return /<[a-z/][^<>]*$/i.test(text.slice(-2_000))
}

function refreshOf(headers: HeaderLines, page: PageReading | null, url: string): string | null {
  const [line] = headerValues(headers, 'refresh')
  return (line === undefined ? null : refreshTarget(line, { page: url, base: url })) ?? page?.refresh ?? null
}

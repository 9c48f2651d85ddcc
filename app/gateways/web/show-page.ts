import type { BrowserContext, Frame, Page, Request, Route } from 'playwright'
import { siteOf } from '#app/domain/values/web-address.ts'
import type { Fetched, Get } from './fetched.ts'
import { header, type HeaderLines } from './headers.ts'
import { COUNT_TIMERS, FLATTEN, IS_SETTLED } from './page-scripts.ts'

/** A page as it was served, to be shown to its scripts. */
export type ToRender = {
  url: string
  html: string
  headers: HeaderLines
  /** The attribute that tells frames apart in what is handed back. */
  frameMark: string
}

export type RenderedFrame = { mark: string; url: string; html: string }

export type Rendered =
  | {
      kind: 'rendered'
      html: string
      /** What relative addresses mean now. */
      base: string
      frames: RenderedFrame[]
      /** Scripts of the page that could not be loaded. */
      brokenScripts: number
      /** Something that its own site should have given to its scripts did not come. */
      isIncomplete: boolean
    }
  /** A script leads the reader to another address. */
  | { kind: 'moved'; to: string }
  | { kind: 'no_browser'; detail: string }
  | { kind: 'failed'; detail: string }

export type Ask = (url: string, how: Get) => Promise<Fetched>

/** A reload of the page by itself is part of it (a cookie was set); more often than this it goes nowhere. */
const RELOADS = 3

/** From the break of a look to the address that a script leads to. */
const MOVE_MS = 1_000

/** Shows a page to its scripts in a fresh context of the browser, and tells what has become of it. */
export async function showPage(
  context: BrowserContext,
  served: ToRender,
  { ask, ms }: { ask: Ask; ms: number },
): Promise<Rendered> {
  const page = await context.newPage()
  context.on('page', (other) => void other.close().catch(() => {}))
  await page.addInitScript({ content: COUNT_TIMERS })
  let movedTo: string | null = null
  let brokenScripts = 0
  let isIncomplete = false
  const note = (request: Request, status: number | null) => {
    const isScript = request.resourceType() === 'script'
    const isData = ['xhr', 'fetch'].includes(request.resourceType())
    const isOwn = siteOf(request.url()) === siteOf(served.url)
    if (isScript && (status === null || status >= 400)) brokenScripts++
    if ((isScript || isData) && isOwn && (status === null || isPassing(status))) isIncomplete = true
  }
  page.on('response', (response) => note(response.request(), response.status()))
  page.on('requestfailed', (request) => {
    // What the page itself gave up is no failure.
    if (!/ABORTED/.test(request.failure()?.errorText ?? '')) note(request, null)
  })
  let loads = 0
  const leave = deferred()
  const decide = (route: Route, request: Request): Promise<void> => {
    const isMain = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (!isMain) return answer(route, request, ask)
    if (++loads === 1)
      return route.fulfill({ status: 200, headers: pageHeaders(served.headers), body: served.html })
    if (sameAddress(request.url(), served.url) && loads <= RELOADS) return answer(route, request, ask)
    movedTo = request.url()
    leave.resolve()
    return route.abort()
  }
  await context.route('**/*', (route, request) => decide(route, request).catch(ignoreClosed))
  const look = async (): Promise<Rendered> => {
    await page.goto(served.url, { waitUntil: 'commit', timeout: ms })
    await settle(page, ms)
    const frames = await framesOf(page, served.frameMark)
    const base = await page.evaluate<string>(FLATTEN)
    return { kind: 'rendered', html: await page.content(), base, frames, brokenScripts, isIncomplete }
  }
  const gone = leave.promise.then(() => null)
  try {
    const seen = await Promise.race([gone, look()])
    if (seen && !movedTo) return seen
  } catch (error) {
    // Looking breaks off in the moment in which a script leaves; where it goes is known right after.
    await Promise.race([gone, new Promise((soon) => setTimeout(soon, MOVE_MS))])
    if (!movedTo) throw error
  }
  return { kind: 'moved', to: movedTo! }
}

/** Refused for now, or broken: a reader might have been given it. */
function isPassing(status: number): boolean {
  return status === 403 || status === 429 || status >= 500
}

/** Waits until the page has loaded, asks for nothing more and has no short timer running, within its time. */
async function settle(page: Page, ms: number): Promise<void> {
  const deadline = Date.now() + ms / 2
  const left = () => Math.max(1, deadline - Date.now())
  await page.waitForLoadState('load', { timeout: left() }).catch(ignoreTimeout)
  await page.waitForLoadState('networkidle', { timeout: left() }).catch(ignoreTimeout)
  while (Date.now() < deadline) {
    if (await page.evaluate<boolean>(IS_SETTLED).catch(ignoreTimeout)) return
    await new Promise((soon) => setTimeout(soon, 100))
  }
}

/** A page that is never quiet is taken as it is when its time is up. */
function ignoreTimeout(error: unknown): undefined {
  if (
    !(error instanceof Error && error.name === 'TimeoutError') &&
    !/navigat|destroyed/i.test(messageOf(error))
  )
    throw error
}

/** A page may be done, and closed, while something it asked for is still on its way. */
function ignoreClosed(error: unknown): void {
  if (!/closed|already handled|detached|invalid interception/i.test(messageOf(error))) throw error
}

/** Pictures are seen by nobody; a small one stands in, so that scripts that wait for them go on. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

async function answer(route: Route, request: Request, ask: Ask): Promise<void> {
  const kind = request.resourceType()
  if (kind === 'image') return route.fulfill({ status: 200, contentType: 'image/gif', body: PIXEL })
  if (kind === 'media' || kind === 'font' || kind === 'ping' || kind === 'beacon') return route.abort()
  if (!/^https?:/.test(request.url())) return route.abort()
  const { cookie, ...own } = await request.allHeaders()
  const fetched = await ask(request.url(), {
    method: request.method(),
    headers: { ...own, ...(cookie && { cookie }) },
    content: request.postDataBuffer() ?? undefined,
    maxBytes: 5 * 1024 * 1024,
  })
  if (!fetched.ok) return route.abort('connectionfailed')
  const isFrame = request.isNavigationRequest()
  if (isFrame && !sameAddress(fetched.url, request.url())) {
    // The frame has to know where it is, so it is sent there by a page of ours.
    const to = JSON.stringify(fetched.url).replace(/</g, '\\u003c')
    return route.fulfill({
      status: 200,
      contentType: 'text/html',
      body: `<script>location.replace(${to})</script>`,
    })
  }
  return route.fulfill({
    status: fetched.status,
    headers: plainHeaders(fetched.headers),
    body: fetched.body?.bytes ?? '',
  })
}

/** Headers that speak of the bytes on the wire, which have been unpacked. */
const OF_THE_WIRE = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
])

function plainHeaders(lines: HeaderLines): Record<string, string> {
  const kept = lines.filter(([name]) => !OF_THE_WIRE.has(name))
  return Object.fromEntries(
    kept.map(([name]) => [
      name,
      kept
        .filter(([one]) => one === name)
        .map(([, value]) => value)
        .join(name === 'set-cookie' ? '\n' : ', '),
    ]),
  )
}

/** The page is handed over decoded; what its headers allow scripts to do still holds. */
function pageHeaders(lines: HeaderLines): Record<string, string> {
  const policy = header(lines, 'content-security-policy')
  return { 'content-type': 'text/html; charset=utf-8', ...(policy && { 'content-security-policy': policy }) }
}

async function framesOf(page: Page, attribute: string): Promise<RenderedFrame[]> {
  const inner = page
    .frames()
    .filter((frame) => frame !== page.mainFrame() && /^(?:https?:|about:srcdoc)/.test(frame.url()))
  const read = await Promise.all(inner.map((frame, at) => readFrame(frame, attribute, String(at))))
  return read.filter((frame) => frame !== null)
}

async function readFrame(frame: Frame, attribute: string, mark: string): Promise<RenderedFrame | null> {
  try {
    const element = await frame.frameElement()
    await element.evaluate(
      (node, [name, value]) => (node as Element).setAttribute(name!, value!),
      [attribute, mark],
    )
    const base = await frame.evaluate<string>(FLATTEN)
    return { mark, url: frame.url().startsWith('http') ? frame.url() : base, html: await frame.content() }
  } catch {
    // It went away while it was read: a frame that does not stay holds nothing for a reader.
    return null
  }
}

function sameAddress(a: string, b: string): boolean {
  return a.replace(/#.*$/, '') === b.replace(/#.*$/, '')
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void
  return { promise: new Promise<void>((go) => (resolve = go)), resolve }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!
}

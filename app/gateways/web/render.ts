import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright'
import { findBrowser, launchBrowser, type RunningBrowser } from './browser.ts'
import { Queues } from './hosts.ts'
import { showPage, type Ask, type Rendered, type ToRender } from './show-page.ts'
import { BROWSER_HEADERS } from './user-agent.ts'

export type Renderer = {
  /** Null when a browser can be used, else why not. */
  trouble(): Promise<string | null>
  render(page: ToRender): Promise<Rendered>
  close(): Promise<void>
}

const AT_ONCE = 2
/** After so many pages the browser is started anew, so that what they leave behind does not add up. */
const PAGES_A_BROWSER = 200
const PAGE_MS = 25_000
const CLOSE_MS = 3_000

/** One browser for all, started when it is first needed. Its requests go through `ask`, and so under all rules of the gateway. */
export function openRenderer({
  chromium,
  ask,
  pageMs = PAGE_MS,
}: {
  chromium: string
  ask: Ask
  /** What one page may take in the browser; it is quiet, or taken as it is, in half of that. */
  pageMs?: number
}): Renderer {
  const turns = new Queues(AT_ONCE)
  let running: Promise<RunningBrowser> | null = null
  let pages = 0
  let inUse = 0
  let isClosed = false

  async function start(): Promise<RunningBrowser> {
    const file = await findBrowser(chromium)
    if (file) return launchBrowser(file)
    throw new NoBrowser(
      chromium ? `LINKWRIGHT_CHROMIUM names ${chromium}, which is not there` : 'no browser was found',
    )
  }

  /** The browser that is running, or a new one after a crash or many pages. */
  async function browser(): Promise<Browser> {
    const isSpent = pages >= PAGES_A_BROWSER && inUse === 0
    if (running && (isSpent || !(await isAlive(running)))) letGo(running)
    if (!running) pages = 0
    running ??= start()
    return (await running).browser
  }

  function letGo(one: Promise<RunningBrowser>): void {
    void stop(one)
    if (running === one) running = null
  }

  async function show(page: ToRender): Promise<Rendered> {
    if (isClosed) return { kind: 'failed', detail: 'the gateway was closed' }
    let context: BrowserContext | null = null
    inUse++
    try {
      const one = await browser()
      pages++
      context = await one.newContext(CONTEXT)
      return await within(pageMs, showPage(context, page, { ask, ms: pageMs }))
    } catch (error) {
      if (!context) running = null
      if (error instanceof NoBrowser) return { kind: 'no_browser', detail: error.message }
      return { kind: 'failed', detail: messageOf(error) }
    } finally {
      if (context && !(await closes(context)) && running) letGo(running)
      inUse--
    }
  }

  return {
    async trouble() {
      try {
        await browser()
        return null
      } catch (error) {
        running = null
        return messageOf(error)
      }
    },
    render: (page) => turns.run('', () => show(page)),
    async close() {
      isClosed = true
      if (running) await stop(running)
    },
  }
}

const CONTEXT: BrowserContextOptions = {
  serviceWorkers: 'block',
  acceptDownloads: false,
  userAgent: BROWSER_HEADERS['user-agent'],
  // As tall as a search engine's, so that what waits for being scrolled to is there.
  viewport: { width: 1280, height: 10_000 },
}

class NoBrowser extends Error {
  override name = 'NoBrowser'
}

async function isAlive(running: Promise<RunningBrowser>): Promise<boolean> {
  try {
    return (await running).browser.isConnected()
  } catch {
    return false
  }
}

async function closes(context: BrowserContext): Promise<boolean> {
  try {
    await within(CLOSE_MS, context.close())
    return true
  } catch {
    return false
  }
}

/** Ends a browser, by force if it does not answer. */
async function stop(running: Promise<RunningBrowser>): Promise<void> {
  const one = await running.catch(() => null)
  if (!one) return
  try {
    await within(CLOSE_MS, one.browser.close())
  } catch {
    // It is stuck, and is ended below.
  }
  await one.kill()
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 1000} seconds`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!
}

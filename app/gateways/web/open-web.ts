import { setMaxListeners } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { readBody, type Body } from './body.ts'
import { guardedConnector } from './connector.ts'
import { openExchanges } from './exchange.ts'
import type { Fetched, Get } from './fetched.ts'
import { failureOf, NoAnswer } from './failure.ts'
import { header, headerValues, linesOf, type HeaderLines } from './headers.ts'
import { Hosts, Queues } from './hosts.ts'
import { Memory } from './memory.ts'
import { openMailHosts, type MailHosts } from './mail-hosts.ts'
import { openNames } from './names.ts'
import { openRenderer, type Renderer } from './render.ts'
import { plainName, type NetworkSettings } from './settings.ts'
import { Trip, type Redirect } from './trip.ts'
import { BROWSER_HEADERS, ownHeaders } from './user-agent.ts'

export type WebOptions = {
  settings: NetworkSettings
  /** Who asks: an address or mailbox that a site owner can turn to; part of the user agent. */
  contact?: string | null
  /** The whole user agent, instead of our own. */
  userAgent?: string | null
  connectMs?: number
  totalMs?: number
  /** Between the beginnings of two requests to one host. */
  gapMs?: number
  /** The longest silence that a host may ask for (429, Retry-After) and that is waited for. */
  patienceMs?: number
  /** A body is read to here, packed and unpacked. */
  maxBytes?: number
  /** Name servers to ask instead of the system's, where the wire is asked. */
  nameServers?: string[]
  /** What one page may take in the browser. */
  pageMs?: number
}

/** The door to the web, made once and shared: guard, pace, limits and what is remembered between requests. */
export type Web = {
  /** Asks for an address with GET and follows its redirects. Never throws for what the world does. */
  get(url: string | URL, how?: Get): Promise<Fetched>
  /** The answer of `work` for `key`, shared by all who ask within `keepMs`; a failed one is not kept. */
  shared<T>(key: string, keepMs: number, work: () => Promise<T>): Promise<T>
  /** Whether a domain takes mail; `unknown` whenever DNS does not say. */
  mailHosts(domain: string): Promise<MailHosts>
  renderer: Renderer
  close(): Promise<void>
}

const MAX_BYTES = 10 * 1024 * 1024
/** Requests to one host name at once. */
const PER_HOST = 2
/** Requests to all hosts at once; a host's place is taken first, so that a slow host holds none of these. */
const OVERALL = 64

export function openWeb({
  settings,
  contact,
  userAgent,
  connectMs = 10_000,
  totalMs = 30_000,
  gapMs = 0,
  patienceMs = 10_000,
  maxBytes = MAX_BYTES,
  nameServers,
  pageMs,
}: WebOptions): Web {
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  const connect = guardedConnector(openNames(settings, { servers: nameServers }), {
    connectMs,
    closing: closing.signal,
  })
  const exchanges = openExchanges(connect)
  const hosts = new Hosts({ atOnce: PER_HOST, gapMs, patienceMs, closing: closing.signal })
  const slots = new Queues(OVERALL)
  const memory = new Memory()
  const own = ownHeaders({ contact, userAgent })

  /** One request and its answer. A connection that was kept open may be closed or garbled, so that is tried again. */
  async function ask(url: URL, trip: Trip, how: Get): Promise<Answer> {
    const cookie = trip.cookies.headerFor(url)
    const standard = how.as === 'browser' ? BROWSER_HEADERS : own
    const isFirst = how.condition?.url === url.href && trip.redirects.length === 0 && !cookie
    const condition = isFirst ? how.condition?.headers : undefined
    const sent = how.headers ? forwarded(how.headers) : { ...standard, ...condition }
    const headers = { ...sent, ...(cookie && { cookie }) }
    const method = how.method ?? 'GET'
    for (let attempt = 1; ; attempt++) {
      const startedAt = Date.now()
      trip.askedAt ??= new Date(startedAt)
      const exchange = exchanges.begin(url, { method, headers, content: how.content })
      let isLate = false
      const timer = setTimeout(
        () => {
          isLate = true
          exchange.abort()
        },
        Math.max(totalMs - trip.spentMs, 1),
      )
      try {
        const message = await exchange.answer
        const answer = { status: message.statusCode!, headers: linesOf(message.rawHeaders) }
        return await readAnswer(answer, message, url, { ...how, maxBytes: how.maxBytes ?? maxBytes })
      } catch (error) {
        if (isLate) throw new NoAnswer('timed_out', `no answer within ${totalMs / 1000} seconds`)
        const known = failureOf(error)
        const mayPass = known.failure === 'reset' || known.failure === 'not_http'
        if (!mayPass || method !== 'GET' || attempt > 1 || closing.signal.aborted) throw known
      } finally {
        clearTimeout(timer)
        trip.spentMs += Date.now() - startedAt
      }
    }
  }

  /** Asks when it is the host's turn; once more when the host says "later" and that is soon. */
  async function askInTurn(url: URL, trip: Trip, how: Get): Promise<Answer> {
    const host = plainName(url.hostname)
    const once = async () => {
      const answer = await hosts.run(host, () => slots.run('', () => ask(url, trip, how)))
      const retryAfter = header(answer.headers, 'retry-after')
      return { answer, quiet: hosts.note(host, { status: answer.status, retryAfter }), retryAfter }
    }
    const first = await once()
    const isSoon = first.quiet > 0 && first.quiet <= patienceMs && first.retryAfter !== null
    return isSoon && (how.method ?? 'GET') === 'GET' ? (await once()).answer : first.answer
  }

  const web: Web = {
    renderer: openRenderer({ chromium: settings.chromium, ask: (url, how) => web.get(url, how), pageMs }),
    shared: (key, keepMs, work) => memory.shared(key, keepMs, work),
    mailHosts: openMailHosts(settings),
    async get(start, { ...how } = {}) {
      const trip = how.trip ?? new Trip()
      let url = plainUrl(start)
      const result = () => ({
        url: url.href,
        redirects: [...trip.redirects],
        askedAt: trip.askedAt,
        durationMs: trip.spentMs,
      })
      try {
        if (how.via) trip.redirect(how.via)
        for (;;) {
          trip.visit(url)
          const answer = await askInTurn(url, trip, how)
          trip.cookies.take(url, headerValues(answer.headers, 'set-cookie'))
          if (!isRedirect(answer.status)) return { ok: true, ...answer, ...result() }
          const to = locationOf(url, answer.headers)
          const step = { url: url.href, status: answer.status, location: to.href }
          trip.redirect(step)
          if (how.goesOn?.(step) === false) return { ok: true, ...answer, ...result() }
          how = afterRedirect(how, step)
          url = to
        }
      } catch (error) {
        const { failure, message } = failureOf(error)
        return { ok: false, failure, detail: message, ...result() }
      }
    },
    async close() {
      closing.abort()
      exchanges.close()
      await web.renderer.close()
    },
  }
  return web
}

type Answer = { status: number; headers: HeaderLines; body: Body | null }

async function readAnswer(
  answer: { status: number; headers: HeaderLines },
  message: IncomingMessage,
  url: URL,
  how: Get & { maxBytes: number },
): Promise<Answer> {
  const isWanted = !isRedirect(answer.status) && (how.wantsBody?.({ url, ...answer }) ?? true)
  if (!isWanted) {
    await passOver(message)
    return { ...answer, body: null }
  }
  const encoding = header(answer.headers, 'content-encoding') ?? ''
  return { ...answer, body: await readBody(message, { encoding, limit: how.maxBytes }) }
}

const PASSED_OVER_BYTES = 64 * 1024
const PASSED_OVER_MS = 500

/** Reads a short body to its end, so that the connection can be used again, and breaks off any other. */
function passOver(message: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => message.destroy(), PASSED_OVER_MS)
    const finish = () => {
      clearTimeout(timer)
      resolve()
    }
    let left = PASSED_OVER_BYTES
    message.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) message.destroy()
    })
    message.once('end', finish)
    message.once('close', finish)
    // Nothing of it was wanted, so nothing that goes wrong with it matters.
    message.on('error', finish)
  })
}

/**
 * Fetch standard, 4.4: content goes along with 307 and 308 only, and HEAD stays what it is; cookies of the browser do
 * not go to another host.
 */
function afterRedirect(how: Get, { url, status, location }: Redirect): Get {
  const { cookie, ...others } = how.headers ?? {}
  const isSameHost = new URL(url).host === new URL(location).host
  const headers = how.headers && { ...others, ...(cookie && isSameHost && { cookie }) }
  return status === 307 || status === 308 || how.method === 'HEAD'
    ? { ...how, headers }
    : { ...how, headers, method: 'GET', content: undefined }
}

/** What a browser sends for itself; the connection, the host and the packing are ours. */
function forwarded(headers: Record<string, string>): Record<string, string> {
  const ours = [
    'host',
    'connection',
    'content-length',
    'proxy-connection',
    'accept-encoding',
    'upgrade',
    'te',
  ]
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith(':') && !ours.includes(name))
  return { ...Object.fromEntries(kept), 'accept-encoding': 'gzip, deflate, br' }
}

/** Any 3xx says where to go, but 304, which says that there is nothing new. */
function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304
}

function locationOf(url: URL, headers: HeaderLines): URL {
  const text = (header(headers, 'location') ?? '').trim()
  const to = text && URL.canParse(text, url) ? new URL(text, url) : null
  if (!to || (to.protocol !== 'http:' && to.protocol !== 'https:'))
    throw new NoAnswer('no_location', text ? `a redirect to ${text}` : 'a redirect without an address')
  return plainUrl(to)
}

/** As a request sees it: no fragment, and no password that somebody left in an address. */
function plainUrl(url: string | URL): URL {
  const plain = new URL(url)
  plain.hash = ''
  plain.username = ''
  plain.password = ''
  return plain
}

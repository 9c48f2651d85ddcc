import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { movedPage, pageAt, PAGES, TARGET, type MadeAnswer } from './pages.ts'

/**
 * The made web as a process of its own, so that serving is not measured with asking. Prints its port. Arguments: how
 * many milliseconds each answer waits. Under the host `log.test` it tells how often each host was asked, and the most
 * requests that one had open at once; asking forgets.
 */
const latencyMs = Number(process.argv[2] ?? 0)
const SLOW_MS = 50

type Ready = { status: number; headers: Record<string, string>; body: Buffer; isSlow?: boolean }
const made = new Map<string, Ready>()
const asked = new Map<string, { count: number; open: number; most: number }>()

const server = http.createServer((request, response) => {
  const host = (request.headers.host ?? '').split(':')[0]!
  if (host === 'log.test') {
    response.end(JSON.stringify(Object.fromEntries(asked)))
    asked.clear()
    return
  }
  const log = asked.get(host) ?? { count: 0, open: 0, most: 0 }
  asked.set(host, log)
  log.count++
  log.most = Math.max(log.most, ++log.open)
  response.once('close', () => log.open--)
  void answer(response, answerTo(host, request.url ?? '/'), request.method === 'HEAD')
})
server.keepAliveTimeout = 10_000
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))

async function answer(
  response: http.ServerResponse,
  { status, headers, body, isSlow }: Ready,
  isHead: boolean,
) {
  if (latencyMs > 0) await sleep(latencyMs)
  response.writeHead(status, { ...headers, 'content-length': body.length })
  if (isHead) return response.end()
  if (!isSlow) return response.end(body)
  response.write(body.subarray(0, 1_000))
  await sleep(SLOW_MS)
  return response.end(body.subarray(1_000))
}

function answerTo(host: string, path: string): Ready {
  const key = `${host}${path}`
  const known = made.get(key)
  if (known) return known
  const { isPacked, body, headers, ...rest } = make(host, path)
  const bytes = isPacked ? gzipSync(body) : Buffer.from(body)
  const ready = {
    ...rest,
    body: bytes,
    headers: isPacked ? { ...headers, 'content-encoding': 'gzip' } : headers,
  }
  made.set(key, ready)
  return ready
}

const HTML = { 'content-type': 'text/html' }

function make(host: string, path: string): MadeAnswer {
  const [, at, moved] = /^\/posts\/(\d+)(\/new)?(?:\?copy=\d)?$/.exec(path) ?? []
  if (at) return moved ? movedPage(Number(at)) : pageAt(Number(at)).answer
  if (path === '/all') return { status: 200, headers: HTML, body: list() }
  if (path === '/go/guide') return { status: 302, headers: { location: TARGET }, body: '' }
  if (path === '/robots.txt')
    return {
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: *\nDisallow: /private/\n',
    }
  if (host === 'client.test')
    return { status: 200, headers: HTML, body: '<title>Guide</title><p>The guide.</p>' }
  return { status: 404, headers: HTML, body: 'no' }
}

/** A page that links to all others, for peers that start from one. */
function list(): string {
  return Array.from({ length: PAGES }, (_, at) => `<a href="/posts/${at}">${at}</a>`).join('\n')
}

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { ARTICLE, kindAt, sourcePage } from './outbound-pages.ts'

/**
 * The pages and targets of `npm run bench crawl`, as a process of its own. Prints its port. `/log` tells how often each
 * address was asked with each method by each kind of asker, and the most that a host had open at once; asking forgets.
 */
type Log = { asked: Record<string, number>; most: number }
const asked = new Map<string, number>()
const open = new Map<string, number>()
let most = 0

const SLOW_MS = 200
const PACKED = gzipSync(ARTICLE)
const pages = new Map<string, string>()

const server = http.createServer((request, response) => {
  const host = (request.headers.host ?? '').split(':')[0]!
  const path = request.url ?? '/'
  if (path === '/log') {
    response.end(JSON.stringify({ asked: Object.fromEntries(asked), most } satisfies Log))
    asked.clear()
    most = 0
    return
  }
  const asker = /linkwright/i.test(request.headers['user-agent'] ?? '') ? 'ourselves' : 'browser'
  const key = `${request.method} ${asker} ${host}${path}`
  asked.set(key, (asked.get(key) ?? 0) + 1)
  open.set(host, (open.get(host) ?? 0) + 1)
  most = Math.max(most, open.get(host)!)
  response.once('close', () => open.set(host, open.get(host)! - 1))
  answer(request, response, path)
})
server.keepAliveTimeout = 10_000
// All of the loopback net is this machine; whoever comes from elsewhere is not served.
server.on('connection', (socket) => {
  if (!socket.remoteAddress?.includes('127.')) socket.destroy()
})
server.listen(0, '0.0.0.0', () => console.log((server.address() as AddressInfo).port))

function answer(request: http.IncomingMessage, response: http.ServerResponse, path: string): void {
  const isHead = request.method === 'HEAD'
  const send = (status: number, body: string | Buffer = '', headers: http.OutgoingHttpHeaders = {}) => {
    const length = Buffer.byteLength(body)
    response.writeHead(status, { 'content-type': 'text/html', 'content-length': length, ...headers })
    response.end(isHead ? undefined : body)
  }
  const [, list] = /^\/(?:p\/(\d+))?$/.exec(path) ?? []
  if (path === '/' || list) return send(200, pageOf(Number(list ?? 0), request.socket.localPort!))
  const [, at, moved] = /^\/t\/(\d+)(\/new)?$/.exec(path) ?? []
  if (!at) return send(404, 'no')
  if (moved) return send(200, ARTICLE)
  switch (kindAt(Number(at))) {
    case 'page':
      return send(200, ARTICLE)
    case 'packed':
      return send(200, PACKED, { 'content-encoding': 'gzip' })
    case 'file':
      return send(200, '%PDF-1.4', { 'content-type': 'application/pdf' })
    case 'moved':
      return send(301, '', { location: `/t/${at}/new` })
    case 'no_head':
      return isHead ? send(405) : send(200, ARTICLE)
    case 'head_lies':
      return isHead ? send(404) : send(200, ARTICLE)
    case 'slow':
      return void setTimeout(() => send(200, ARTICLE), SLOW_MS)
    case 'gone_404':
      return send(404, '<h1>Not found</h1>')
    case 'gone_410':
      return send(410, '<h1>Gone</h1>')
    case 'soft_404':
      return send(200, '<title>Page not found</title><h1>Page not found</h1><p>Nothing is here.</p>')
    case 'parked':
      return send(200, '<title>For sale</title><h1>This domain is for sale</h1><p>Buy this domain.</p>')
    case 'refuses':
      return send(403, 'no')
    case 'throttles':
      return send(429, 'slow down', { 'retry-after': '3600' })
    case 'fails':
      return send(503, 'later')
    case 'bot_wall':
      return send(403, '<title>Just a moment...</title>', {
        'cf-mitigated': 'challenge',
        server: 'cloudflare',
      })
  }
}

function pageOf(page: number, port: number): string {
  const known = pages.get(`${page}`)
  if (known) return known
  const made = sourcePage(page, port)
  pages.set(`${page}`, made)
  return made
}

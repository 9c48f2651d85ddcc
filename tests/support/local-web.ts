import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What an address answers: markup, a full answer, or a function that does as it likes. */
export type Answer =
  | string
  | { status?: number; headers?: http.OutgoingHttpHeaders; body?: string | Buffer }
  | ((request: http.IncomingMessage, response: http.ServerResponse) => void)

/** Addresses without their scheme, `a.test/post`; a query is part of the address. */
export type Sites = Record<string, Answer>

export type Asked = { url: string; at: number; headers: http.IncomingHttpHeaders }

export type LocalWeb = {
  /** The rule that sends every host under .test here. */
  connectTo: string
  port: number
  asked: Asked[]
  /** The most requests that were under way at once, by host. */
  busiest: Map<string, number>
  serve(sites: Sites): void
  close(): Promise<void>
}

/** A small internet on the loopback device: any host name, one socket. */
export async function openLocalWeb(sites: Sites = {}): Promise<LocalWeb> {
  const asked: Asked[] = []
  const busiest = new Map<string, number>()
  const now = new Map<string, number>()
  const sockets = new Set<Socket>()
  const server = http.createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/\.$/, '')
    const url = `${host}${request.url ?? '/'}`
    asked.push({ url, at: Date.now(), headers: request.headers })
    now.set(host, (now.get(host) ?? 0) + 1)
    busiest.set(host, Math.max(busiest.get(host) ?? 0, now.get(host)!))
    response.once('close', () => now.set(host, now.get(host)! - 1))
    answer(sites[url], request, response)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    connectTo: `*.test=127.0.0.1:${port}`,
    port,
    asked,
    busiest,
    serve: (more) => void Object.assign(sites, more),
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
}

function answer(
  found: Answer | undefined,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): void {
  if (typeof found === 'function') return found(request, response)
  const given = typeof found === 'string' ? { body: found } : (found ?? { status: 404, body: 'Nothing here' })
  const body = given.body ?? ''
  response.writeHead(given.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...given.headers,
  })
  response.end(body)
}

/** About so many words of plain text. */
export function words(count: number): string {
  const some = 'the quick river bends around an old stone bridge while people walk home with bread'.split(' ')
  return Array.from({ length: count }, (_, at) => some[at % some.length]).join(' ')
}

/** A page with a title, some text, and what is given. */
export function article(inside: string, { title = 'An article', head = '', count = 120 } = {}): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1><p>${words(count)}</p>${inside}</main></body></html>`
}

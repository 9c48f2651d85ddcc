import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer } from './answer.ts'
import type { Edit } from '../state.ts'

type Web = {
  seed: number
  now: () => number
  edits: () => Edit[]
  /** The page for people who look in by 127.0.0.1: what this is, and where to find what. */
  frontPage: (port: number) => string
}

export type WebServer = { port: number; requestCount: () => number; stop: () => Promise<void> }

/** Serves all sites on one port of 127.0.0.1, told apart by the Host header. */
export async function serveSites(web: Web): Promise<WebServer> {
  let requestCount = 0
  const server = http.createServer((request, response) => {
    requestCount += 1
    // A proxy's request line carries the whole address.
    const url = URL.parse(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
    const host = url?.host ?? ''
    const isFrontPage = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)
    const found = isFrontPage
      ? {
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: web.frontPage(portOf(server)),
        }
      : answer({ host, path: url?.pathname ?? '/', edits: web.edits(), now: web.now(), seed: web.seed })
    response.writeHead(found.status, {
      ...found.headers,
      date: new Date(web.now()).toUTCString(),
      'content-length': Buffer.byteLength(found.body),
    })
    response.end(request.method === 'HEAD' ? undefined : found.body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: portOf(server),
    requestCount: () => requestCount,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(server: http.Server): number {
  return (server.address() as AddressInfo).port
}

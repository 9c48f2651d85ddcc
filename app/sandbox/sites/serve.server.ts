import http from 'node:http'
import { listen } from '../listen.server.ts'
import type { Edit } from '../state.ts'
import { answer, type Answer } from './answer.ts'

type Web = {
  seed: number
  wishedPort?: number
  now: () => number
  edits: () => Edit[]
  /** The page for people who look in by 127.0.0.1: what this is, and where to find what. */
  frontPage: (port: number) => string
}

export type WebServer = { port: number; requestCount: () => number; stop: () => Promise<void> }

/** Serves all sites on one port of 127.0.0.1, told apart by the Host header. */
export async function serveSites(web: Web): Promise<WebServer> {
  let requestCount = 0
  let port = 0
  const server = http.createServer((request, response) => {
    requestCount += 1
    // A proxy's request line carries the whole address.
    const url = URL.parse(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
    const host = url?.host ?? ''
    const isFrontPage = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)
    const found = isFrontPage
      ? page(web.frontPage(port))
      : forBrowsers(
          host,
          port,
          answer({ host, path: url?.pathname ?? '/', edits: web.edits(), now: web.now(), seed: web.seed }),
        )
    response.writeHead(found.status, {
      ...found.headers,
      date: new Date(web.now()).toUTCString(),
      'content-length': Buffer.byteLength(found.body),
    })
    response.end(request.method === 'HEAD' ? undefined : found.body)
  })
  port = await listen(server, web.wishedPort)
  return {
    port,
    requestCount: () => requestCount,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function page(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

/** A browser comes by soilschool.test.localhost, since .test leads nowhere: what it gets leads on in the same way. */
function forBrowsers(host: string, port: number, found: Answer): Answer {
  if (!/\.localhost(:\d+)?$/.test(host)) return found
  const lead = (text: string) =>
    text.replace(/http:\/\/([a-z0-9-]+\.test)(?=[/"])/g, `http://$1.localhost:${port}`)
  const { location } = found.headers
  return {
    ...found,
    headers: { ...found.headers, ...(location && { location: lead(location) }) },
    body: lead(found.body),
  }
}

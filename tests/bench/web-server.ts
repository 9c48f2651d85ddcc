import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { movedPage, pageAt } from './pages.ts'

/** The made web as a process of its own, so that serving is not measured with asking. Prints its port. */
const made = new Map<string, ReturnType<typeof pageAt>['answer']>()
const server = http.createServer((request, response) => {
  const { status, headers, body } = answerTo(request.headers.host ?? '', request.url ?? '/')
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(request.method === 'HEAD' ? undefined : body)
})
server.keepAliveTimeout = 10_000
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))

function answerTo(host: string, path: string) {
  const key = `${host}${path}`
  const known = made.get(key)
  if (known) return known
  const answer = make(host, path)
  made.set(key, answer)
  return answer
}

function make(host: string, path: string) {
  const [, at, moved] = /^\/posts\/(\d+)(\/new)?$/.exec(path) ?? []
  if (at) return moved ? movedPage(Number(at)) : pageAt(Number(at)).answer
  if (path === '/robots.txt')
    return {
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: *\nDisallow: /private/\n',
    }
  if (host.startsWith('client.test'))
    return {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<title>Guide</title><p>The guide.</p>',
    }
  return { status: 404, headers: { 'content-type': 'text/html' }, body: 'no' }
}

import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import type { Connect } from './connector.ts'
import { NoAnswer } from './failure.ts'

export type Asked = { method: string; headers: Record<string, string>; content?: Buffer }

/** A request on its way. `abort` ends it at any time: the answer then fails, or its body is cut short. */
export type Exchange = { answer: Promise<IncomingMessage>; abort: () => void }

export type Exchanges = { begin(url: URL, asked: Asked): Exchange; close(): void }

const MAX_HEADER_BYTES = 256 * 1024
/** Connections that wait for the next request to their host, and how long. */
const KEPT = 2
const KEPT_MS = 4_000

/**
 * Requests of HTTP/1.1 over connections that `connect` makes, kept open for the next one. By node:http, which answers
 * several times as many as undici does where many hosts get few requests each.
 */
export function openExchanges(connect: Connect): Exchanges {
  const kept = { keepAlive: true, maxFreeSockets: KEPT, timeout: KEPT_MS }
  const plain = new http.Agent(kept)
  const secure = new https.Agent(kept)
  plain.createConnection = (options, callback) => begin({ ...options, isSecure: false }, callback)
  secure.createConnection = (options, callback) => begin({ ...options, isSecure: true }, callback)
  const open = new Set<http.ClientRequest>()

  function begin(
    { hostname, port, isSecure }: http.ClientRequestArgs & { isSecure: boolean },
    done: ((error: Error | null, socket: Duplex) => void) | undefined,
  ): undefined {
    connect({ hostname: hostname!, port: Number(port) || null, isSecure }, (error, socket) =>
      done?.(error, socket!),
    )
  }

  return {
    begin(url, { method, headers, content }) {
      const isSecure = url.protocol === 'https:'
      let request: http.ClientRequest | null = null
      const answer = new Promise<IncomingMessage>((resolve, reject) => {
        request = (isSecure ? https : http).request({
          agent: isSecure ? secure : plain,
          hostname: url.hostname,
          port: url.port || (isSecure ? 443 : 80),
          path: url.pathname + url.search,
          method,
          headers: { host: url.host, connection: 'keep-alive', ...headers },
          maxHeaderSize: MAX_HEADER_BYTES,
        })
        open.add(request)
        let isAnswered = false
        request.once('response', (message) => {
          isAnswered = true
          resolve(message)
        })
        // Also after the answer has begun: what is wrong then is told by its body.
        request.on('error', reject)
        request.once('close', () => {
          open.delete(request!)
          // Whatever else ended it, such as a change of protocol that nobody asked for.
          if (!isAnswered) reject(new NoAnswer('reset', 'the connection was closed before an answer'))
        })
        request.end(content)
      })
      return { answer, abort: () => request?.destroy() }
    },
    close() {
      for (const request of open) request.destroy()
      plain.destroy()
      secure.destroy()
    },
  }
}

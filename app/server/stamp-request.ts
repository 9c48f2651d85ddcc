import type { IncomingMessage } from 'node:http'
import type { Env } from './env.server.ts'

const IP = 'x-linkwright-ip'

/** Writes down, over anything the visitor sent, where the request comes from and by which scheme. */
export function stampRequest(
  request: Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'socket'>,
  { trustProxy, publicUrl }: Pick<Env, 'trustProxy' | 'publicUrl'>,
): void {
  const forwarded = trustProxy ? last(request.headers['x-forwarded-for']) : undefined
  const ip = forwarded ?? request.socket.remoteAddress ?? 'unknown'
  request.headers[IP] = ip
  // The raw list is what becomes the Request: a name that stands in it twice would be joined, the visitor's first.
  const kept = request.rawHeaders.filter((_, at, all) => all[at - (at % 2)]!.toLowerCase() !== IP)
  request.rawHeaders.splice(0, request.rawHeaders.length, ...kept, IP, ip)
  const isProxied = trustProxy && last(request.headers['x-forwarded-proto']) === 'https'
  if (isProxied || isPublicHost(request.headers.host, publicUrl))
    Object.defineProperty(request.socket, 'encrypted', { value: true, configurable: true })
}

/** What is asked for by the public https name came over TLS, whether or not the proxy says so. */
function isPublicHost(host: string | undefined, publicUrl: string | null): boolean {
  const known = publicUrl === null ? null : URL.parse(publicUrl)
  return known?.protocol === 'https:' && host?.toLowerCase() === known.host
}

function last(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',')
      .at(-1)
      ?.trim() || undefined
  )
}

import net from 'node:net'
import tls from 'node:tls'
import { NoAnswer } from './failure.ts'
import type { Names } from './names.ts'

/** Makes a connection to a host as it stands in an address; `port` null: that of the scheme. */
export type Connect = (
  to: { hostname: string; port: number | null; isSecure: boolean },
  done: (error: Error | null, socket: net.Socket | null) => void,
) => void

/**
 * Connects to the addresses that were checked and to no other: the socket never looks a name up again.
 * TLS is spoken with the original name, whatever rule sent the connection elsewhere.
 */
export function guardedConnector(
  names: Names,
  { connectMs, closing }: { connectMs: number; closing: AbortSignal },
): Connect {
  return ({ hostname, port: asked, isSecure }, callback) => {
    let isDone = false
    let socket: net.Socket | null = null
    const done = (error: Error | null) => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      closing.removeEventListener('abort', onClosing)
      if (!error) return callback(null, socket)
      socket?.destroy()
      callback(error, null)
    }
    const onClosing = () => done(new NoAnswer('reset', 'the gateway was closed'))
    closing.addEventListener('abort', onClosing)
    const timer = setTimeout(
      () => done(new NoAnswer('timed_out', `no connection within ${connectMs / 1000} seconds`)),
      connectMs,
    )
    names.placeOf(hostname).then(
      ({ addresses, port }) => {
        if (isDone) return
        const to = { host: hostname, port: port ?? asked ?? (isSecure ? 443 : 80) }
        socket = isSecure ? secure(to, addresses) : net.connect({ ...to, ...pinned(addresses) })
        socket.setNoDelay(true)
        socket.once(isSecure ? 'secureConnect' : 'connect', () => done(null))
        socket.once('error', (error) => done(error))
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    )
  }
}

function secure(to: { host: string; port: number }, addresses: string[]): tls.TLSSocket {
  const name = to.host.replace(/^\[|\]$|\.$/g, '')
  const isAddress = net.isIP(name) !== 0
  // The socket is made first: tls.connect drops the hints that try several addresses in turn.
  const socket = net.connect({ ...to, ...pinned(addresses) })
  const wrapped = tls.connect({
    socket,
    host: name,
    servername: isAddress ? '' : name,
    ALPNProtocols: ['http/1.1'],
  })
  socket.once('error', (error) => wrapped.destroy(error))
  return wrapped
}

function pinned(
  addresses: string[],
): Pick<net.TcpNetConnectOpts, 'lookup' | 'autoSelectFamily' | 'autoSelectFamilyAttemptTimeout'> {
  const found = addresses.map((address) => ({ address, family: net.isIP(address) }))
  return {
    autoSelectFamily: found.length > 1,
    autoSelectFamilyAttemptTimeout: 2_500,
    lookup: (_, options, callback) => {
      if (options.all) callback(null, found)
      else callback(null, found[0]!.address, found[0]!.family)
    },
  }
}

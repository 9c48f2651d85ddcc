import net from 'node:net'

export type TcpProxy = {
  port: number
  /** pass: both ways. swallow: nothing passes any more and nobody is told (a dead line). refuse: new callers are cut. */
  mode: 'pass' | 'swallow' | 'refuse'
  connections: number
  /** Ends every open line with a reset. */
  reset(): void
  /** Ends every open line politely. */
  end(): void
  close(): Promise<void>
}

export type Tap = {
  /** Looks at each line that the client sends (a command, or the start of the body) before it goes on. */
  onClientLine?: (line: string, line_: Wire) => 'cut' | void
  onServerLine?: (line: string, wire: Wire) => 'cut' | void
}
export type Wire = { cut(): void }

/** A line between client and server which a test can break. */
export async function startTcpProxy(target: number, tap: Tap = {}): Promise<TcpProxy> {
  const open = new Set<net.Socket>()
  const proxy = net.createServer((client) => {
    state.connections += 1
    if (state.mode === 'refuse') return client.resetAndDestroy()
    const server = net.connect(target, '127.0.0.1')
    const wire: Wire = {
      cut() {
        client.destroy()
        server.destroy()
      },
    }
    for (const socket of [client, server]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => wire.cut())
      socket.on('close', () => {
        open.delete(socket)
        wire.cut()
      })
    }
    relay(client, server, wire, tap.onClientLine)
    relay(server, client, wire, tap.onServerLine)
  })
  const relay = (from: net.Socket, to: net.Socket, wire: Wire, look: Tap['onClientLine']) => {
    let rest = ''
    from.on('data', (chunk) => {
      if (state.mode === 'swallow') return
      if (!look) return void to.write(chunk)
      rest += chunk.toString('latin1')
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        const line = rest.slice(0, end + 1)
        rest = rest.slice(end + 1)
        if (look(line.trimEnd(), wire) === 'cut') return wire.cut()
        to.write(Buffer.from(line, 'latin1'))
      }
    })
    from.on('end', () => {
      if (state.mode === 'pass') to.end()
    })
  }
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const state: TcpProxy = {
    port: (proxy.address() as net.AddressInfo).port,
    mode: 'pass',
    connections: 0,
    reset: () => open.forEach((socket) => socket.resetAndDestroy()),
    end: () => open.forEach((socket) => socket.end()),
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve())
        open.forEach((socket) => socket.destroy())
      }),
  }
  return state
}

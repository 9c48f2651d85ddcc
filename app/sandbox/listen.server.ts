import type net from 'node:net'
import type { AddressInfo } from 'node:net'

/**
 * Lets a server listen on 127.0.0.1: on the wished port if that is free, else on any. So a sandbox that starts again
 * is usually found where it was.
 * @returns the port
 */
export async function listen(server: net.Server, wished = 0): Promise<number> {
  try {
    return await listenOn(server, wished)
  } catch (error) {
    if (wished === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return listenOn(server, 0)
  }
}

function listenOn(server: net.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

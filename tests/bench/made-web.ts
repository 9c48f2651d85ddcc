import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'

export type Log = Record<string, { count: number; most: number }>

/** Starts the made web. @param latencyMs how long each answer waits */
export async function startMadeWeb({ latencyMs = 0 } = {}) {
  const args = ['--import', 'tsx', 'tests/bench/web-server.ts', String(latencyMs)]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [chunk] = (await once(server.stdout, 'data')) as [Buffer]
  const port = Number(chunk.toString().trim())
  return {
    port,
    env: { LINKWRIGHT_CONNECT_TO: `*.test=127.0.0.1:${port}` },
    /** How often each host was asked since the last time, and the most that it had open at once. */
    async log(): Promise<Log> {
      const [response] = (await once(
        http.get({ port, host: '127.0.0.1', headers: { host: 'log.test' } }),
        'response',
      )) as [http.IncomingMessage]
      return JSON.parse(Buffer.concat(await response.toArray()).toString()) as Log
    },
    stop: () => server.kill(),
  }
}

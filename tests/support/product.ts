import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type Product = {
  address: string
  /** What `npm start` printed. */
  greeting: string
  dataFolder: string
  log(): string
  stop(): Promise<void>
}

/**
 * Starts the whole product as `npm start` does, on a data folder of its own and a free port.
 * @param env more settings; `LINKWRIGHT_DATA` and `PORT` are set here
 */
export async function startProduct({
  args = [],
  env = {},
  dataFolder = mkdtempSync(path.join(tmpdir(), 'lw-e2e-')),
}: { args?: string[]; env?: Record<string, string>; dataFolder?: string } = {}): Promise<Product> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server/start.ts', ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      LINKWRIGHT_DATA: dataFolder,
      LINKWRIGHT_SANDBOX_DATA: path.join(dataFolder, 'sandbox'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const read = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const port = /running at http:\/\/localhost:(\d+)/.exec(output)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    }
    child.stdout.on('data', look)
    void ended.then(() => reject(new Error(`The product ended before it listened:\n${output}`)))
  })
  return {
    address,
    greeting: output,
    dataFolder,
    log: () => output,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

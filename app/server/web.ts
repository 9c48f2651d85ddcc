import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { createRequestListener } from '@react-router/node'
import type { ServerBuild } from 'react-router'
import sirv from 'sirv'
import { readEnv } from './env.server.ts'
import { guardRoutes } from './guard-routes.ts'
import { CANNOT_LISTEN } from './listening.ts'
import { stampRequest } from './stamp-request.ts'
import { wordsOfTrouble } from './trouble.ts'

/** The web half: static files, then React Router. Started by `start.ts`, which built and migrated before. */
const env = readEnv(process.env)
const isDev = process.argv.includes('--dev')
const serve = isDev ? await developing() : await built()
const server = createServer((request, response) => {
  stampRequest(request, env)
  serve(request, response)
})

server.once('error', (error) => {
  const { dataFolder, host, port } = env
  console.error(wordsOfTrouble(error, { dataFolder, host, port }) ?? error)
  process.exit(CANNOT_LISTEN)
})
server.listen(env.port, env.host, () => process.send?.({ type: 'listening', address: server.address() }))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
process.on('disconnect', stop)

type Serve = (request: IncomingMessage, response: import('node:http').ServerResponse) => void

async function built(): Promise<Serve> {
  const root = path.resolve('build')
  const build = guardRoutes((await import(path.join(root, 'server/index.js'))) as ServerBuild)
  const render = createRequestListener({ build, mode: 'production' })
  const files = sirv(path.join(root, 'client'), {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, pathname) {
      response.setHeader('X-Content-Type-Options', 'nosniff')
      if (pathname.startsWith('/assets/'))
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    },
  })
  return (request, response) => files(request, response, () => void render(request, response))
}

async function developing(): Promise<Serve> {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ server: { middlewareMode: true } })
  const render = createRequestListener({
    build: async () =>
      guardRoutes((await vite.ssrLoadModule('virtual:react-router/server-build')) as ServerBuild),
    mode: 'development',
  })
  return (request, response) => vite.middlewares(request, response, () => void render(request, response))
}

let stopping = false
function stop(): void {
  if (stopping) return
  stopping = true
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 2000).unref()
}

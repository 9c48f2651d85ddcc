import { randomBytes } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { ServerRouter, type EntryContext } from 'react-router'
import { securityHeaders } from '#app/server/security-headers.ts'

export const streamTimeout = 5000

/** Renders a page, with a nonce of its own that every script and style of it carries. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Cache-Control', 'no-store')
  for (const [name, value] of Object.entries(securityHeaders(nonce, { isDev: import.meta.env.DEV })))
    headers.set(name, value)
  const readsWhole = entryContext.isSpaMode || isbot(request.headers.get('user-agent') ?? '')

  return new Promise((resolve, reject) => {
    let isShellOut = false
    let statusNow = status
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={entryContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        [readsWhole ? 'onAllReady' : 'onShellReady']() {
          isShellOut = true
          const body = new PassThrough()
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: statusNow }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          statusNow = 500
          // Before the shell is out, the error is reported by whoever catches the rejection.
          if (isShellOut) handleError(error, { request })
        },
      },
    )
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** Writes an unexpected error to the log. A visitor who went away is none. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // oxlint-disable-next-line no-console -- the log of the web process is its standard error
  if (!request.signal.aborted) console.error(request.method, new URL(request.url).pathname, error)
}

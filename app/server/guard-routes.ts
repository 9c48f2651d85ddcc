import { randomBytes } from 'node:crypto'
import { data, type ServerBuild } from 'react-router'

/**
 * The one place where errors become answers. Wraps every loader and action: wrong requests get their status and
 * words; a locked database or a full disk says so; the rest is written to the log under an id that the page shows.
 */
export function guardRoutes(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [
      id,
      route && {
        ...route,
        module: {
          ...route.module,
          loader: guarded(route.module.loader),
          action: guarded(route.module.action),
        },
      },
    ]),
  )
  return { ...build, routes, allowedActionOrigins: EVERY_ORIGIN }
}

/**
 * React Router's own look at the Origin is passed by: it takes a proxy's http for another site and answers without a
 * page. Foreign writes are refused by the middleware of `root.tsx`, which stands before every loader and action.
 */
const EVERY_ORIGIN = ['**']

/** Told by name, not by class: the built server has classes of its own. */
const STATUSES: Record<string, number> = { Invalid: 400, Forbidden: 403, NotFound: 404, Conflict: 409 }

type Handler<Args> = ((args: Args) => unknown) | undefined

function guarded<Args>(handler: Handler<Args>): Handler<Args> {
  if (!handler) return undefined
  return async (args) => {
    try {
      return await handler(args)
    } catch (thrown) {
      throw answerOf(thrown)
    }
  }
}

/** What is thrown on: answers as they are, errors as answers. */
export function answerOf(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown
  const status = STATUSES[thrown.name]
  if (status) return data({ words: thrown.message }, { status })
  if (thrown.name === 'AbortError') return thrown
  const errorId = randomBytes(5)
    .toString('hex')
    .replace(/(.{4})/, '$1-')
  console.error(`Error ${errorId}:`, thrown)
  const kind = kindOf((thrown as { code?: unknown }).code)
  return data({ kind, errorId }, { status: kind ? 503 : 500 })
}

/** SHMSIZE: the index of the write-ahead log could not grow. */
const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'])

/** SQLite's and the system's codes for what is nobody's mistake. */
function kindOf(code: unknown): 'busy' | 'full' | undefined {
  if (typeof code !== 'string') return undefined
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy'
  return FULL.has(code) ? 'full' : undefined
}

import { openDatabase, type Database } from '#db/client.server.ts'
import { databaseFile } from './env.server.ts'
import { instanceOf } from './instance.server.ts'

const LOOK_EVERY_MS = 700
/** Proxies close a stream that says nothing. */
const COMMENT_EVERY_LOOKS = 30

const listeners = new Set<(text: string) => void>()
let watcher: { db: Database; timer: NodeJS.Timeout } | undefined

/** A stream with one event for each moment in which any process has written to the database. */
export function changesOf(signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let listener: (text: string) => void
  return new ReadableStream({
    start(controller) {
      listener = (text) => controller.enqueue(encoder.encode(text))
      listener('retry: 2000\n\n')
      listen(listener)
      signal.addEventListener('abort', () => {
        stopListening(listener)
        try {
          controller.close()
        } catch {
          // closed by the reader already
        }
      })
    },
    cancel: () => stopListening(listener),
  })
}

function listen(listener: (text: string) => void): void {
  listeners.add(listener)
  watcher ??= watch()
}

function stopListening(listener: (text: string) => void): void {
  listeners.delete(listener)
  if (listeners.size || !watcher) return
  clearInterval(watcher.timer)
  watcher.db.$client.close()
  watcher = undefined
}

/** A connection of its own: SQLite's data_version tells of changes by others, which is then everybody else. */
function watch() {
  const db = openDatabase(databaseFile(instanceOf().env))
  const version = () => db.$client.pragma('data_version', { simple: true }) as number
  let last = version()
  let looks = 0
  const timer = setInterval(() => {
    const now = version()
    if (now !== last) for (const tell of listeners) tell(`data: ${now}\n\n`)
    else if (++looks % COMMENT_EVERY_LOOKS === 0) for (const tell of listeners) tell(': here\n\n')
    last = now
  }, LOOK_EVERY_MS)
  return { db, timer }
}

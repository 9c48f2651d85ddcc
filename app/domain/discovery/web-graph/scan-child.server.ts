import { setPriority } from 'node:os'
import { scanFile, UnreadableGraph, type News, type ScanTask } from './scan-file.server.ts'

/** What this process says: news, of which each is answered, or how it ended. */
export type Said = { news: News } | { isDone: true } | { unreadable: string }

const NICE = 10

/** A process that looks through one file and ends; it gives way to everything else, and goes when nobody listens. */
process.once('disconnect', () => process.exit(1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {}) // meant for whom it works for
process.once('message', (task: ScanTask) => {
  setPriority(NICE)
  scanFile(task, async (news) => {
    const answered = new Promise((resolve) => process.once('message', resolve))
    say({ news })
    await answered
  }).then(
    () => say({ isDone: true }),
    (error: unknown) => {
      if (!(error instanceof UnreadableGraph)) throw error
      say({ unreadable: error.message })
    },
  )
})

function say(said: Said): void {
  process.send!(said)
}

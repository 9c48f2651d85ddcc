import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Said } from './scan-child.server.ts'
import { UnreadableGraph, type Found, type News, type ScanTask } from './scan-file.server.ts'

const CHILD = fileURLToPath(new URL('./scan-child.server.ts', import.meta.url))

/**
 * Looks through a file in a process of its own, so that the jobs go on meanwhile.
 * @param onNews stores what was found; false: stop
 * @returns whether the file was read to its end
 * @throws UnreadableGraph
 */
export function scanApart<Kind extends keyof Found>(
  task: ScanTask<Kind>,
  { onNews, signal }: { onNews: (news: News<Kind>) => Promise<boolean>; signal?: AbortSignal | undefined },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
    let settle = () =>
      reject(new UnreadableGraph('the process that read it was ended from outside: start anew'))
    const end = (how: () => void) => {
      settle = how
      child.kill('SIGKILL')
    }
    const stop = () => end(() => resolve(false))
    signal?.addEventListener('abort', stop, { once: true })
    child.once('error', (error) => end(() => reject(error)))
    child.once('exit', () => {
      signal?.removeEventListener('abort', stop)
      settle()
    })
    child.on('message', (said: Said) => {
      if ('isDone' in said) return end(() => resolve(true))
      if ('unreadable' in said) return end(() => reject(new UnreadableGraph(said.unreadable)))
      onNews(said.news as News<Kind>).then(
        (goesOn) => (goesOn ? child.connected && child.send('go on') : stop()),
        (error: Error) => end(() => reject(error)),
      )
    })
    child.send(task)
  })
}

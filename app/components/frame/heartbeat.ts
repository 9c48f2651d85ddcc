import { counted } from '../../ui/number.ts'

export type Heartbeat = { tone: 'live' | 'warn' | 'lost'; words: string; why: string | null }

/** How the jobs are: what the foot of the sidebar says. Times are the machine's, not the sandbox clock's. */
export function heartbeat(
  health: {
    jobs: 'ok' | 'silent' | 'never started'
    jobsAt: Date | null
    failing: { job: string; error: string }[]
  },
  wall: Date,
): Heartbeat {
  const ago = health.jobsAt ? span(wall.getTime() - health.jobsAt.getTime()) : null
  if (health.jobs === 'never started')
    return {
      tone: 'lost',
      words: 'Jobs never started',
      why: 'Nothing is sent, read or checked until they run.',
    }
  if (health.jobs === 'silent')
    return {
      tone: 'lost',
      words: `Jobs stopped ${ago} ago`,
      why: 'Nothing is sent, read or checked until they run again. The starter restarts them after a crash.',
    }
  const [first] = health.failing
  if (first)
    return {
      tone: 'warn',
      words: `${counted(health.failing.length, 'job')} in trouble`,
      why: `${first.job}: ${first.error}`,
    }
  return { tone: 'live', words: `Jobs running, ${ago} ago`, why: null }
}

function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`
}

import type { Heartbeat } from './heartbeat.ts'

/** What the frame shows of the installation and of the person: the same on every screen. */
export type FrameFacts = {
  project: { id: number; name: string; domain: string } | null
  projects: { id: number; name: string; domain: string }[]
  user: { name: string; email: string }
  counts: { today: number; inbox: number; links: number }
  heartbeat: Heartbeat
  /** All sending is stopped: by whom, when and why. */
  stop: { at: Date; by: string | null; because: string | null } | null
  mayResume: boolean
  isFolded: boolean
  /** Only in the sandbox: how fast its clock runs. */
  sandbox: { tempo: number; port: number | null } | null
}

import fs from 'node:fs'
import path from 'node:path'
import { writeWhole } from './mail/kept-mail.server.ts'
import type { WorldState } from './state.ts'

/** The hour alone is written down this often; everything else at once. */
const CLOCK_EVERY_MS = 2000

const last = new Map<string, { text: string; at: number }>()

/** What the world was like when it was last written down; null when it never was. */
export function readState(dir: string): WorldState | null {
  const file = path.join(dir, 'world.json')
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as WorldState) : null
}

/** Writes the world down, if it changed. */
export function writeState(dir: string, state: WorldState): void {
  const text = JSON.stringify({ ...state, shownAt: null })
  const before = last.get(dir)
  if (before?.text === text && Date.now() - before.at < CLOCK_EVERY_MS) return
  writeWhole(path.join(dir, 'world.json'), JSON.stringify(state, null, 1))
  last.set(dir, { text, at: Date.now() })
}

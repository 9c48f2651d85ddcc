import type { PauseLevel } from '#db/vocabulary.ts'
import { PAUSE_LEVELS } from '#db/vocabulary.ts'

export type Pause = { level: PauseLevel; subjectId: number; because: string }

/** Whom a message is for. */
export type About = { projectId: number; siteIds: number[]; contactId: number; prospectId: number }

/** Why nothing is written to somebody now, the widest pause first; null: no pause stands over them. */
export function pausedBecause(pauses: Pause[], about: About): string | null {
  for (const level of PAUSE_LEVELS) {
    const pause = pauses.find(
      (one) => one.level === level && subjectsOf(about, level).includes(one.subjectId),
    )
    if (pause) return `${PAUSED_WORDS[level]}: ${pause.because}`
  }
  return null
}

function subjectsOf(about: About, level: PauseLevel): number[] {
  switch (level) {
    case 'project':
      return [about.projectId]
    case 'site':
      return about.siteIds
    case 'contact':
      return [about.contactId]
    case 'prospect':
      return [about.prospectId]
  }
}

const PAUSED_WORDS: Record<PauseLevel, string> = {
  project: 'The project is paused',
  site: 'The whole site is paused',
  contact: 'This person is paused',
  prospect: 'The prospect is paused',
}

import type { Stage, Tactic } from '#db/vocabulary.ts'

/** A prospect of the story. What speaks for it is read off its page, so that the facts are true. */
export type ProspectRow = {
  host: string
  /** null: the site as a whole; "post": its newest post. */
  path: string | null
  tactic: Tactic
  /** Path on the client's site. */
  target: string
  /** Ahrefs' DR or Semrush's AS, never both as one. */
  dr?: number
  as?: number
  relevance: number
  score: number
  /** As the team left it before anything was sent. */
  stage: Extract<Stage, 'new' | 'qualified' | 'ready' | 'disqualified'>
  owner?: 'anna' | 'jonas'
  tags?: string[]
  /** Nobody has looked for a contact yet. */
  withoutContact?: true
  /** Local part of the contact, when it is not the first person of the site. */
  contact?: string
  note?: string
}

import type { Filter } from '../../domain/prospects/filters.ts'
import type { TriageView } from '../../domain/triage/triage-view.server.ts'
import type { Choices } from '../prospects/filter-words.ts'

/** What the screen of triage is given. */
export type TriageFacts = TriageView & {
  projectId: number
  userId: number
  filters: Filter[]
  search: string
  /** Only the ticked prospects of the list are gone through. */
  isSelection: boolean
  choices: Choices
}

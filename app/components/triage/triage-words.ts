import type { Decided } from '../../domain/triage/decide.server.ts'

/** Why a decision was not taken, and what to do. */
export function refusalWords(decided: Exclude<Decided, { ok: true }>): string {
  switch (decided.reason) {
    case 'held':
      return `${decided.by} has this prospect open: take the next one.`
    case 'decided-before':
      return 'Somebody has decided on this prospect already.'
    case 'put-off-before':
      return 'Somebody has put this prospect off already.'
    case 'no-change':
      return 'It was so already.'
  }
}

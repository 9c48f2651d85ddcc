import { REJECT_REASONS, type RejectReason, type Stage, type TriageDecision } from '#db/vocabulary.ts'
import { SNOOZES, type Snooze } from '../values/snoozes.ts'

/** What a person decides of the prospect in hand. Only `assign` leaves it in the queue. */
export type Decision =
  | { do: 'qualify' }
  | { do: 'reject'; reason: RejectReason }
  | { do: 'later'; snooze: Snooze }
  | { do: 'block' }
  | { do: 'assign'; ownerId: number | null }

export const REJECT_WORDS: Record<RejectReason, string> = {
  off_topic: 'Off topic',
  poor_quality: 'Poor quality or spam',
  competitor: 'A competitor or its site',
  wrong_audience: 'Wrong language or country',
  no_links: 'Gives no links',
  other: 'Another reason',
}

/**
 * Reads the button of a form: `qualify`, `reject:off_topic`, `later:week`, `block`, `assign:4`, `assign:none`.
 * @returns null for anything else
 */
export function readDecision(text: string): Decision | null {
  const [kind, value = ''] = text.split(':')
  if (text === 'qualify' || text === 'block') return { do: text }
  if (kind === 'reject' && isOneOf(REJECT_REASONS, value)) return { do: 'reject', reason: value }
  if (kind === 'later' && isOneOf(SNOOZES, value)) return { do: 'later', snooze: value }
  if (kind === 'assign' && value === 'none') return { do: 'assign', ownerId: null }
  if (kind === 'assign' && /^\d{1,15}$/.test(value)) return { do: 'assign', ownerId: Number(value) }
  return null
}

export const DECISION_OF: Record<Decision['do'], TriageDecision> = {
  qualify: 'qualified',
  reject: 'rejected',
  later: 'snoozed',
  block: 'blocked',
  assign: 'assigned',
}

/** Where a decision moves the prospect, with the cause as its timeline tells it; null: it stays "new". */
export function moveOf(decision: Decision): { to: Stage; because: string } | null {
  switch (decision.do) {
    case 'qualify':
      return { to: 'qualified', because: 'found good in triage' }
    case 'reject':
      return {
        to: 'disqualified',
        because: `not for us: ${REJECT_WORDS[decision.reason].toLowerCase()}`,
      }
    case 'block':
      return { to: 'do_not_contact', because: 'the site was blocked in triage' }
    case 'later':
    case 'assign':
      return null
  }
}

/** What was decided, for the undo button: "Not for us: off topic". */
export function decisionWords(decision: TriageDecision, reason: RejectReason | null): string {
  if (decision === 'rejected') return reason ? REJECT_WORDS[reason] : 'Not for us'
  return { qualified: 'Qualified', snoozed: 'Later', blocked: 'Site blocked', assigned: 'Owner changed' }[
    decision
  ]
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value)
}

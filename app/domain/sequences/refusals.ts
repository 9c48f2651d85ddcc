import type { EnrolmentState, LinkStatus, Stage, SuppressionReason, Tactic } from '#db/vocabulary.ts'
import { tooSoonWords, type TooSoon } from '../outbox/fatigue.ts'

export const REFUSALS = [
  'no-contact',
  'no-address',
  'do-not-contact',
  'suppressed',
  'banned',
  'enrolled',
  'been-through',
  'same-contact',
  'already-links',
  'answered',
  'left',
  'invalid-address',
  'too-soon',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** What decides whether somebody may be written to in a sequence. */
export type Applicant = {
  /** The blacklist forbids the site, the page or the address: its entry in words. */
  bannedBecause: string | null
  stage: Stage
  tactic: Tactic
  linkStatus: LinkStatus | null
  /** A link from this site to the project is seen live on any page. */
  siteLinks: boolean
  contact: {
    email: string | null
    isInvalid: boolean
    doNotContactBecause: string | null
    suppressedFor: SuppressionReason | null
  } | null
  /** Name of the sequence the contact is on the way in. */
  liveIn: string | null
  /** How an earlier time in this very sequence ended. */
  endedHere: EnrolmentState | null
  /** Another chosen prospect has the same contact. */
  isSecond: boolean
  /** A first message now would break a fatigue limit of the team: why, and until when. */
  tooSoon: TooSoon | null
}

/** Why somebody is not enrolled, the weightiest cause first; null: nothing speaks against it. */
export function refusalOf(one: Applicant): Refusal | null {
  const { contact, stage } = one
  if (stage === 'do_not_contact' || contact?.doNotContactBecause) return 'do-not-contact'
  if (contact?.suppressedFor) return 'suppressed'
  if (one.bannedBecause) return 'banned'
  if (stage === 'replied' || stage === 'negotiating' || stage === 'promised') return 'answered'
  if (stage === 'disqualified' || stage === 'declined') return 'left'
  if (alreadyLinks(one)) return 'already-links'
  if (!contact) return 'no-contact'
  if (!contact.email) return 'no-address'
  if (contact.isInvalid) return 'invalid-address'
  if (one.liveIn !== null) return 'enrolled'
  if (one.endedHere !== null) return 'been-through'
  if (one.isSecond) return 'same-contact'
  if (one.tooSoon) return 'too-soon'
  return null
}

/** A reclaim writes about a link that is there and broken: only one that is well refuses it. */
function alreadyLinks({ stage, tactic, linkStatus, siteLinks }: Applicant): boolean {
  if (tactic === 'link_reclaim') return linkStatus === 'live'
  return stage === 'won' || linkStatus === 'live' || linkStatus === 'degraded' || siteLinks
}

/** The refusal in one sentence, with what it rests on. */
export function refusalWords(refusal: Refusal, one: Applicant): string {
  switch (refusal) {
    case 'no-contact':
      return 'No contact at this site'
    case 'no-address':
      return 'The contact has no address'
    case 'invalid-address':
      return 'The address takes no mail'
    case 'do-not-contact':
      return one.contact?.doNotContactBecause
        ? `Do not contact: ${one.contact.doNotContactBecause}`
        : 'The stage is Do not contact'
    case 'suppressed':
      return SUPPRESSED_WORDS[one.contact!.suppressedFor!]
    case 'banned':
      return one.bannedBecause!.charAt(0).toUpperCase() + one.bannedBecause!.slice(1)
    case 'enrolled':
      return `The contact is in “${one.liveIn}”`
    case 'been-through':
      return `Was in this sequence already: ${ENDED_WORDS[one.endedHere!] ?? one.endedHere}`
    case 'same-contact':
      return 'Another chosen prospect has the same contact'
    case 'already-links':
      return 'Links to us already'
    case 'answered':
      return 'Answered already: write in the thread'
    case 'left':
      return one.stage === 'declined' ? 'Declined' : 'Disqualified'
    case 'too-soon':
      return `Too soon: ${tooSoonWords(one.tooSoon!)}`
  }
}

const SUPPRESSED_WORDS: Record<SuppressionReason, string> = {
  unsubscribed: 'Suppressed: unsubscribed',
  bounced: 'Suppressed: the address bounced',
  complained: 'Suppressed: complained',
  do_not_contact: 'Suppressed: do not contact',
  imported: 'Suppressed: on an imported list',
  erased: 'Suppressed: erased on request',
}

const ENDED_WORDS: Partial<Record<EnrolmentState, string>> = {
  finished: 'all steps were sent',
  replied: 'they replied',
  bounced: 'the address bounced',
  opted_out: 'they opted out',
  stopped: 'it was stopped',
}

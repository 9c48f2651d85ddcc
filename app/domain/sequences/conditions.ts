import type { ConditionTest, StepCondition } from '#db/tables/outreach.ts'
import type { KnownFact, LinkStatus, ReplyClass, Tactic } from '#db/vocabulary.ts'

/** A step has at most so many conditions: more would be a program. */
export const CONDITIONS_AT_MOST = 5

/** The numbers of days that can be asked for. */
export const DAYS_SINCE_FIRST = [7, 14, 21, 30, 45, 60, 90] as const

/** What the conditions of a step are asked about, at the moment in which it is to leave. */
export type ConditionFacts = {
  tactic: Tactic
  known: ReadonlySet<KnownFact>
  linkStatus: LinkStatus | null
  /** Classes of everything they ever wrote to us. */
  wrote: ReadonlySet<ReplyClass>
  ownerId: number | null
  tagIds: ReadonlySet<number>
  /** Days since the first mail of the enrolment left; null: none has. */
  daysSinceFirst: number | null
}

/** The first condition that does not hold, with what follows from it; null: the step may go. */
export function unmetCondition(
  conditions: StepCondition[],
  facts: ConditionFacts,
): { otherwise: StepCondition['otherwise']; because: string } | null {
  const unmet = conditions.find(({ test, must }) => isSo(test, facts) !== must)
  return (
    (unmet && {
      otherwise: unmet.otherwise,
      because: `${unmet.otherwise === 'skip' ? 'Passed over' : 'Finished'}: the step ${unmet.must ? 'goes only if' : 'does not go if'} ${testWords(unmet.test)}`,
    }) ??
    null
  )
}

/** "Only if the contact’s first name is known, else it is passed over." */
export function conditionWords(condition: StepCondition): string {
  const otherwise = condition.otherwise === 'skip' ? 'it is passed over' : 'nothing more is sent'
  return `${condition.must ? 'Only if' : 'Not if'} ${testWords(condition.test)}, else ${otherwise}.`
}

function isSo(test: ConditionTest, facts: ConditionFacts): boolean {
  switch (test.kind) {
    case 'tactic':
      return facts.tactic === test.tactic
    case 'known':
      return facts.known.has(test.fact)
    case 'link':
      return test.status === 'none' ? facts.linkStatus === null : facts.linkStatus === test.status
    case 'wrote':
      return facts.wrote.has(test.replyClass)
    case 'owner':
      return facts.ownerId === test.userId
    case 'tag':
      return facts.tagIds.has(test.tagId)
    case 'days':
      return facts.daysSinceFirst === null || facts.daysSinceFirst <= test.atMost
  }
}

/** What a condition asks, as the end of a sentence that begins with "if". */
export function testWords(test: ConditionTest): string {
  switch (test.kind) {
    case 'tactic':
      return `the tactic is ${plain(test.tactic)}`
    case 'known':
      return KNOWN_WORDS[test.fact]
    case 'link':
      return test.status === 'none' ? 'there is no link yet' : `the link is ${plain(test.status)}`
    case 'wrote':
      return `a mail of theirs was read as “${plain(test.replyClass)}”`
    case 'owner':
      return `the owner is ${test.name}`
    case 'tag':
      return `it is tagged “${test.name}”`
    case 'days':
      return `the first mail left at most ${test.atMost} days ago`
  }
}

const KNOWN_WORDS: Record<KnownFact, string> = {
  contact_name: 'the contact’s first name is known',
  page_title: 'the title of their page is known',
  paragraph: 'a sentence of their page is known',
  dead_link: 'a dead link on their page is known',
  archived_copy: 'an archived copy of the dead link is known',
  mention: 'their mention of us is known',
  rival: 'a rival they link to is known',
}

function plain(word: string): string {
  return word.replaceAll('_', ' ')
}

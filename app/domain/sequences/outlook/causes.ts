import type { Hold } from '#db/vocabulary.ts'

/** People of one sequence who wait for the same thing. */
export type Waiting = {
  sequenceId: number
  sequence: string
  /** null: nothing holds them, their message is put off to a later time. */
  heldFor: Hold | null
  because: string
  /** What the last look at their reason found, when that holds them. */
  truthCause: string | null
  /** An unmatched conversation may be their answer. */
  isPossibleReply: boolean
  /** A fatigue limit keeps the first message back. */
  isTooSoon: boolean
  count: number
  /** When the first of them goes on by itself. */
  goesOnAt: Date | null
  /** One of them. */
  prospectId: number
  domain: string
}

/** A mailbox from which nothing leaves at this moment. */
export type Silent = { mailboxId: number; email: string; because: string; count: number }

/** Why mail does not go out, of how many, and the one thing that mends it. */
export type Cause = {
  key: string
  says: string
  where: string | null
  count: number
  /** The one action: its words, and where it is done, below the project or from the root. */
  act: { word: string; to: string } | null
  goesOnAt: Date | null
  example: { prospectId: number; domain: string } | null
  needsPerson: boolean
}

const TRUTH_WORDS: Record<string, { says: string; word: string }> = {
  page_gone: { says: 'Their page is gone', word: 'Change or end' },
  dead_link_works: { says: 'The dead link works again', word: 'Change or end' },
  dead_link_removed: { says: 'Their page no longer has the dead link', word: 'Change or end' },
  quote_gone: { says: 'Their page no longer says what is quoted', word: 'Change or end' },
  page_unreadable: { says: 'Their page could not be read: look at it yourself', word: 'Decide' },
  dead_link_unreadable: { says: 'Nobody can tell whether the dead link is dead', word: 'Decide' },
  quote_unreadable: { says: 'Nobody can tell whether the quote is still there', word: 'Decide' },
}

/**
 * Every cause for which mail does not go out, each once with how many it holds: what stops everything first, then what waits for a
 * person, the most first, then what goes on by itself.
 */
export function causesOf({
  stopped,
  silent,
  waiting,
}: {
  stopped: { count: number } | null
  silent: Silent[]
  waiting: Waiting[]
}): Cause[] {
  const all: Cause[] = [
    ...(stopped ? [stoppedCause(stopped.count)] : []),
    ...silent.map(silentCause),
    ...merged(waiting.map(waitingCause)),
  ]
  const weight = (one: Cause) => (one.key === 'stopped' ? 2 : one.needsPerson ? 1 : 0)
  return all.toSorted((a, b) => weight(b) - weight(a) || b.count - a.count)
}

/** How many messages are held or put off, and how many of them wait for a person. */
export function sumOf(causes: Cause[]): { all: number; forPerson: number } {
  const own = causes.filter(({ key }) => key !== 'stopped' && !key.startsWith('mailbox:'))
  const sum = (list: Cause[]) => list.reduce((total, one) => total + one.count, 0)
  return { all: sum(own), forPerson: sum(own.filter((one) => one.needsPerson)) }
}

function stoppedCause(count: number): Cause {
  return {
    key: 'stopped',
    says: 'All sending is stopped',
    where: 'the whole team',
    count,
    act: { word: 'See the stop', to: 'sequences/stops' },
    goesOnAt: null,
    example: null,
    needsPerson: true,
  }
}

function silentCause({ mailboxId, email, because, count }: Silent): Cause {
  return {
    key: `mailbox:${mailboxId}`,
    says: because,
    where: email,
    count,
    act: { word: 'Mend the mailbox', to: `/settings/mailboxes/${mailboxId}` },
    goesOnAt: null,
    example: null,
    needsPerson: true,
  }
}

function waitingCause(one: Waiting): Cause {
  const { kind, says, act } = kindOf(one)
  return {
    key: `${kind}:${one.sequenceId}`,
    says,
    where: one.sequence,
    count: one.count,
    act,
    goesOnAt: one.heldFor === null ? one.goesOnAt : null,
    example: { prospectId: one.prospectId, domain: one.domain },
    needsPerson: one.heldFor !== null,
  }
}

function kindOf(one: Waiting): { kind: string; says: string; act: Cause['act'] } {
  const base = `sequences/${one.sequenceId}`
  const people = `${base}/people?state=held`
  const truth = one.truthCause === null ? undefined : TRUTH_WORDS[one.truthCause]
  switch (one.heldFor) {
    case null:
      return one.isTooSoon
        ? {
            kind: 'too-soon',
            says: 'A fatigue limit keeps the first message back',
            act: { word: 'See whom', to: base },
          }
        : { kind: `later:${one.because}`, says: one.because, act: null }
    case 'opener':
      return {
        kind: 'opener',
        says: 'The opener is not written',
        act: { word: 'Write openers', to: `${base}/openers` },
      }
    case 'launch':
      return {
        kind: 'launch',
        says: 'The sequence is not launched',
        act: { word: 'Launch', to: `${base}/launch` },
      }
    case 'pause':
      return {
        kind: `pause:${one.because}`,
        says: one.because,
        act: { word: 'See the pause', to: 'sequences/stops' },
      }
    case 'fields':
      return {
        kind: `fields:${one.because}`,
        says: one.because,
        act: { word: 'Fill in', to: `prospects/${one.prospectId}/edit` },
      }
    case 'person':
      if (truth) return { kind: one.truthCause!, says: truth.says, act: { word: truth.word, to: people } }
      if (one.isPossibleReply)
        return {
          kind: 'possible-reply',
          says: 'A mail in Unmatched may be their answer',
          act: { word: 'Open Unmatched', to: 'inbox?tab=unmatched' },
        }
      return { kind: `person:${one.because}`, says: one.because, act: { word: 'Decide', to: people } }
  }
}

/** The same cause in the same sequence stands once. */
function merged(causes: Cause[]): Cause[] {
  const found = new Map<string, Cause>()
  for (const one of causes) {
    const before = found.get(one.key)
    found.set(
      one.key,
      before
        ? { ...before, count: before.count + one.count, goesOnAt: earlier(before.goesOnAt, one.goesOnAt) }
        : one,
    )
  }
  return [...found.values()]
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b
  return a < b ? a : b
}

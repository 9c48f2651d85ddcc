import type { Delivery, Refused } from '#app/gateways/smtp/outcome.ts'
import { troubleSentence, waitsForPerson } from '../mailboxes/trouble-words.ts'
import { chance } from './pace.ts'
import { readRefusal } from './refusal.ts'
import { refusalMeaning } from './refusal-meaning.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A recipient who puts us off is tried this often; a mailbox in trouble costs the message no try. */
export const MOST_TRIES = 8

export type AfterAttempt = {
  state: 'sent' | 'unknown' | 'failed_retry' | 'failed_final'
  /** How it ended, in one sentence. */
  because: string
  /** Machine milliseconds until the next try; null: never by itself. */
  retryMs: number | null
  /** What it means for the mailbox as a whole. */
  mailbox:
    | null
    | { what: 'well' }
    /** Nothing leaves for so long: the machine's time, or the product's for a provider's daily limit. */
    | { what: 'wait'; ms: number; clock: 'machine' | 'product' }
    | { what: 'trouble'; needsPassword: boolean }
  /** The address does not exist: it is suppressed, and the sequence ends. */
  isDeadAddress: boolean
}

/**
 * The whole retry policy: from how an attempt ended to what happens next.
 * @param tries how many attempts there were, this one counted
 * @param seed spreads retries apart; the same in tests
 */
export function afterAttempt(
  delivery: Delivery,
  { tries, host, seed }: { tries: number; host: string; seed: string },
): AfterAttempt {
  const again = backOff({ tries, firstMs: 5 * MINUTE, mostMs: 4 * HOUR, seed })
  const base = { retryMs: null, mailbox: null, isDeadAddress: false }
  if (delivery.outcome === 'accepted')
    return { ...base, state: 'sent', because: 'accepted by the mail server', mailbox: { what: 'well' } }
  if (delivery.outcome === 'lost-after-data')
    return {
      ...base,
      state: 'unknown',
      because: `${troubleSentence({ word: 'lost-after-data', host })} It may have left.`,
    }
  if (delivery.outcome === 'refused') return afterRefusal(delivery, { tries, host, again, seed })
  const because = troubleSentence({ word: delivery.outcome, host, detail: delivery.detail })
  if (waitsForPerson(delivery.outcome))
    return {
      ...base,
      state: 'failed_retry',
      because,
      retryMs: 0,
      mailbox: { what: 'trouble', needsPassword: true },
    }
  const ms = backOff({ tries, firstMs: MINUTE, mostMs: HOUR, seed })
  return {
    ...base,
    state: 'failed_retry',
    because,
    retryMs: ms,
    mailbox: { what: 'wait', ms, clock: 'machine' },
  }
}

function afterRefusal(
  refused: Refused,
  { tries, host, again, seed }: { tries: number; host: string; again: number; seed: string },
): AfterAttempt {
  const meaning = refusalMeaning({ status: refused.enhanced, answer: refused.answer })
  const said = troubleSentence({ word: 'refused', host, detail: refused.answer })
  const because = meaning ? `${meaning} ${said}` : said
  const retry = {
    state: 'failed_retry',
    because,
    retryMs: again,
    mailbox: null,
    isDeadAddress: false,
  } as const
  const final = { ...retry, state: 'failed_final', retryMs: null } as const
  switch (readRefusal(refused)) {
    case 'limit':
      return { ...retry, retryMs: 0, mailbox: { what: 'wait', ms: 24 * HOUR, clock: 'product' } }
    case 'server': {
      const ms = backOff({ tries, firstMs: 2 * MINUTE, mostMs: 2 * HOUR, seed })
      return { ...retry, retryMs: ms, mailbox: { what: 'wait', ms, clock: 'machine' } }
    }
    case 'blocked':
    case 'sender':
      return { ...retry, retryMs: 0, mailbox: { what: 'trouble', needsPassword: false } }
    case 'dead_address':
      return { ...final, isDeadAddress: true }
    case 'temporary':
      return tries >= MOST_TRIES ? { ...final, because: `${because} Tried ${tries} times.` } : retry
    case 'other':
      return final
  }
}

/** Doubling waits with a quarter of jitter either way, never above `mostMs` by more than that. */
export function backOff({
  tries,
  firstMs,
  mostMs,
  seed,
}: {
  tries: number
  firstMs: number
  mostMs: number
  seed: string
}): number {
  const plain = Math.min(mostMs, firstMs * 2 ** Math.min(30, Math.max(0, tries - 1)))
  return Math.round(plain * (0.75 + 0.5 * chance(`${seed}:${tries}`)))
}

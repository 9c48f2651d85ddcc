import { describe, expect, it } from 'vitest'
import type { Delivery, Refused } from '#app/gateways/smtp/outcome.ts'
import { afterAttempt, backOff, MOST_TRIES } from './after-attempt.ts'
import { readRefusal, type RefusalKind } from './refusal.ts'

const refusal = (answer: string, at: Refused['at'] = 'recipient'): Refused => {
  const code = Number(answer.slice(0, 3))
  const enhanced = /^\d{3} ([245]\.\d+\.\d+)/.exec(answer)?.[1] ?? null
  return { outcome: 'refused', code, enhanced, permanent: code >= 500 && code !== 503, at, answer }
}

describe('what a refusal is about', () => {
  it.each<[string, Refused['at'], RefusalKind]>([
    ['550 5.1.1 The email account that you tried to reach does not exist', 'recipient', 'dead_address'],
    ['550 No such user here', 'recipient', 'dead_address'],
    ['550 5.1.2 Host unknown', 'recipient', 'dead_address'],
    ['553 5.1.10 Recipient not found by SMTP address lookup', 'message', 'dead_address'],
    ['550 5.7.1 Message rejected due to content policy', 'message', 'blocked'],
    ['550 5.7.26 This mail is unauthenticated', 'message', 'blocked'],
    ['554 Your message looks like spam', 'message', 'blocked'],
    ['550 5.4.5 Daily user sending limit exceeded', 'message', 'limit'],
    ['554 5.2.0 Submission quota exceeded; the account is over its daily limit', 'message', 'limit'],
    ['452 4.2.2 The recipient’s mailbox is full', 'recipient', 'temporary'],
    ['451 4.2.0 Greylisted, try again later', 'recipient', 'temporary'],
    ['421 4.7.0 Try again later, closing connection', 'recipient', 'server'],
    ['450 4.7.1 Deferred because of unusual rate', 'message', 'server'],
    ['553 5.7.1 Sender address rejected: not owned by user', 'sender', 'sender'],
    ['554 5.3.4 Message too big', 'message', 'other'],
    ['421 Too busy', 'greeting', 'server'],
  ])('%s (%s)', (answer, at, kind) => {
    expect(readRefusal(refusal(answer, at))).toBe(kind)
  })
})

describe('after an attempt', () => {
  const after = (delivery: Delivery, tries = 1) =>
    afterAttempt(delivery, { tries, host: 'mail.test', seed: 'outbox:1' })

  it('a 2xx after the body is sent', () => {
    expect(after({ outcome: 'accepted', answer: '250 ok', serverMessageId: null })).toMatchObject({
      state: 'sent',
      retryMs: null,
      mailbox: { what: 'well' },
    })
  })

  it('a line lost after the body is unknown and never tried again', () => {
    expect(after({ outcome: 'lost-after-data', detail: '' })).toMatchObject({
      state: 'unknown',
      retryMs: null,
    })
  })

  it('a line lost before the body costs the mailbox a pause and the message nothing', () => {
    const result = after({ outcome: 'lost-before-data', detail: '' }, 50)
    expect(result).toMatchObject({ state: 'failed_retry', mailbox: { what: 'wait', clock: 'machine' } })
    expect(result.retryMs).toBeGreaterThan(0)
  })

  it('a wrong password waits for the user', () => {
    expect(after({ outcome: 'bad-credentials', detail: '535' })).toMatchObject({
      state: 'failed_retry',
      mailbox: { what: 'trouble', needsPassword: true },
    })
  })

  it('a limit of the provider stops the mailbox for a day', () => {
    expect(after(refusal('550 5.4.5 Daily user sending limit exceeded', 'message'))).toMatchObject({
      state: 'failed_retry',
      mailbox: { what: 'wait', ms: 24 * 3_600_000, clock: 'product' },
    })
  })

  it('a block pauses the mailbox; the contact is not at fault', () => {
    expect(after(refusal('550 5.7.1 Blocked', 'message'))).toMatchObject({
      state: 'failed_retry',
      isDeadAddress: false,
      mailbox: { what: 'trouble', needsPassword: false },
    })
  })

  it('an address that does not exist ends it', () => {
    expect(after(refusal('550 5.1.1 No such user'))).toMatchObject({
      state: 'failed_final',
      isDeadAddress: true,
    })
  })

  it('greylisting is tried again, and given up in the end', () => {
    const greylisted = refusal('451 4.2.0 Greylisted')
    expect(after(greylisted).state).toBe('failed_retry')
    expect(after(greylisted, MOST_TRIES)).toMatchObject({ state: 'failed_final', isDeadAddress: false })
  })

  it('waits double, stay within a quarter, and are spread', () => {
    const wait = (tries: number, seed = 'a') => backOff({ tries, firstMs: 1000, mostMs: 60_000, seed })
    for (const [tries, plain] of [
      [1, 1000],
      [2, 2000],
      [4, 8000],
      [40, 60_000],
    ] as const) {
      expect(wait(tries)).toBeGreaterThanOrEqual(plain * 0.75)
      expect(wait(tries)).toBeLessThanOrEqual(plain * 1.25)
    }
    expect(wait(3, 'a')).not.toBe(wait(3, 'b'))
  })
})

import { describe, expect, it } from 'vitest'
import { mayLeave, mayLeaveByHand, type ByHand, type Facts } from './may-leave.ts'

const NOW = new Date('2026-05-12T10:00:00Z')
const at = (text: string) => new Date(text)
const DAY = { from: '09:00', to: '17:00', weekdays: [1, 2, 3, 4, 5], holidays: new Map<string, string>() }

type Change = {
  sendingIsStopped?: boolean
  pausedBecause?: string
  mailbox?: Partial<Facts['mailbox']>
  enrolment?: Partial<Facts['enrolment']>
  prospect?: Partial<Facts['prospect']>
  contact?: Partial<Facts['contact']>
  today?: Partial<Facts['today']>
  tooSoon?: Facts['tooSoon']
  unmet?: Facts['unmet']
  sequence?: Partial<Facts['sequence']>
  limits?: Partial<Facts['limits']>
}

function facts(change: Change = {}): Facts {
  return {
    now: NOW,
    sendingIsStopped: change.sendingIsStopped ?? false,
    pausedBecause: change.pausedBecause ?? null,
    mailbox: {
      email: 'anna@client.test',
      status: 'ok',
      statusBecause: null,
      needsPassword: false,
      hasIdentity: true,
      isSynced: true,
      isBusy: false,
      nextSendAt: null,
      dailyCap: 30,
      rampFrom: null,
      rampHaltedAt: null,
      window: DAY,
      timeZone: 'Europe/London',
      sent: [],
      followUps: [],
      ...change.mailbox,
    },
    enrolment: {
      isOver: false,
      isFirst: true,
      state: 'active',
      because: 'launched',
      sequenceStatus: 'active',
      ...change.enrolment,
    },
    prospect: { stage: 'ready', hasMovedSince: false, ...change.prospect },
    contact: {
      hasAddress: true,
      isInvalid: false,
      doNotContactBecause: null,
      awayUntil: null,
      timeZone: null,
      hasReplied: false,
      suppressedBecause: null,
      bannedBecause: null,
      ...change.contact,
    },
    tooSoon: change.tooSoon ?? null,
    unmet: change.unmet ?? null,
    sequence: { name: 'Dead links', dailyCap: null, sentToday: 0, followUpsToday: 0, ...change.sequence },
    limits: { perDomain: 2, perSite: 1, ...change.limits },
    today: { toAddress: 0, toDomain: 0, toColleagues: 0, ...change.today },
  }
}

describe('a step that is due', () => {
  it('leaves when nothing speaks against it', () => {
    expect(mayLeave(facts())).toEqual({ do: 'go' })
  })

  it.each<[string, Change, string]>([
    ['the enrolment has ended', { enrolment: { isOver: true, because: 'Ines replied' } }, 'Ines replied'],
    ['a reply was read meanwhile', { contact: { hasReplied: true } }, 'They replied'],
    ['do not contact', { contact: { doNotContactBecause: 'asked on the phone' } }, 'asked on the phone'],
    ['declined by hand', { prospect: { stage: 'declined', hasMovedSince: true } }, 'They declined'],
    [
      'the link was found without a word',
      { prospect: { stage: 'won', hasMovedSince: true } },
      'They link to us',
    ],
    ['blacklisted', { contact: { bannedBecause: 'on the blacklist: link farm' } }, 'on the blacklist'],
    ['suppressed', { contact: { suppressedBecause: 'one-click unsubscribe' } }, 'one-click unsubscribe'],
  ])('never leaves: %s', (_what, change, because) => {
    expect(mayLeave(facts(change))).toEqual({ do: 'cancel', because: expect.stringContaining(because) })
  })

  it.each<[string, Change]>([
    ['no address', { contact: { hasAddress: false } }],
    ['an invalid address', { contact: { isInvalid: true } }],
    ['the enrolment is held', { enrolment: { state: 'held' } }],
    ['the sequence is paused', { enrolment: { sequenceStatus: 'paused' } }],
    ['a pause stands over them', { pausedBecause: 'The project is paused: as the client asked' }],
  ])('is held: %s', (_what, change) => {
    expect(mayLeave(facts(change)).do).toBe('hold')
  })

  it.each([
    ['skip' as const, false],
    ['finish' as const, true],
  ])('is passed over when a condition does not hold: %s', (otherwise, finishes) => {
    const unmet = { otherwise, because: 'Passed over: the step goes only if it is tagged “UK”' }
    expect(mayLeave(facts({ unmet }))).toEqual({ do: 'pass', finishes, because: unmet.because })
    expect(mayLeave(facts({ unmet, mailbox: { isSynced: false } })).do).toBe('wait')
    expect(mayLeave(facts({ unmet, contact: { hasReplied: true } })).do).toBe('cancel')
  })

  it.each<[string, Change]>([
    ['the global stop', { sendingIsStopped: true }],
    ['a refused password', { mailbox: { needsPassword: true } }],
    ['a paused mailbox', { mailbox: { status: 'paused' } }],
    ['a mailbox in trouble', { mailbox: { status: 'trouble' } }],
    ['no legal name or address', { mailbox: { hasIdentity: false } }],
    ['mail that was not read lately: a reply may be waiting', { mailbox: { isSynced: false } }],
    ['another message on its way', { mailbox: { isBusy: true } }],
    ['the gap', { mailbox: { nextSendAt: at('2026-05-12T10:01:00Z') } }],
  ])('waits for the mailbox: %s', (_what, change) => {
    expect(mayLeave(facts(change)).do).toBe('wait')
  })

  const full = (count: number) => Array.from({ length: count }, (_, i) => at(`2026-05-12T08:${10 + i}:00Z`))
  it.each<[string, Change, string]>([
    ['they had one today', { today: { toAddress: 1 } }, '2026-05-13T08:00:00Z'],
    ['a colleague had one today', { today: { toColleagues: 1 } }, '2026-05-13T08:00:00Z'],
    ['two went to the domain', { today: { toDomain: 2 } }, '2026-05-13T08:00:00Z'],
    ['the cap of the sequence', { sequence: { dailyCap: 10, sentToday: 10 } }, '2026-05-13T08:00:00Z'],
    [
      'two colleagues had one, and two a day are allowed',
      { limits: { perSite: 2 }, today: { toColleagues: 2 } },
      '2026-05-13T08:00:00Z',
    ],
    [
      'a holiday',
      { mailbox: { window: { ...DAY, holidays: new Map([['2026-05-12', 'Local day']]) } } },
      '2026-05-13T08:00:00Z',
    ],
    ['away', { contact: { awayUntil: at('2026-05-16T00:00:00Z') } }, '2026-05-18T08:00:00Z'],
    [
      'the team wrote to them lately',
      { tooSoon: { until: at('2026-05-30T10:00:00Z'), because: 'A first message' } },
      '2026-06-01T08:00:00Z',
    ],
    [
      'the cap of the day, and of 24 hours',
      { mailbox: { dailyCap: 5, sent: full(5) } },
      '2026-05-13T08:10:00Z',
    ],
    ['the cap of a new mailbox', { mailbox: { rampFrom: NOW, sent: full(5) } }, '2026-05-13T08:10:00Z'],
    [
      'follow-ups need the rest of the mailbox’s day',
      { mailbox: { dailyCap: 2, sent: full(1), followUps: [at('2026-05-12T14:00:00Z')] } },
      '2026-05-13T08:10:00Z',
    ],
    [
      'follow-ups need the rest of the sequence’s day',
      { sequence: { dailyCap: 10, sentToday: 7, followUpsToday: 3 } },
      '2026-05-13T08:00:00Z',
    ],
    ['closed in the contact’s zone', { contact: { timeZone: 'America/New_York' } }, '2026-05-12T13:00:00Z'],
    ['closed at the weekend', { mailbox: { window: { ...DAY, weekdays: [6] } } }, '2026-05-16T08:00:00Z'],
  ])('goes at another time: %s', (_what, change, until) => {
    expect(mayLeave(facts(change))).toMatchObject({ do: 'later', until: at(until) })
  })

  it.each<[string, Change]>([
    ['a second person of the site', { limits: { perSite: 2 }, today: { toColleagues: 1 } }],
    ['below the cap of the sequence', { sequence: { dailyCap: 10, sentToday: 9 } }],
    ['follow-ups of another day', { mailbox: { dailyCap: 1, followUps: [at('2026-05-13T14:00:00Z')] } }],
    ['a third message to the domain', { limits: { perDomain: 3 }, today: { toDomain: 2 } }],
  ])('leaves where the team allows more a day: %s', (_what, change) => {
    expect(mayLeave(facts(change))).toEqual({ do: 'go' })
  })

  it('says that follow-ups go first', () => {
    const mailbox = { dailyCap: 1, followUps: [at('2026-05-12T14:00:00Z')] }
    expect(mayLeave(facts({ mailbox }))).toMatchObject({
      because: 'Follow-ups go first: anna@client.test needs the rest of its day for them',
    })
  })

  it('names the holiday that keeps it', () => {
    const window = { ...DAY, holidays: new Map([['2026-05-12', 'Foundation Day']]) }
    expect(mayLeave(facts({ mailbox: { window } }))).toMatchObject({
      because: 'No mail leaves today: Foundation Day',
    })
  })

  it('what forbids it for good comes before what merely delays it', () => {
    const change = { contact: { suppressedBecause: 'complaint' }, mailbox: { needsPassword: true } }
    expect(mayLeave(facts(change)).do).toBe('cancel')
  })
})

describe('what is no step', () => {
  const reply: ByHand = {
    sendingIsStopped: false,
    mailbox: { email: 'anna@client.test', needsPassword: false },
    kind: 'reply',
    suppressedBecause: null,
    theyWrote: false,
  }
  it.each<[string, Partial<ByHand>, ReturnType<typeof mayLeaveByHand>]>([
    ['an answer', {}, { do: 'go' }],
    ['while all is stopped', { sendingIsStopped: true }, { do: 'wait', because: 'All sending is stopped' }],
    [
      'an alert while all is stopped',
      { kind: 'alert', sendingIsStopped: true },
      { do: 'wait', because: 'All sending is stopped' },
    ],
    [
      'from a mailbox that is signed out',
      { mailbox: { email: 'anna@client.test', needsPassword: true } },
      { do: 'wait', because: 'anna@client.test must be signed in again' },
    ],
    [
      'to somebody who opted out',
      { suppressedBecause: 'one-click unsubscribe' },
      { do: 'hold', because: 'On the suppression list: one-click unsubscribe' },
    ],
    [
      'to somebody who opted out and wrote',
      { suppressedBecause: 'one-click unsubscribe', theyWrote: true },
      { do: 'go' },
    ],
    ['a test', { kind: 'test', suppressedBecause: 'by hand' }, { do: 'go' }],
  ])('%s', (_what, change, answer) => {
    expect(mayLeaveByHand({ ...reply, ...change })).toEqual(answer)
  })
})

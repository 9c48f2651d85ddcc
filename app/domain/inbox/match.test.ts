import { describe, expect, it } from 'vitest'
import { match, type Known, type Sent } from './match.ts'
import { readMessage } from './read-message.ts'

const sent = (about: Partial<Sent> = {}): Sent => ({
  outboxId: 1,
  threadId: 1,
  contactId: 1,
  prospectId: 1,
  enrolmentId: 1,
  toAddress: 'ines@site.test',
  subject: 'A dead link',
  leftAt: new Date('2026-05-05T09:00:00Z'),
  enrolmentIsLive: true,
  ...about,
})
const none: Known = { byToken: null, byIds: [], byEnclosed: null, bySender: [], byDomain: [] }
const from = (address: string, subject = 'Re: A dead link') =>
  readMessage(Buffer.from(`From: ${address}\nSubject: ${subject}\n\nHello`))
const at = new Date('2026-05-06T09:00:00Z')
const other = sent({ outboxId: 2, contactId: 2, toAddress: 'hugo@other.test' })

describe('which of our messages is answered', () => {
  it.each<[string, string, Partial<Known>, number | null]>([
    ['a private token comes first', 'x@y.test', { byToken: sent(), byIds: [other] }, 1],
    ['a cited id', 'ines@site.test', { byIds: [sent()] }, 1],
    ['a cited id, by a colleague', 'editor@site.test', { byIds: [sent()] }, 1],
    ['a cited id, by an assistant elsewhere', 'pa@agency.test', { byIds: [sent()] }, 1],
    ['of two cited ids the sender’s own', 'ines@site.test', { byIds: [other, sent()] }, 1],
    ['of two cited ids the colleague’s', 'editor@site.test', { byIds: [other, sent()] }, 1],
    [
      'a cited id gives way to the sender’s own conversation',
      'hugo@other.test',
      { byIds: [sent()], bySender: [other] },
      2,
    ],
    ['an enclosed original', 'ines@home.test', { byEnclosed: sent() }, 1],
    ['the sender we wrote to', 'ines@site.test', { bySender: [sent()] }, 1],
    [
      'the sender’s live enrolment before an ended one',
      'ines@site.test',
      { bySender: [sent({ outboxId: 3, enrolmentIsLive: false }), sent()] },
      1,
    ],
    [
      'not a sender we wrote to only later',
      'ines@site.test',
      { bySender: [sent({ leftAt: new Date('2026-05-07T00:00:00Z') })] },
      null,
    ],
    ['nothing for a stranger', 'who@else.test', {}, null],
  ])('%s', (_what, address, known, outboxId) => {
    const found = match(from(address), { ...none, ...known }, at)
    expect(found?.sent.outboxId ?? null).toBe(outboxId)
    expect(found?.certainty ?? null).toBe(outboxId === null ? null : 'certain')
  })

  it('the organisation and the subject together are only possible', () => {
    const found = match(from('editor@site.test', 'AW: A dead link'), { ...none, byDomain: [sent()] }, at)
    expect(found).toMatchObject({ certainty: 'possible', sent: { outboxId: 1 } })
  })

  it('neither the organisation nor the subject alone is enough', () => {
    expect(match(from('editor@site.test', 'Lunch'), { ...none, byDomain: [sent()] }, at)).toBeNull()
    expect(match(from('who@else.test'), none, at)).toBeNull()
  })
})

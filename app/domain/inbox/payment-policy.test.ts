import { beforeEach, describe, expect, it } from 'vitest'
import { paymentRequests } from '#app/domain/sites/payment-requests.server.ts'
import { seen } from '#tests/support/mail-world.ts'
import { arrive, quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { setReplyClass } from './change-thread.server.ts'
import { USUAL_PAYMENT_POLICY } from './payment-policy.ts'
import { paymentPolicy, setPaymentPolicy } from './payment-policy.server.ts'
import { readThread } from './read-thread.server.ts'

let world: QuietWorld
let ines: ReturnType<typeof wroteTo>

beforeEach(() => {
  world = quietWorld()
  ines = wroteTo(world, 'ines')
})

function answered(body: string) {
  arrive(world, { from: ines.address, subject: 'Re: A dead link', body, cites: ines.messageId })
  const thread = seen(world.db, ines).thread!
  return { thread, siteId: thread.siteId! }
}

const asked = (siteId: number) => paymentRequests(world.scope, { siteId }).map(({ words }) => words)

describe('a request for payment', () => {
  it('is marked at the site with its words, and shows the policy with an answer ready', () => {
    const { thread, siteId } = answered('Sure, we charge 80 EUR per link.')
    expect(asked(siteId)).toEqual(['we charge 80 EUR per link'])
    const { payment } = readThread(world.scope, { threadId: thread.id })
    expect(payment?.policy).toBe(USUAL_PAYMENT_POLICY.policy)
    expect(payment?.reply).toContain('We do not pay for links')
    expect(payment?.reply).not.toContain('{{')
  })

  it('stays marked when they say something else later', () => {
    const { siteId } = answered('The fee is $50.')
    answered('All right, tell me more then.')
    expect(asked(siteId)).toEqual(['The fee is $50'])
  })

  it('is unmarked when a person says that it is none, and marked when a person says that it is one', () => {
    const { thread, siteId } = answered('The fee is $50.')
    setReplyClass(world.scope, { threadId: thread.id, replyClass: 'interested' })
    expect(asked(siteId)).toEqual([])
    expect(readThread(world.scope, { threadId: thread.id }).payment).toBeNull()
    setReplyClass(world.scope, { threadId: thread.id, replyClass: 'asks_payment' })
    expect(asked(siteId)).toEqual(['The fee is $50.'])
  })

  it('is answered by the words of the team; an answer that cannot be filled is refused', () => {
    const own = { policy: 'Ask the lead.', reply: 'Thank you. No.\n{{sender.first_name}}' }
    expect(setPaymentPolicy(world.scope, { ...own, reply: 'Dear {{contact.first_name' })).toMatch(/./)
    expect(setPaymentPolicy(world.scope, own)).toBeNull()
    expect(paymentPolicy(world.scope)).toEqual(own)
    const { thread } = answered('The fee is $50.')
    expect(readThread(world.scope, { threadId: thread.id }).payment).toMatchObject({
      policy: 'Ask the lead.',
      reply: 'Thank you. No.\nAnna',
    })
    setPaymentPolicy(world.scope, { policy: '', reply: '' })
    expect(paymentPolicy(world.scope)).toEqual(USUAL_PAYMENT_POLICY)
  })
})

import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { contacts } from '#db/tables/sites.ts'
import { sealSecret, useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { enrol } from '#app/domain/sequences/enrol.server.ts'
import { launch } from '#app/domain/sequences/launch.server.ts'
import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import { sequenceWork } from '#app/domain/sequences/send-work.server.ts'
import { writeOpener } from '#app/domain/sequences/write-opener.server.ts'
import {
  addTestProspect,
  enrolmentOf,
  freshCampaign,
  prospectNow,
  type Campaign,
} from '#tests/support/campaign.ts'
import { reasonsHold } from '#tests/support/kind-web.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'

const HOUR = 3_600_000

let stack: MailStack
let world: Campaign
let now: Date
beforeAll(async () => {
  stack = await startMailStack()
})
afterAll(() => stack.stop())
beforeEach(() => {
  stack.relay.calm()
  stack.relay.accepted.length = 0
  useSecretKey(randomBytes(32))
  now = new Date('2026-05-12T08:00:00Z')
  world = freshCampaign({ now })
  const { host, port, user, password } = stack.smtp('anna@crm.test')
  world.db
    .update(mailboxes)
    .set({
      smtpHost: host,
      smtpPort: port,
      smtpSecurity: 'none',
      smtpUser: user,
      smtpSecret: sealSecret({ accountId: `mailbox:${world.mailboxId}:smtp`, text: password }),
    })
    .run()
})

function enrolOne() {
  const { scope, projectId, sequenceId } = world
  const prospect = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  launch(scope, { sequenceId })
  enrol(scope, { sequenceId, prospectIds: [prospect.id] })
  writeOpener(scope, {
    enrolmentId: enrolmentOf(world, prospect.id).id,
    opener: 'Your table of ratios helped us.',
  })
  return { prospectId: prospect.id, contactId: prospect.contactId! }
}

/** Lets the clock run for some days, an hour a turn, with the mail read in between. */
async function run({ days }: { days: number }) {
  for (let hour = 0; hour < days * 24; hour++) {
    now = new Date(now.getTime() + HOUR)
    world.db.update(mailboxes).set({ lastSyncAt: now }).run()
    await reasonsHold({ ...world.scope, now })
    await sendDue(
      { ...world.scope, now },
      { workerId: 'one', publicUrl: null, work: sequenceWork, tell: () => ({ now, tempo: 1 }) },
    )
  }
}

describe('a sequence on its way', () => {
  it('leaves step by step: one thread, one mailbox, inside the window, the footer as the law wants it', async () => {
    const { prospectId } = enrolOne()
    await run({ days: 30 })
    const mails = await Promise.all(stack.relay.accepted.map((one) => simpleParser(one.raw)))
    const [first, second, third] = stack.relay.accepted.map((one) => `<${one.messageId}>`)
    expect(mails.map((mail) => [mail.subject, mail.inReplyTo, [mail.references ?? []].flat()])).toEqual([
      ['Dead link on “Links and reading”', undefined, [first]],
      ['Re: Dead link on “Links and reading”', first, [first]],
      ['Re: Dead link on “Links and reading”', second, [first, second]],
    ])
    expect(new Set([first, second, third]).size).toBe(3)
    expect(new Set(stack.relay.accepted.map((one) => one.from))).toEqual(new Set(['anna@client.test']))
    expect(mails.every((mail) => mail.text!.includes('Client Ltd, 1 Hill Road, Bath'))).toBe(true)
    expect(mails.map((mail) => mail.text!.includes('https://tilth.example/contact'))).toEqual([
      true,
      false,
      false,
    ])
    const left = world.db.select({ at: outbox.mayHaveLeftAt }).from(outbox).all()
    expect(
      left.every(({ at }) => at!.getUTCDay() % 6 !== 0 && at!.getUTCHours() >= 8 && at!.getUTCHours() < 16),
    ).toBe(true)
    expect(prospectNow(world, prospectId)).toMatchObject({ stage: 'contacted', sequenceState: 'finished' })
  })

  it('an address that the server does not know ends it as bounced', async () => {
    const { prospectId } = enrolOne()
    stack.relay.refuse('rcpt', () => ({ code: 550, text: '5.1.1 No such user here' }))
    await run({ days: 2 })
    expect(enrolmentOf(world, prospectId)).toMatchObject({ state: 'bounced' })
    expect(prospectNow(world, prospectId).nextAction).toBe('Find another contact: the address bounced')
  })

  it('a field that is missing at the last moment holds it, and says which', async () => {
    const { prospectId, contactId } = enrolOne()
    world.db.update(contacts).set({ firstName: null }).where(eq(contacts.id, contactId)).run()
    await run({ days: 1 })
    expect(stack.relay.accepted).toEqual([])
    expect(enrolmentOf(world, prospectId)).toMatchObject({
      state: 'held',
      heldFor: 'fields',
      because: 'contact.first_name is missing',
    })
  })

  it('a refusal that is nobody’s fault holds it for a person', async () => {
    const { prospectId } = enrolOne()
    stack.relay.refuse('body', () => ({ code: 554, text: '5.3.4 Message too big' }))
    await run({ days: 1 })
    expect(enrolmentOf(world, prospectId)).toMatchObject({ state: 'held', heldFor: 'person' })
    expect(prospectNow(world, prospectId).nextAction).toContain('Message too big')
  })
})

import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { prospects } from '#db/tables/prospects.ts'
import { tasks } from '#db/tables/tasks.ts'
import { truthChecks } from '#db/tables/truth.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { thanksDraft } from '#app/domain/inbox/thanks-draft.server.ts'
import { observe } from '#app/domain/links/observe.server.ts'
import { verifyDue } from '#app/domain/links/verify-due.server.ts'
import { sealSecret, useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { checkTarget } from '#app/domain/pages/check-target.server.ts'
import { fetchPage } from '#app/domain/pages/fetch-page.server.ts'
import { enrol } from '#app/domain/sequences/enrol.server.ts'
import { launch } from '#app/domain/sequences/launch.server.ts'
import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import { sequenceWork } from '#app/domain/sequences/send-work.server.ts'
import { checkTruthDue } from '#app/domain/sequences/truth/check-due.server.ts'
import type { Ask } from '#app/domain/sequences/truth/look.server.ts'
import { writeOpener } from '#app/domain/sequences/write-opener.server.ts'
import {
  addTestProspect,
  enrolmentOf,
  freshCampaign,
  prospectNow,
  type Campaign,
} from '#tests/support/campaign.ts'
import { article, openLocalWeb, type LocalWeb } from '#tests/support/local-web.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'

const HOUR = 3_600_000
const DEAD = 'http://old.test/guide'
const LIST = `<p>We send people to <a href="${DEAD}">a guide</a>.</p>`

let stack: MailStack
let local: LocalWeb
let web: Web
let ask: Ask
let world: Campaign
let now: Date
beforeAll(async () => {
  stack = await startMailStack()
  local = await openLocalWeb()
  web = openWeb({ settings: readNetworkSettings({ connectTo: local.connectTo }) })
  ask = {
    observe: (promised) => observe(promised, web, { render: 'never' }),
    checkTarget: (url) => checkTarget(web, url),
    fetchPage: (url) => fetchPage(web, url),
  }
})
afterAll(async () => {
  await web.close()
  await local.close()
  await stack.stop()
})
beforeEach(() => {
  stack.relay.accepted.length = 0
  useSecretKey(randomBytes(32))
  now = new Date('2026-05-12T08:00:00Z')
  world = freshCampaign({ now })
  const { host, port, user, password } = stack.smtp('anna@crm.test')
  const smtpSecret = sealSecret({ accountId: `mailbox:${world.mailboxId}:smtp`, text: password })
  world.db
    .update(mailboxes)
    .set({ smtpHost: host, smtpPort: port, smtpSecurity: 'none', smtpUser: user, smtpSecret })
    .run()
})

function enrolOne(domain: string) {
  const { scope, projectId, sequenceId } = world
  local.serve({ [`${domain}/links`]: article(LIST) })
  const prospect = addTestProspect(scope, { projectId, domain, facts: { deadUrl: DEAD, deadCause: '404' } })
  const pageUrl = `http://${domain}/links`
  world.db.update(prospects).set({ pageUrl }).where(eq(prospects.id, prospect.id)).run()
  launch(scope, { sequenceId })
  enrol(scope, { sequenceId, prospectIds: [prospect.id] })
  const enrolmentId = enrolmentOf(world, prospect.id).id
  writeOpener(scope, { enrolmentId, opener: 'Your table of ratios helped us.' })
  return prospect.id
}

/** Lets the clock run for some days, four hours a turn, as the jobs do. */
async function run({ days }: { days: number }) {
  for (let turn = 0; turn < days * 6; turn++) {
    now = new Date(now.getTime() + 4 * HOUR)
    world.db.update(mailboxes).set({ lastSyncAt: now }).run()
    const scope = { ...world.scope, actor: { kind: 'job', name: 'test' } as const, now }
    const tell = () => ({ now, tempo: 1 })
    await checkTruthDue(scope, { workerId: 'one', ask, tell })
    await sendDue(scope, { workerId: 'one', publicUrl: null, work: sequenceWork, tell })
    await verifyDue(scope, { atMost: 10, tell, observe: (promised) => ask.observe(promised) as never })
  }
}

it('a link that they set without a word ends the sequence, is verified and won, and is to be thanked for', async () => {
  const prospectId = enrolOne('tilth.test')
  await run({ days: 2 })
  expect(stack.relay.accepted).toHaveLength(1)

  local.serve({
    'tilth.test/links': article(`${LIST}<p><a href="https://client.test/guide">The guide</a></p>`),
  })
  await run({ days: 8 })
  expect(stack.relay.accepted).toHaveLength(1)
  expect(enrolmentOf(world, prospectId)).toMatchObject({
    state: 'stopped',
    because: 'Their page links to us already: https://client.test/guide',
  })
  expect(prospectNow(world, prospectId)).toMatchObject({ stage: 'won', linkStatus: 'live' })
  expect(world.db.select().from(tasks).all()).toMatchObject([
    { title: 'Thank Pia for the link', because: 'they linked to us after one message, without a word' },
  ])
  const { linkId, threadId } = world.db.select().from(tasks).get()!
  const draft = { linkId: linkId!, threadId: threadId!, projectId: world.projectId }
  expect(thanksDraft({ ...world.scope, now }, draft)).toBe(
    'Hi Pia,\n\nI saw that http://tilth.test/links links to https://client.test/guide now. Thank you for that; you need not answer.\n\nAnna',
  )
})

it('a dead link that was mended holds the follow-up with the reason, and the evidence is kept', async () => {
  const prospectId = enrolOne('mulch.test')
  await run({ days: 2 })
  expect(stack.relay.accepted).toHaveLength(1)

  local.serve({ 'mulch.test/links': article('<p>We took it off.</p>') })
  await run({ days: 8 })
  expect(stack.relay.accepted).toHaveLength(1)
  expect(prospectNow(world, prospectId).nextAction).toBe(
    `Held: their page no longer has the dead link ${DEAD}`,
  )
  const looks = world.db.select().from(truthChecks).where(eq(truthChecks.prospectId, prospectId)).all()
  expect(looks.map(({ finding, stepNumber }) => [stepNumber, finding])).toEqual([
    [1, 'true'],
    [2, 'false'],
  ])
  expect(looks[0]!.asked.map(({ what, answer }) => [what, answer])).toEqual([
    ['page', 'the page answers 200; no link to us'],
    ['dead_link', 'the page answers 404 (HEAD 404, GET 404)'],
  ])
})

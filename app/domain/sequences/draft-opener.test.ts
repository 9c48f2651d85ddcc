import type { IncomingMessage } from 'node:http'
import { text as read } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { enrolments } from '#db/tables/outreach.ts'
import { pageSnapshots } from '#db/tables/triage.ts'
import { openWeb } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { addTestProspect, enrolmentOf, freshCampaign, prospectNow, stepRow } from '#tests/support/campaign.ts'
import { openLocalWeb } from '#tests/support/local-web.ts'
import { setProvider } from '../discovery/provider-accounts.server.ts'
import { useSecretKey } from '../mailboxes/secrets.server.ts'
import { keepPageCopy } from '../pages/page-copies.server.ts'
import { askForSnapshots } from '../triage/snapshots.server.ts'
import { composeStep } from './compose-step.server.ts'
import { draftOpener, drafter, DRAFTING } from './draft-opener.server.ts'
import { saveStep } from './edit-steps.server.ts'
import { enrol } from './enrol.server.ts'
import { launch } from './launch.server.ts'
import { settle } from './settle.server.ts'
import { UNREAD_WORDS } from './draft.ts'
import { writeOpener } from './write-opener.server.ts'

const DRAFT = 'The forty degrees of your heap are the first number I could check.'
const SENTENCE = 'Turn the heap when it drops below forty degrees, and not once a week by the calendar.'

const asked: { authorization: string | undefined; body: Record<string, unknown> }[] = []
async function note(request: IncomingMessage) {
  const body = JSON.parse(await read(request)) as Record<string, unknown>
  asked.push({ authorization: request.headers.authorization, body })
}
const local = await openLocalWeb({
  'ai.test/v1/chat/completions': (request, response) =>
    void note(request).then(() =>
      response.end(JSON.stringify({ choices: [{ message: { content: `“${DRAFT}”` } }] })),
    ),
  'full.test/v1/chat/completions': { status: 429, body: '{"error":{"message":"No credit"}}' },
})
useSecretKey(Buffer.alloc(32, 7))
const web = openWeb({ settings: readNetworkSettings({ connectTo: local.connectTo }) })
afterAll(async () => {
  await web.close()
  await local.close()
})

function world({ body = '{{opener}} The link is dead.' } = {}) {
  const made = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, sequenceId, projectId, db } = made
  const words = { waitDays: 0, waitsWorkingDays: true, sameThread: false, templateId: null }
  saveStep(scope, { sequenceId, number: 1, ...words, subject: 'Dead link', body })
  const prospect = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  enrol(scope, { sequenceId, prospectIds: [prospect.id] })
  launch(scope, { sequenceId })
  const { pageUrl } = prospectNow({ db }, prospect.id)
  askForSnapshots(scope, { urls: [pageUrl!] })
  const pageHash = keepPageCopy(scope, `<title>Links</title><nav>Home</nav><p>${SENTENCE}</p>`)
  db.update(pageSnapshots).set({ state: 'read', pageHash, fetchedAt: scope.now }).run()
  const now = () => enrolmentOf(made, prospect.id)
  const of = { sequenceId, enrolmentId: now().id }
  const account = (host: string) => ({
    provider: DRAFTING,
    key: 'our-key',
    endpoint: `http://${host}/v1`,
    model: 'small',
  })
  return { ...made, of, now, account, outboxId: () => stepRow(made, of.enrolmentId, 1)!.id }
}

test('off until it is set; then it is told the page and our title with the key, and nothing about the person', async () => {
  const { scope, of, account } = world()
  expect(drafter(scope)).toBeNull()
  expect(await draftOpener(scope, of, web)).toMatchObject({ ok: false })
  expect(asked).toEqual([])
  setProvider(scope, account('ai.test'))
  expect(drafter(scope)).toEqual({ host: 'ai.test', model: 'small' })
  expect(await draftOpener(scope, of, web)).toEqual({ ok: true, text: DRAFT })
  expect(asked).toMatchObject([{ authorization: 'Bearer our-key', body: { model: 'small', stream: false } }])
  const told = JSON.stringify(asked[0]!.body)
  expect(told).toContain(SENTENCE)
  expect(told).toContain('Links and reading')
  for (const secret of ['Pia', 'Solberg', 'pia@', 'Anna', 'our-key', 'old.example'])
    expect(told).not.toContain(secret)
})

test('a draft is no opener: it is kept once it is changed, or read', async () => {
  const { scope, of, now, account } = world()
  setProvider(scope, account('ai.test'))
  await draftOpener(scope, of, web)
  expect(now()).toMatchObject({ opener: null, openerDraft: DRAFT, heldFor: 'opener' })
  const write = (opener: string, hasRead = false) =>
    writeOpener(scope, { enrolmentId: of.enrolmentId, opener, hasRead })
  expect(write(` ${DRAFT.replace('.', '!')}`)).toEqual({ ok: false, reason: 'unread' })
  expect(now()).toMatchObject({ opener: null, heldFor: 'opener' })
  expect(write(DRAFT, true)).toEqual({ ok: true })
  expect(now()).toMatchObject({ opener: DRAFT, openerDraft: null, heldFor: null })
  await draftOpener(scope, of, web)
  expect(now()).toMatchObject({ heldFor: 'opener', because: UNREAD_WORDS })
  expect(write('My own words about your forty degrees.')).toEqual({ ok: true })
  expect(now()).toMatchObject({ openerDraft: null, heldFor: null })
})

test('words that are an unread draft hold the step and are not composed, though no opener is required', () => {
  const { scope, db, of, now, outboxId } = world({
    body: '{{#if opener}}{{opener}} {{/if}}The link is dead.',
  })
  expect(now().heldFor).toBeNull()
  db.update(enrolments)
    .set({ opener: DRAFT, openerDraft: DRAFT })
    .where(eq(enrolments.id, of.enrolmentId))
    .run()
  expect(composeStep(scope, { outboxId: outboxId() })).toEqual({ ok: false, heldBecause: UNREAD_WORDS })
  settle(scope, { enrolmentId: of.enrolmentId })
  expect(now()).toMatchObject({ state: 'held', heldFor: 'opener', because: UNREAD_WORDS })
})

test('what goes wrong is said and changes nothing', async () => {
  const { scope, of, now, account, db } = world()
  setProvider(scope, account('full.test'))
  expect(await draftOpener(scope, of, web)).toEqual({
    ok: false,
    because: 'full.test wants fewer questions, or your plan is used up (429: No credit)',
  })
  setProvider(scope, { ...account('x'), endpoint: 'http://127.0.0.1:9/v1' })
  expect(await draftOpener(scope, of, web)).toEqual({
    ok: false,
    because: '127.0.0.1:9 is at a private address: allow it by LINKWRIGHT_ALLOW_NETWORKS',
  })
  db.delete(pageSnapshots).run()
  expect(await draftOpener(scope, of, web)).toMatchObject({
    ok: false,
    because: expect.stringContaining('choose a quote') as string,
  })
  expect(now().openerDraft).toBeNull()
})

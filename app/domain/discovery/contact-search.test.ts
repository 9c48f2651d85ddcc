import { afterAll, expect, test } from 'vitest'
import { contactSearches } from '#db/tables/contact-searches.ts'
import { addProspect } from '#app/domain/prospects/add-prospect.server.ts'
import { addContact } from '#app/domain/contacts/add-contact.server.ts'
import { contactsAt } from '#app/domain/contacts/list-contacts.server.ts'
import { chooseContact } from '#app/domain/prospects/choose-contact.server.ts'
import { getProspect } from '#app/domain/prospects/get-prospect.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { suppress } from '#app/domain/sites/suppression.server.ts'
import { openWeb } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { openLocalWeb, words } from '#tests/support/local-web.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { setProvider } from './provider-accounts.server.ts'
import { searchContactsDue } from './search-contacts-due.server.ts'
import { settleForm } from './settle-form.server.ts'
import {
  cancelContactSearch,
  contactSearchBatchesOf,
  formsToFill,
  lastContactSearch,
  startContactSearch,
} from './start-contact-search.server.ts'

const local = await openLocalWeb({
  'soil.test/': `<p>${words(50)}</p><h3>Ines Calder</h3><p>Editor</p><p>ines@soil.test</p><p>info@soil.test</p>`,
  'form.test/': `<p>${words(50)}</p><a href="/contact">Contact</a>`,
  'form.test/contact': `<p>${words(50)}</p><form><input type="email" name="e"><textarea name="message"></textarea></form>`,
})
const web = openWeb({ settings: readNetworkSettings({ connectTo: local.connectTo }) })
afterAll(async () => {
  await web.close()
  await local.close()
})

function world() {
  const world = freshWorkspace()
  const add = (pageUrl: string) =>
    addProspect(world.scope, {
      projectId: world.projectId,
      domain: new URL(pageUrl).hostname,
      pageUrl,
      tactic: 'editorial',
      because: 'typed',
    }).id
  return { ...world, add }
}

test('the best address is proposed, with where it was found; the others are there to choose', async () => {
  const { scope, projectId, add } = world()
  const prospectId = add('http://soil.test/')
  const started = startContactSearch(scope, { projectId, which: { ids: [prospectId] } })
  expect(started).toMatchObject({ ok: true, total: 1 })
  expect(startContactSearch(scope, { projectId, which: { ids: [prospectId] } })).toEqual({
    ok: false,
    reason: 'none',
  })
  await searchContactsDue(scope, { web })
  const { contactId, siteId } = getProspect(scope, prospectId)
  const people = contactsAt(scope, { siteId })
  expect(people.find((one) => one.id === contactId)).toMatchObject({
    email: 'ines@soil.test',
    name: 'Ines Calder',
    role: 'Editor',
    foundOn: 'http://soil.test/',
    foundHow: 'text',
    verificationBecause: 'DNS did not say whether soil.test takes mail',
  })
  expect(people).toHaveLength(2)
  expect(lastContactSearch(scope, { prospectId })).toMatchObject({
    state: 'found',
    outcome: expect.stringContaining('2 addresses found') as string,
  })
})

test('a choice of a person stays, and nobody who is suppressed is proposed', async () => {
  const { scope, projectId, add } = world()
  const [one, two] = [add('http://soil.test/'), add('http://soil.test/?page=2')]
  const { siteId } = getProspect(scope, one)
  const { id: chosen } = addContact(scope, { siteId, email: 'tom@soil.test' })
  chooseContact(scope, { prospectId: one, contactId: chosen, because: 'chosen by hand' })
  suppress(scope, { kind: 'address', value: 'ines@soil.test', reason: 'unsubscribed', origin: 'asked' })
  startContactSearch(scope, { projectId, which: { ids: [one, two] } })
  await searchContactsDue(scope, { web })
  expect(getProspect(scope, one).contactId).toBe(chosen)
  const proposed = contactsAt(scope, { siteId }).find((c) => c.id === getProspect(scope, two).contactId)
  expect(proposed?.email).toBe('info@soil.test')
})

test('a site with a form only waits for a person, whose "done" makes it Contacted', async () => {
  const { scope, projectId, add } = world()
  const prospectId = add('http://form.test/')
  startContactSearch(scope, { projectId, which: { ids: [prospectId] } })
  await searchContactsDue(scope, { web })
  const { rows, total } = formsToFill(scope, { projectId })
  expect([total, rows[0]?.forms]).toEqual([1, ['http://form.test/contact']])
  expect(settleForm(scope, { searchId: rows[0]!.id, projectId, wasWritten: true })).toBe(true)
  expect(settleForm(scope, { searchId: rows[0]!.id, projectId, wasWritten: true })).toBe(false)
  expect(getProspect(scope, prospectId)).toMatchObject({
    stage: 'contacted',
    lastTouch: 'Contact form',
    stageBecause: 'written to through the contact form',
  })
  expect(formsToFill(scope, { projectId }).total).toBe(0)
})

test('a site without an address is looked up in the directory of the team, which says where it has seen each', async () => {
  useSecretKey(Buffer.alloc(32, 7))
  const { scope, projectId, add } = world()
  const listed = (value: string, more: object) => ({
    value,
    confidence: 90,
    sources: [{ uri: 'http://list.test/1' }],
    ...more,
  })
  const emails = [
    listed('pia@form.test', { first_name: 'Pia', last_name: 'Solberg', verification: { status: 'valid' } }),
    listed('guess@form.test', { sources: [] }),
  ]
  const headers = { 'content-type': 'application/json' }
  const asked = 'api.test/hunter?domain=form.test&limit=10'
  local.serve({ [asked]: { headers, body: JSON.stringify({ data: { emails } }) } })
  setProvider(scope, { provider: 'hunter', key: 'k', endpoint: 'http://api.test/hunter' })
  const ids = [add('http://form.test/'), add('http://form.test/?page=2'), add('http://soil.test/')]
  startContactSearch(scope, { projectId, which: { ids } })
  await searchContactsDue(scope, { web })
  const [one, , soil] = ids.map((prospectId) => lastContactSearch(scope, { prospectId }))
  expect(one).toMatchObject({
    state: 'found',
    outcome: 'No address, but a contact form, 2 pages read; Hunter has seen 1 address',
  })
  expect(soil!.outcome).not.toContain('Hunter')
  const { siteId, contactId } = getProspect(scope, ids[0]!)
  expect(contactsAt(scope, { siteId })).toMatchObject([
    {
      id: contactId,
      email: 'pia@form.test',
      name: 'Pia Solberg',
      foundOn: 'http://list.test/1',
      foundHow: 'Hunter',
      verification: 'verified',
    },
  ])
  const requests = local.asked.filter(({ url }) => url.startsWith('api.test/'))
  expect(requests.map(({ headers: sent }) => sent['x-api-key'])).toEqual(['k'])
})

test('what was under way when the process died is looked at again after its lease; a cancelled batch is not', async () => {
  const { scope, projectId, add, db } = world()
  const ids = [add('http://soil.test/'), add('http://gone.test/')]
  const started = startContactSearch(scope, { projectId, which: { ids } })
  const later = (ms: number) => ({ ...scope, now: new Date(scope.now.getTime() + ms) })
  db.update(contactSearches)
    .set({ claimedUntil: later(60_000).now, attempts: 1 })
    .run()
  expect(await searchContactsDue(scope, { web })).toBe(0)
  expect(await searchContactsDue(later(61_000), { web })).toBe(2)
  expect(contactSearchBatchesOf(scope, { projectId })[0]).toMatchObject({
    total: 2,
    found: 1,
    failed: 1,
    waiting: 0,
  })
  const again = startContactSearch(scope, { projectId, which: { ids } })
  if (!again.ok || !started.ok) throw new Error('not started')
  cancelContactSearch(scope, { batchId: again.batchId, projectId })
  expect(await searchContactsDue(scope, { web })).toBe(0)
  expect(contactSearchBatchesOf(scope, { projectId })[0]).toMatchObject({ isCancelled: true, waiting: 0 })
})

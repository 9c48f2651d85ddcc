import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { prospects } from '#db/tables/prospects.ts'
import { pageSnapshots } from '#db/tables/triage.ts'
import { addTestProspect, freshCampaign, prospectNow } from '#tests/support/campaign.ts'
import { keepPageCopy } from '../pages/page-copies.server.ts'
import { mergeDataFor } from './merge-source.server.ts'
import { cite, quotable } from './cite.server.ts'

const SENTENCE = 'Turn the heap when it drops below forty degrees, not by the calendar.'

test('only what the page says can be quoted; it fills its merge fields with the page and the day', () => {
  const { scope, db, projectId } = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { id } = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  const { pageUrl } = prospectNow({ db }, id)
  expect(quotable(scope, { pageUrl }).because).toBe('The page is being read: look again in a moment')
  expect(cite(scope, { prospectId: id, text: SENTENCE })).toEqual({ ok: false, reason: 'not-read' })

  const pageHash = keepPageCopy(scope, `<title>Links</title><p>${SENTENCE}</p>`)
  db.update(pageSnapshots).set({ state: 'read', pageHash, fetchedAt: scope.now }).run()
  expect(quotable(scope, { pageUrl }).sentences).toEqual([SENTENCE])
  expect(cite(scope, { prospectId: id, text: 'We love your work.' })).toEqual({
    ok: false,
    reason: 'not-on-page',
  })
  expect(cite(scope, { prospectId: id, text: '“turn the heap when it drops below forty degrees”' })).toEqual({
    ok: true,
  })
  const data = mergeDataFor(scope, { prospectId: id, contactId: null, mailboxId: null })
  expect(data.quote).toEqual({
    text: '“turn the heap when it drops below forty degrees”',
    url: pageUrl,
    date: '12 May 2026',
  })
  cite(scope, { prospectId: id, text: '' })
  const row = db.select({ facts: prospects.facts }).from(prospects).where(eq(prospects.id, id)).get()!
  expect(row.facts.quote).toBeUndefined()
})

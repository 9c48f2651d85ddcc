import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { activities } from '#db/tables/activity.ts'
import { sites, suppressions } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { suppress } from '../sites/suppression.server.ts'
import { bringSuppressions } from './bring-suppressions.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lw-suppressions-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(fileName: string, text: string) {
  const place = path.join(folder, fileName)
  writeFileSync(place, text)
  return { path: place, fileName }
}

it('our own export comes back as it was, and lifts nothing', async () => {
  const { scope, db } = freshWorkspace()
  suppress(scope, { kind: 'address', value: 'ines@soil.example', reason: 'complained', origin: 'a report' })
  const list = file(
    'do-not-contact.csv',
    'Address or domain,Kind,Reason,From,Since\r\nines@soil.example,address,Bounced,gone,2026-05-12\r\ngarden.example,domain,Do not contact,by Anna,2026-05-12\r\nnot an address,address,Bounced,,\r\n',
  )
  const brought = { ok: true, taken: 2, left: { count: 1, first: ['not an address'] } }
  expect(await bringSuppressions(scope, list)).toEqual(brought)
  expect(db.select().from(activities).all()).toHaveLength(1)
  expect(await bringSuppressions(scope, list)).toEqual(brought)
  expect(db.select().from(suppressions).all()).toMatchObject([
    { value: 'ines@soil.example', reason: 'complained', origin: 'a report' },
    {
      value: 'garden.example',
      kind: 'domain',
      reason: 'do_not_contact',
      origin: 'do-not-contact.csv: by Anna',
    },
  ])
})

it('what concerns a site of ours is told in its history, strangers are only listed', async () => {
  const { scope, db } = freshWorkspace()
  db.insert(sites)
    .values({ workspaceId: scope.workspaceId, domain: 'soil.example', createdAt: scope.now })
    .run()
  const list = file(
    'bounces.csv',
    'email\nines@soil.example\nines@soil.example\nkarim@garden.example\nsoil.example\n',
  )
  expect(await bringSuppressions(scope, list)).toMatchObject({ ok: true, taken: 4 })
  expect(db.select().from(suppressions).all()).toHaveLength(3)
  expect(db.select().from(activities).all()).toMatchObject([
    { what: 'suppression.added', because: 'bounces.csv', siteId: 1 },
    { what: 'suppression.added', because: 'bounces.csv', siteId: 1 },
  ])
})

it('a bare list of another tool has its reason in its name', async () => {
  const { scope, db } = freshWorkspace()
  const list = file('unsubscribed_members.txt', 'Ines@soil.example\nkarim@garden.example\n')
  expect(await bringSuppressions(scope, list)).toMatchObject({ ok: true, taken: 2 })
  expect(db.select().from(suppressions).all()).toMatchObject([
    { value: 'ines@soil.example', reason: 'unsubscribed' },
    { value: 'karim@garden.example', reason: 'unsubscribed' },
  ])
})

it.each([
  ['an empty file', ''],
  ['a table of something else', 'Name,Age\nAda,36\nBob,40\n'],
])('%s is refused, with the cause', async (_what, text) => {
  const { scope, db } = freshWorkspace()
  const refused = await bringSuppressions(scope, file('x.csv', text))
  expect(refused).toMatchObject({ ok: false, reason: expect.stringMatching(/\w/) })
  expect(db.select().from(suppressions).all()).toEqual([])
})

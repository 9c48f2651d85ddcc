import { sites } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { Invalid } from '../values/errors.ts'
import { ensureSite } from './ensure-site.server.ts'

test('every spelling of a domain is one site', () => {
  const { scope, db } = freshWorkspace()
  const first = ensureSite(scope, { domain: 'https://www.SoilSchool.example/resources?x=1' })
  expect(first).toEqual({ id: first.id, domain: 'soilschool.example', isNew: true })
  expect(ensureSite(scope, { domain: ' blog.soilschool.example ' })).toEqual({ ...first, isNew: false })
  expect(db.select().from(sites).all()).toHaveLength(1)
})

test('guests of a free host are sites of their own', () => {
  const { scope } = freshWorkspace()
  const a = ensureSite(scope, { domain: 'a.github.io' })
  const b = ensureSite(scope, { domain: 'b.github.io' })
  expect([a.domain, b.domain]).toEqual(['a.github.io', 'b.github.io'])
})

test('two workspaces know the same domain apart', () => {
  const ours = freshWorkspace()
  const theirs = freshWorkspace({ db: ours.db, email: 'other@client.test' })
  const a = ensureSite(ours.scope, { domain: 'soilschool.example' })
  const b = ensureSite(theirs.scope, { domain: 'soilschool.example' })
  expect(b.isNew).toBe(true)
  expect(a.id).not.toBe(b.id)
})

test.each(['', 'hello', 'two words.example', 'a@', '-'])('"%s" is no domain', (domain) => {
  const { scope } = freshWorkspace()
  expect(() => ensureSite(scope, { domain })).toThrow(Invalid)
})

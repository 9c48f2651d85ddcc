import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { addContact } from '#app/domain/contacts/add-contact.server.ts'
import { addProspect } from '#app/domain/prospects/add-prospect.server.ts'
import { freshDatabase, freshWorkspace } from '#tests/support/workspace.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { migrate, type Database } from './client.server.ts'

function found(db: Database, table: string, column: string, text: string): unknown[] {
  return db.$client
    .prepare(`select rowid from ${table}_search where ${column} like ?`)
    .pluck()
    .all(`%${text}%`)
}

test('the search follows every insert, change and deletion', () => {
  const { scope, db, projectId } = freshWorkspace()
  const { id, siteId } = addProspect(scope, {
    projectId,
    domain: 'soilschool.example',
    pageUrl: 'https://soilschool.example/a',
    pageTitle: 'Resources for Schools',
    tactic: 'other',
    because: 'test',
  })
  const contact = addContact(scope, { siteId, email: 'ines@soilschool.example', firstName: 'Ines' })

  expect(found(db, 'prospects', 'domain', 'lscho')).toEqual([id])
  expect(found(db, 'prospects', 'page_title', 'for schools')).toEqual([id])
  expect(found(db, 'contacts', 'first_name', 'ine')).toEqual([contact.id])

  db.update(prospects).set({ pageTitle: 'Links' }).where(eq(prospects.id, id)).run()
  expect(found(db, 'prospects', 'page_title', 'schools')).toEqual([])
  expect(found(db, 'prospects', 'page_title', 'link')).toEqual([id])

  db.delete(contacts).where(eq(contacts.id, contact.id)).run()
  expect(found(db, 'contacts', 'email', 'soilschool')).toEqual([])
})

test('a search is answered from its index', () => {
  const db = freshDatabase()
  const plan = db.$client
    .prepare("explain query plan select rowid from prospects_search where domain like '%soil%'")
    .all() as { detail: string }[]
  expect(plan.map((step) => step.detail).join('\n')).toMatch(/VIRTUAL TABLE INDEX \d+:L\d/)
})

test('preparing again changes nothing; lost triggers are made anew with all that was missed', () => {
  const { scope, db, projectId } = freshWorkspace()
  const add = (domain: string) =>
    addProspect(scope, { projectId, domain, tactic: 'other', because: 'test' }).id
  const seen = add('soilschool.example')
  migrate(db)
  expect(found(db, 'prospects', 'domain', 'soil')).toEqual([seen])
  db.$client.exec('drop trigger prospects_search_insert')
  const missed = add('citysoil.example')
  migrate(db)
  expect(found(db, 'prospects', 'domain', 'soil')).toEqual([seen, missed])
})

import { expect, test } from 'vitest'
import { inTransaction } from '#app/domain/values/scope.server.ts'
import { projects } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { sites } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'

test('a transaction that throws leaves nothing behind', () => {
  const { scope, db } = freshWorkspace()
  const add = () =>
    inTransaction(scope, (tx) => {
      tx.db.insert(sites).values({ workspaceId: tx.workspaceId, domain: 'a.test', createdAt: tx.now }).run()
      throw new Error('half-way')
    })
  expect(add).toThrow('half-way')
  expect(db.select().from(sites).all()).toEqual([])
})

test('a stage outside the word list is refused by the database', () => {
  const { scope, db, projectId } = freshWorkspace()
  const site = db
    .insert(sites)
    .values({ workspaceId: scope.workspaceId, domain: 'a.test', createdAt: scope.now })
    .returning()
    .get()
  const add = () =>
    db
      .insert(prospects)
      .values({
        workspaceId: scope.workspaceId,
        projectId,
        siteId: site.id,
        domain: site.domain,
        tactic: 'other',
        facts: {},
        stage: 'nearly' as never,
        stageSince: scope.now,
        stageBecause: 'typed',
        createdAt: scope.now,
        updatedAt: scope.now,
      })
      .run()
  expect(add).toThrow(/CHECK/)
  expect(db.select().from(projects).all()).toHaveLength(1)
})

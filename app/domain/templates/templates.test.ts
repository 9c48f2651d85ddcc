import { mintWorkspaceId } from '../values/scope.server.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { getTemplate, listTemplates } from './queries.server.ts'
import { archiveTemplate, saveTemplate } from './save-template.server.ts'
import { addStarters } from './starter.server.ts'

const TEXT = {
  name: 'Mine',
  tactic: null,
  isFollowUp: false,
  subject: 'Hi',
  body: 'Hi {{contact.first_name}}',
}

test('a new workspace gets the starter set once, however often it is asked for', () => {
  const { scope } = freshWorkspace()
  expect(addStarters(scope)).toBe(8)
  expect(addStarters(scope)).toBe(0)
  const all = listTemplates(scope)
  expect(all.map((one) => one.isFollowUp).lastIndexOf(false)).toBe(5)
  expect(all.find((one) => one.starter === 'broken-link.hbs')).toMatchObject({
    name: 'Broken link',
    tactic: 'broken_link',
  })
})

test('a starter that was changed or archived stays so', () => {
  const { scope } = freshWorkspace()
  addStarters(scope)
  const [first, second] = listTemplates(scope)
  saveTemplate(scope, { ...TEXT, id: first!.id, name: 'Changed' })
  archiveTemplate(scope, { id: second!.id, isArchived: true })
  addStarters(scope)
  expect(getTemplate(scope, first!.id).name).toBe('Changed')
  expect(listTemplates(scope)).toHaveLength(7)
  archiveTemplate(scope, { id: second!.id, isArchived: false })
  expect(listTemplates(scope)).toHaveLength(8)
})

test('a template that cannot be read is not saved, and its place is told', () => {
  const { scope } = freshWorkspace()
  const { id } = saveTemplate(scope, TEXT) as { ok: true; id: number }
  expect(saveTemplate(scope, { ...TEXT, id, body: 'one\n{{#if x}}' })).toMatchObject({
    ok: false,
    field: 'body',
    error: { line: 2, column: 1 },
  })
  expect(getTemplate(scope, id).body).toBe(TEXT.body)
})

test('a template of another workspace is not there', () => {
  const { scope } = freshWorkspace()
  const { id } = saveTemplate(scope, TEXT) as { ok: true; id: number }
  const elsewhere = { ...scope, workspaceId: mintWorkspaceId(99) }
  expect(() => getTemplate(elsewhere, id)).toThrow('no such template')
  expect(listTemplates(elsewhere)).toEqual([])
})

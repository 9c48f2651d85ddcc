import { activities } from '#db/tables/activity.ts'
import { outbox } from '#db/tables/outreach.ts'
import { addTestProspect, enrolmentOf, freshCampaign, stepRow } from '#tests/support/campaign.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { saveTemplate } from '../templates/save-template.server.ts'
import { composeStep } from './compose-step.server.ts'
import { saveStep, undoStep } from './edit-steps.server.ts'
import { saveText } from './edit-texts.server.ts'
import { enrol } from './enrol.server.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import { launch } from './launch.server.ts'
import { previewTemplate } from './preview.server.ts'
import { removeSnippet, saveSnippet } from './save-snippet.server.ts'
import { openSnippetUses } from './snippet-uses.server.ts'

const STEP = { number: 1, waitDays: 0, waitsWorkingDays: true, sameThread: false, templateId: null }

function running() {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, sequenceId, projectId } = world
  const made = saveSnippet(scope, { id: null, name: ' who we are ', text: 'We are {{project.name}}.\r\n' })
  if (!made.ok) throw new Error(made.says)
  saveStep(scope, { ...STEP, sequenceId, subject: 'Dead link', body: 'Hi. {{snippet "who we are"}}' })
  const prospect = addTestProspect(scope, { projectId, domain: 'site.example' })
  enrol(scope, { sequenceId, prospectIds: [prospect.id] })
  launch(scope, { sequenceId })
  const { id: enrolmentId } = enrolmentOf(world, prospect.id)
  const row = () => stepRow(world, enrolmentId, 1)!
  return { ...world, snippetId: made.id, row, held: () => enrolmentOf(world, prospect.id).heldFor }
}

test('a change of a snippet counts for what has not left: written anew, held when it lacks something, told with its cause', () => {
  const { scope, db, snippetId, sequenceId, row, held } = running()
  const composed = () => composeStep(scope, { outboxId: row().id })
  expect(composed()).toMatchObject({ ok: true, text: expect.stringMatching(/^Hi\. We are .+\.$/) as string })
  db.update(outbox)
    .set({ mime: Buffer.from('of the old words'), messageId: 'old@site', variant: 'A' })
    .where(eq(outbox.id, row().id))
    .run()
  saveSnippet(scope, { id: snippetId, name: 'who we are', text: 'Greetings.' })
  expect(row()).toMatchObject({ mime: null, messageId: null })
  expect(composed()).toMatchObject({ ok: true, text: 'Hi. Greetings.' })
  const told = db.select().from(activities).where(eq(activities.what, 'sequence.text_changed')).all()
  expect(told.at(-1)).toMatchObject({ because: 'the snippet “who we are” was changed' })

  saveSnippet(scope, { id: snippetId, name: 'who we are', text: '{{opener}}' })
  expect(getSequence(scope, { sequenceId }).needsOpener).toBe(true)
  expect(held()).toBe('opener')
  saveSnippet(scope, { id: snippetId, name: 'who we are', text: 'About {{dead.archive_url}}' })
  expect(held()).toBe('fields')
  saveSnippet(scope, { id: snippetId, name: 'who we are', text: 'Greetings again.' })
  expect(held()).toBeNull()
})

test('a snippet in use keeps its name and cannot be removed; it is said where it is used', () => {
  const { scope, snippetId, sequenceId } = running()
  const { name } = getSequence(scope, { sequenceId })
  const text = { tactic: null, isFollowUp: false, subject: 'Hi', body: '{{snippet "who we are"}}' }
  saveTemplate(scope, { ...text, name: 'Mine' })
  expect(removeSnippet(scope, { id: snippetId })).toEqual({
    ok: false,
    says: `“who we are” stays: the template “Mine” and the sequence “${name}” would lack it. Take it out there first.`,
  })
  expect(saveSnippet(scope, { id: snippetId, name: 'us', text: 'Us.' })).toMatchObject({
    ok: false,
    field: 'name',
  })
  expect(openSnippetUses(scope)('who we are')).toMatchObject({
    templates: [{ name: 'Mine', isArchived: false }],
    sequences: [{ id: sequenceId, live: 1, steps: [1] }],
  })
  const other = saveSnippet(scope, { id: null, name: 'other', text: 'Other.' }) as { id: number }
  expect(saveSnippet(scope, { id: other.id, name: 'another', text: 'Other.' })).toMatchObject({ ok: true })
  expect(removeSnippet(scope, { id: other.id })).toEqual({ ok: true, name: 'another', text: 'Other.' })
})

test('an edit is not taken back to words whose snippet is gone meanwhile, and that is said', () => {
  const { scope, snippetId, sequenceId } = running()
  saveStep(scope, { ...STEP, sequenceId, subject: 'Dead link', body: 'Hi.' })
  expect(removeSnippet(scope, { id: snippetId }).ok).toBe(true)
  expect(undoStep(scope, { sequenceId, number: 1 })).toMatchObject({
    ok: false,
    field: 'body',
    error: { message: expect.stringContaining('no snippet "who we are"') as string },
  })
  expect(stepsOf(scope, sequenceId)[0]!.body).toBe('Hi.')
})

test('a text that names no snippet of the workspace is not kept, and the preview shows those there are', () => {
  const { scope, sequenceId } = running()
  const body = 'Hi.\n{{snippet "nobody"}}'
  const refused = { ok: false, field: 'body', error: { line: 2, column: 1 } }
  expect(saveStep(scope, { ...STEP, sequenceId, subject: 'x', body })).toMatchObject(refused)
  expect(saveText(scope, { sequenceId, number: 1, subject: 'x', body })).toMatchObject(refused)
  const template = { name: 'x', tactic: null, isFollowUp: false, subject: 'x' }
  expect(saveTemplate(scope, { ...template, body })).toMatchObject(refused)
  const shown = previewTemplate(scope, { ...template, body: '{{snippet "who we are"}}' }, null)
  expect(shown.rendered?.text).toBe('We are Fernhill Garden.')
})

test.each([
  [{ name: '', text: 'x' }, 'name'],
  [{ name: 'a"b', text: 'x' }, 'name'],
  [{ name: 'x'.repeat(61), text: 'x' }, 'name'],
  [{ name: 'WHO we are', text: 'x' }, 'name'],
  [{ name: 'new', text: ' ' }, 'text'],
  [{ name: 'new', text: '{{#if x}}' }, 'text'],
  [{ name: 'new', text: '{{snippet "who we are"}}' }, 'text'],
  [{ name: 'new', text: 'x'.repeat(2001) }, 'text'],
])('%j is not kept: the %s is wrong', (form, field) => {
  const { scope } = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  saveSnippet(scope, { id: null, name: 'who we are', text: 'Us.' })
  expect(saveSnippet(scope, { id: null, ...form })).toMatchObject({ ok: false, field })
})

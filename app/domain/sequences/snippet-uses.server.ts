import { sequences, sequenceSteps, stepVariants, templates } from '#db/tables/outreach.ts'
import type { SequenceStatus } from '#db/vocabulary.ts'
import { and, asc, eq, like, or } from 'drizzle-orm'
import { snippetsOf } from '../templates/snippets.ts'
import type { Scope } from '../values/scope.server.ts'
import { liveCount } from './edit-sequence.server.ts'

/** Where a snippet is put in. `steps`: those of the sequence with the snippet in one of their texts; `live`: people not at its end. */
export type SnippetUses = {
  templates: { id: number; name: string; isArchived: boolean }[]
  sequences: {
    id: number
    projectId: number
    name: string
    status: SequenceStatus
    live: number
    steps: number[]
  }[]
}

/** Where each snippet of the workspace is used; also in archived templates, retired texts and steps taken out, which can come back. */
export function openSnippetUses(scope: Scope): (name: string) => SnippetUses {
  const inTemplates = scope.db
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.workspaceId, scope.workspaceId),
        or(like(templates.subject, '%snippet%'), like(templates.body, '%snippet%')),
      ),
    )
    .orderBy(asc(templates.name), asc(templates.id))
    .all()
    .map((row) => ({ ...row, names: namesIn(row) }))
  const inSteps = stepTexts(scope).map((row) => ({ ...row, names: namesIn(row) }))
  return (name) => ({
    templates: inTemplates
      .filter(({ names }) => names.includes(name))
      .map((row) => ({ id: row.id, name: row.name, isArchived: row.archivedAt !== null })),
    sequences: sequencesOf(
      scope,
      inSteps.filter(({ names }) => names.includes(name)),
    ),
  })
}

/** True when nothing would miss it. */
export function isUnused(uses: SnippetUses): boolean {
  return uses.templates.length === 0 && uses.sequences.length === 0
}

/** "the template “Broken link” and the sequence “May”". */
export function usesWords(uses: SnippetUses): string {
  const places = [
    ...uses.templates.map(({ name, isArchived }) => `the ${isArchived ? 'archived ' : ''}template “${name}”`),
    ...uses.sequences.map(({ name }) => `the sequence “${name}”`),
  ]
  return places.length < 2 ? places.join('') : `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`
}

function namesIn({ subject, body }: { subject: string; body: string }): string[] {
  return [...snippetsOf(subject), ...snippetsOf(body)]
}

const OF_SEQUENCE = {
  id: sequences.id,
  projectId: sequences.projectId,
  name: sequences.name,
  status: sequences.status,
  number: sequenceSteps.number,
}
type StepText = {
  id: number
  projectId: number
  name: string
  status: SequenceStatus
  number: number
  subject: string
  body: string
}

/** The texts of all steps that may have a snippet in them. */
function stepTexts({ db, workspaceId }: Scope): StepText[] {
  const first = db
    .select({ ...OF_SEQUENCE, subject: sequenceSteps.subject, body: sequenceSteps.body })
    .from(sequenceSteps)
    .innerJoin(sequences, eq(sequences.id, sequenceSteps.sequenceId))
    .where(
      and(
        eq(sequences.workspaceId, workspaceId),
        or(like(sequenceSteps.subject, '%snippet%'), like(sequenceSteps.body, '%snippet%')),
      ),
    )
    .orderBy(asc(sequences.id), asc(sequenceSteps.number))
    .all()
  const further = db
    .select({ ...OF_SEQUENCE, subject: stepVariants.subject, body: stepVariants.body })
    .from(stepVariants)
    .innerJoin(sequenceSteps, eq(sequenceSteps.id, stepVariants.stepId))
    .innerJoin(sequences, eq(sequences.id, sequenceSteps.sequenceId))
    .where(
      and(
        eq(sequences.workspaceId, workspaceId),
        or(like(stepVariants.subject, '%snippet%'), like(stepVariants.body, '%snippet%')),
      ),
    )
    .orderBy(asc(sequences.id), asc(sequenceSteps.number))
    .all()
  return [...first, ...further]
}

function sequencesOf(scope: Scope, texts: StepText[]): SnippetUses['sequences'] {
  return [...new Set(texts.map(({ id }) => id))].map((sequenceId) => {
    const rows = texts.filter(({ id }) => id === sequenceId)
    const { id, projectId, name, status } = rows[0]!
    const steps = [...new Set(rows.map(({ number }) => number))].sort((a, b) => a - b)
    return { id, projectId, name, status, live: liveCount(scope, id), steps }
  })
}

import { prospects } from '#db/tables/prospects.ts'
import { touches } from '#db/tables/tasks.ts'
import { sites } from '#db/tables/sites.ts'
import type { TouchKind } from '#db/vocabulary.ts'
import { and, desc, eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { addTask, finishTask, getTask } from '../tasks/tasks.server.ts'
import { isMutual, TOUCH_DONE_WORDS, TOUCH_WORDS } from '../tasks/touch-words.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getProspect } from './get-prospect.server.ts'
import { touch } from './mirror.server.ts'

/** Whom it concerns: a prospect, or a site as a whole. */
export type About = { projectId: number; prospectId: number | null; siteId: number | null }

export type Touch = About & {
  kind: TouchKind
  note: string | null
  /** When it happened, or when it is to happen. */
  at: Date
  assigneeId?: number | null
}

/**
 * Writes down what passed between us and them beside mail. One whose day is still to come is planned: a task, which writes it down when
 * it is done.
 * @throws NotFound outside this project
 */
export function noteTouch(scope: Scope, touched: Touch): 'logged' | 'planned' {
  return inTransaction(scope, (tx) => {
    const about = placeOf(tx, touched)
    if (touched.at <= tx.now) {
      writeDown(tx, { ...touched, ...about, taskId: null })
      return 'logged'
    }
    addTask(tx, {
      ...about,
      touch: touched.kind,
      title: TOUCH_WORDS[touched.kind],
      because: touched.note ?? 'planned by hand',
      dueOn: touched.at,
      assigneeId: touched.assigneeId ?? null,
    })
    return 'planned'
  })
}

/** Something that somebody is to do, about a prospect or a site. @throws NotFound outside this project */
export function noteTask(
  scope: Scope,
  task: About & { title: string; because: string; dueOn: Date | null; assigneeId: number | null },
): void {
  inTransaction(scope, (tx) => {
    const { title, because, dueOn, assigneeId } = task
    addTask(tx, { ...placeOf(tx, task), title, because, dueOn, assigneeId })
  })
}

/**
 * A task is done, or to do after all. A planned touch is written down with it, and taken back with it.
 * @throws NotFound outside this project
 */
export function settleTask(
  scope: Scope,
  { projectId, taskId, done }: { projectId: number; taskId: number; done: boolean },
): void {
  inTransaction(scope, (tx) => {
    const task = getTask(tx, { projectId, taskId })
    finishTask(tx, { projectId, taskId, done })
    if (!task.touch || task.siteId === null) return
    const { prospectId, siteId, touch: kind, because } = task
    if (done) writeDown(tx, { projectId, prospectId, siteId, kind, note: because, at: tx.now, taskId })
    else takeBack(tx, { projectId, prospectId, siteId, taskId })
  })
}

/** Touches at a site over all projects, the latest first. */
export function touchesAt(scope: Scope, { siteId, limit = 50 }: { siteId: number; limit?: number }) {
  return scope.db
    .select({
      id: touches.id,
      kind: touches.kind,
      note: touches.note,
      at: touches.at,
      projectId: touches.projectId,
    })
    .from(touches)
    .where(and(eq(touches.siteId, siteId), eq(touches.workspaceId, scope.workspaceId)))
    .orderBy(desc(touches.at), desc(touches.id))
    .limit(limit)
    .all()
}

function placeOf(scope: Scope, { projectId, prospectId, siteId }: About) {
  getProject(scope, projectId)
  if (prospectId !== null) {
    const prospect = getProspect(scope, prospectId)
    if (prospect.projectId !== projectId) throw new NotFound('There is no such prospect in this project.')
    return { projectId, prospectId, siteId: prospect.siteId }
  }
  const site = scope.db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.id, siteId ?? 0), eq(sites.workspaceId, scope.workspaceId)))
    .get()
  if (!site) throw new NotFound('There is no such site.')
  return { projectId, prospectId: null, siteId: site.id }
}

type Place = { projectId: number; prospectId: number | null; siteId: number }

function writeDown(
  scope: Scope,
  {
    projectId,
    prospectId,
    siteId,
    kind,
    note,
    at,
    taskId,
  }: Place & Touch & { siteId: number; taskId: number | null },
): void {
  const userId = scope.actor.kind === 'user' ? scope.actor.userId : null
  scope.db
    .insert(touches)
    .values({
      workspaceId: scope.workspaceId,
      projectId,
      siteId,
      prospectId,
      kind,
      note,
      at,
      userId,
      taskId,
      createdAt: scope.now,
    })
    .run()
  record(scope, { what: 'touch.logged', because: note, projectId, siteId, prospectId, data: { kind } })
  if (prospectId !== null && isMutual(kind)) showTouch(scope, { prospectId, kind, at })
}

/** An older touch that is written down late does not cover what happened since. */
function showTouch(
  scope: Scope,
  { prospectId, kind, at }: { prospectId: number; kind: TouchKind; at: Date },
): void {
  const { lastTouchAt } = scope.db
    .select({ lastTouchAt: prospects.lastTouchAt })
    .from(prospects)
    .where(eq(prospects.id, prospectId))
    .get()!
  if (lastTouchAt && lastTouchAt > at) return
  touch(scope, { prospectId, what: TOUCH_DONE_WORDS[kind].toLowerCase(), at })
}

function takeBack(scope: Scope, { projectId, prospectId, siteId, taskId }: Place & { taskId: number }): void {
  const gone = scope.db
    .delete(touches)
    .where(and(eq(touches.workspaceId, scope.workspaceId), eq(touches.taskId, taskId)))
    .run()
  if (gone.changes > 0)
    record(scope, {
      what: 'touch.removed',
      because: 'its task is to do after all',
      projectId,
      siteId,
      prospectId,
    })
}

import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { tasks } from '#db/tables/tasks.ts'
import { sites } from '#db/tables/sites.ts'
import { users } from '#db/tables/workspaces.ts'
import type { TouchKind } from '#db/vocabulary.ts'
import { memberName } from '../workspaces/members.server.ts'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

export type NewTask = {
  projectId: number
  prospectId?: number | null
  linkId?: number | null
  siteId?: number | null
  /** A planned touch: done, it is written down. */
  touch?: TouchKind | null
  threadId?: number | null
  title: string
  /** Why somebody has to, in one sentence. */
  because: string
  dueOn?: Date | null
  assigneeId?: number | null
}

/** Puts something before a person. The same open task about the same link is there once. */
export function addTask(scope: Scope, task: NewTask): { id: number } {
  return inTransaction(scope, (tx) => {
    const known = task.linkId
      ? tx.db
          .select({ id: tasks.id })
          .from(tasks)
          .where(
            and(ours(tx), eq(tasks.linkId, task.linkId), eq(tasks.title, task.title), isNull(tasks.doneAt)),
          )
          .get()
      : undefined
    if (known) return known
    const made = tx.db
      .insert(tasks)
      .values({ ...task, workspaceId: tx.workspaceId, createdAt: tx.now })
      .returning({ id: tasks.id })
      .get()
    record(tx, {
      what: 'task.added',
      because: task.because,
      projectId: task.projectId,
      prospectId: task.prospectId ?? null,
      linkId: task.linkId ?? null,
      siteId: task.siteId ?? null,
      data: { title: task.title },
    })
    return made
  })
}

type Which = {
  projectId?: number
  prospectId?: number
  siteId?: number
  /** Only what is due by then, or has no day. */
  dueBy?: Date
  assigneeId?: number
  limit?: number
}

/** What is still to do in a project, for one prospect of it, or at a site over all projects: what is due first stands first. */
export function openTasks(
  scope: Scope,
  { projectId, prospectId, siteId, dueBy, assigneeId, limit = 50 }: Which,
) {
  const which = [ours(scope), isNull(tasks.doneAt)]
  if (projectId !== undefined) which.push(eq(tasks.projectId, projectId))
  if (prospectId !== undefined) which.push(eq(tasks.prospectId, prospectId))
  if (siteId !== undefined)
    which.push(
      sql`(${tasks.siteId} = ${siteId} or ${tasks.prospectId} in (select id from prospects where site_id = ${siteId}))`,
    )
  if (assigneeId !== undefined) which.push(eq(tasks.assigneeId, assigneeId))
  if (dueBy) which.push(sql`(${tasks.dueOn} is null or ${tasks.dueOn} <= ${dueBy.getTime()})`)
  return scope.db
    .select({
      id: tasks.id,
      title: tasks.title,
      because: tasks.because,
      dueOn: tasks.dueOn,
      createdAt: tasks.createdAt,
      prospectId: tasks.prospectId,
      linkId: tasks.linkId,
      siteId: tasks.siteId,
      projectId: tasks.projectId,
      touch: tasks.touch,
      domain: sites.domain,
      threadId: tasks.threadId,
      assignee: users.name,
    })
    .from(tasks)
    .leftJoin(users, eq(users.id, tasks.assigneeId))
    .leftJoin(sites, eq(sites.id, tasks.siteId))
    .where(and(...which))
    .orderBy(sql`${tasks.dueOn} is null`, asc(tasks.dueOn), asc(tasks.id))
    .limit(limit)
    .all()
}

/** @throws NotFound outside this project */
export function getTask(scope: Scope, { projectId, taskId }: { projectId: number; taskId: number }) {
  const task = scope.db
    .select()
    .from(tasks)
    .where(and(ours(scope), eq(tasks.projectId, projectId), eq(tasks.id, taskId)))
    .get()
  if (!task) throw new NotFound('There is no such task.')
  return task
}

/** Gives an open task another day, or another person. @throws NotFound outside this project, or for a stranger */
export function changeTask(
  scope: Scope,
  {
    projectId,
    taskId,
    ...change
  }: { projectId: number; taskId: number } & ({ dueOn: Date } | { assigneeId: number | null }),
): void {
  inTransaction(scope, (tx) => {
    const task = getTask(tx, { projectId, taskId })
    const name =
      'assigneeId' in change && change.assigneeId !== null ? memberName(tx, change.assigneeId) : null
    tx.db.update(tasks).set(change).where(eq(tasks.id, taskId)).run()
    record(tx, {
      what: 'dueOn' in change ? 'task.put_off' : 'task.given',
      because: 'by hand',
      projectId,
      siteId: task.siteId,
      prospectId: task.prospectId,
      linkId: task.linkId,
      data: {
        title: task.title,
        ...('dueOn' in change ? { until: change.dueOn.toISOString() } : { to: name }),
      },
    })
  })
}

/** Somebody has done it, or it is to do after all. @throws NotFound outside this project */
export function finishTask(
  scope: Scope,
  { projectId, taskId, done }: { projectId: number; taskId: number; done: boolean },
): void {
  inTransaction(scope, (tx) => {
    const task = getTask(tx, { projectId, taskId })
    const userId = tx.actor.kind === 'user' ? tx.actor.userId : null
    tx.db
      .update(tasks)
      .set(done ? { doneAt: tx.now, doneByUserId: userId } : { doneAt: null, doneByUserId: null })
      .where(eq(tasks.id, taskId))
      .run()
    record(tx, {
      what: done ? 'task.done' : 'task.reopened',
      projectId,
      siteId: task.siteId,
      prospectId: task.prospectId,
      linkId: task.linkId,
      data: { title: task.title },
    })
  })
}

function ours(scope: Scope) {
  return eq(tasks.workspaceId, scope.workspaceId)
}

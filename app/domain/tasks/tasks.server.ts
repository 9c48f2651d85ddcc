import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { tasks } from '#db/tables/tasks.ts'
import { users } from '#db/tables/workspaces.ts'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

export type NewTask = {
  projectId: number
  prospectId?: number | null
  linkId?: number | null
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
      data: { title: task.title },
    })
    return made
  })
}

/** What is still to do in a project, or for one prospect of it: what is due first stands first. */
export function openTasks(
  scope: Scope,
  { projectId, prospectId, limit = 50 }: { projectId: number; prospectId?: number; limit?: number },
) {
  const which = [ours(scope), eq(tasks.projectId, projectId), isNull(tasks.doneAt)]
  if (prospectId !== undefined) which.push(eq(tasks.prospectId, prospectId))
  return scope.db
    .select({
      id: tasks.id,
      title: tasks.title,
      because: tasks.because,
      dueOn: tasks.dueOn,
      createdAt: tasks.createdAt,
      prospectId: tasks.prospectId,
      linkId: tasks.linkId,
      assignee: users.name,
    })
    .from(tasks)
    .leftJoin(users, eq(users.id, tasks.assigneeId))
    .where(and(...which))
    .orderBy(sql`${tasks.dueOn} is null`, asc(tasks.dueOn), asc(tasks.id))
    .limit(limit)
    .all()
}

/** Somebody has done it, or it is to do after all. @throws NotFound outside this project */
export function finishTask(
  scope: Scope,
  { projectId, taskId, done }: { projectId: number; taskId: number; done: boolean },
): void {
  inTransaction(scope, (tx) => {
    const task = tx.db
      .select()
      .from(tasks)
      .where(and(ours(tx), eq(tasks.projectId, projectId), eq(tasks.id, taskId)))
      .get()
    if (!task) throw new NotFound('There is no such task.')
    const userId = tx.actor.kind === 'user' ? tx.actor.userId : null
    tx.db
      .update(tasks)
      .set(done ? { doneAt: tx.now, doneByUserId: userId } : { doneAt: null, doneByUserId: null })
      .where(eq(tasks.id, taskId))
      .run()
    record(tx, {
      what: done ? 'task.done' : 'task.reopened',
      projectId,
      prospectId: task.prospectId,
      linkId: task.linkId,
      data: { title: task.title },
    })
  })
}

function ours(scope: Scope) {
  return eq(tasks.workspaceId, scope.workspaceId)
}

import { mailboxes } from '#db/tables/mailboxes.ts'
import { sequences } from '#db/tables/outreach.ts'
import { projects } from '#db/tables/projects.ts'
import { and, asc, eq, ne, or } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { whatStops } from './context.server.ts'
import { listPauses } from './pause.server.ts'
import { sendingStop } from './stop-sending.server.ts'

/** Everything that keeps mail back by somebody's word or for trouble, from the widest on, over the whole workspace. */
export function allStopped(scope: Scope) {
  return {
    stop: sendingStop(scope),
    pauses: listPauses(scope),
    mailboxes: stoppedMailboxes(scope),
    sequences: pausedSequences(scope),
  }
}

function stoppedMailboxes(scope: Scope) {
  const rows = scope.db
    .select()
    .from(mailboxes)
    .where(
      and(
        eq(mailboxes.workspaceId, scope.workspaceId),
        or(ne(mailboxes.status, 'ok'), eq(mailboxes.needsPassword, true)),
      ),
    )
    .orderBy(asc(mailboxes.email))
    .all()
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    because: row.statusBecause ?? whatStops(scope, row) ?? 'see its settings',
  }))
}

function pausedSequences({ db, workspaceId }: Scope) {
  return db
    .select({
      id: sequences.id,
      name: sequences.name,
      projectId: sequences.projectId,
      project: projects.name,
    })
    .from(sequences)
    .innerJoin(projects, eq(projects.id, sequences.projectId))
    .where(and(eq(sequences.workspaceId, workspaceId), eq(sequences.status, 'paused')))
    .orderBy(asc(projects.name), asc(sequences.name))
    .all()
}

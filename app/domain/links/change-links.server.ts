import { and, eq, inArray, ne, isNull, or } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import { bulkChanges } from '#db/tables/prospects.ts'
import { resolveAlerts } from '../alerts/raise.server.ts'
import { record } from '../activity/record.server.ts'
import { showLink } from '../prospects/mirror.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { memberName } from '../workspaces/members.server.ts'

/** More than this at once is a mistake more often than a wish. */
export const LINKS_AT_MOST = 50_000
const WHAT = 'links.owner'
type OwnersBefore = {
  kind: typeof WHAT
  ownerId: number | null
  rows: { id: number; ownerId: number | null }[]
}

/**
 * Gives links to one of the team, or to nobody, in one step that `undoOwners` takes back.
 * @returns the step (null when nothing changed), and how many changed @throws NotFound for a stranger
 */
export function giveLinks(
  scope: Scope,
  { projectId, linkIds, ownerId }: { projectId: number; linkIds: number[]; ownerId: number | null },
): { bulkId: number | null; changed: number } {
  return inTransaction(scope, (tx) => {
    if (ownerId !== null) memberName(tx, ownerId)
    const isOther = ownerId === null ? undefined : or(ne(links.ownerId, ownerId), isNull(links.ownerId))
    const rows = eachChunk(linkIds).flatMap((ids) =>
      tx.db
        .select({ id: links.id, ownerId: links.ownerId })
        .from(links)
        .where(and(eq(links.workspaceId, tx.workspaceId), inArray(links.id, ids), isOther))
        .all(),
    )
    if (rows.length === 0) return { bulkId: null, changed: 0 }
    for (const row of rows) tx.db.update(links).set({ ownerId }).where(eq(links.id, row.id)).run()
    const before: OwnersBefore = { kind: WHAT, ownerId, rows }
    const { id } = tx.db
      .insert(bulkChanges)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        at: tx.now,
        what: WHAT,
        before,
      })
      .returning({ id: bulkChanges.id })
      .get()
    return { bulkId: id, changed: rows.length }
  })
}

/** Takes a step of `giveLinks` back where nobody has changed the owner since. @returns how many were put back */
export function undoOwners(scope: Scope, { bulkId }: { bulkId: number }): number {
  return inTransaction(scope, (tx) => {
    const change = tx.db
      .select()
      .from(bulkChanges)
      .where(
        and(
          eq(bulkChanges.workspaceId, tx.workspaceId),
          eq(bulkChanges.id, bulkId),
          eq(bulkChanges.what, WHAT),
        ),
      )
      .get()
    if (!change) throw new NotFound('There is no such change.')
    if (change.undoneAt) return 0
    const before = change.before as OwnersBefore
    const isAsSet = before.ownerId === null ? isNull(links.ownerId) : eq(links.ownerId, before.ownerId)
    let back = 0
    for (const row of before.rows)
      back += tx.db
        .update(links)
        .set({ ownerId: row.ownerId })
        .where(and(eq(links.workspaceId, tx.workspaceId), eq(links.id, row.id), isAsSet))
        .run().changes
    tx.db.update(bulkChanges).set({ undoneAt: tx.now }).where(eq(bulkChanges.id, bulkId)).run()
    return back
  })
}

/** Ends the watch over links: they and their evidence are deleted, their alerts are over. @returns how many went */
export function stopWatching(scope: Scope, { linkIds }: { linkIds: number[] }): number {
  return inTransaction(scope, (tx) => {
    let gone = 0
    for (const ids of eachChunk(linkIds)) {
      const rows = tx.db
        .select({
          id: links.id,
          prospectId: links.prospectId,
          projectId: links.projectId,
          source: links.sourceUrl,
        })
        .from(links)
        .where(and(eq(links.workspaceId, tx.workspaceId), inArray(links.id, ids)))
        .all()
      for (const { id, prospectId, projectId, source } of rows) {
        tx.db.delete(links).where(eq(links.id, id)).run()
        resolveAlerts(tx, { subject: `link:${id}` })
        if (prospectId) showLink(tx, { prospectId, status: null, because: 'the link is no longer watched' })
        record(tx, {
          what: 'link.let_go',
          projectId,
          prospectId,
          linkId: id,
          because: `${source} is no longer watched`,
        })
        gone++
      }
    }
    return gone
  })
}

/** SQLite takes some thirty thousand values in one statement. */
function eachChunk(ids: number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / 5_000) }, (_, at) =>
    ids.slice(at * 5_000, (at + 1) * 5_000),
  )
}

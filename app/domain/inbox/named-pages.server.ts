import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { namedPages } from '#db/tables/inbox.ts'
import { projects } from '#db/tables/projects.ts'
import type { Observation, Promised } from '../links/observation.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { namedIn } from './named-in.ts'

/** A look takes seconds; one that died is tried again after this. */
const LEASE_MS = 300_000
/** A page that shows no link yet may be changed, or kept by a cache, for some minutes more. */
const AGAIN_MS = [600_000, 3_600_000]
const AT_ONCE = 6

export type LookAtPage = (promised: Promised) => Promise<{ observation: Observation }>

/** Pages that a reply names are to be looked at now. @param domain the prospect's site */
export function lookAtNamed(
  scope: Scope,
  {
    messageId,
    projectId,
    text,
    domain,
  }: { messageId: number; projectId: number; text: string; domain: string },
): void {
  const project = scope.db
    .select({ siteUrl: projects.siteUrl, domain: projects.domain })
    .from(projects)
    .where(and(eq(projects.workspaceId, scope.workspaceId), eq(projects.id, projectId)))
    .get()
  if (!project) return
  for (const url of namedIn(text, { domain, clientDomain: project.domain }))
    scope.db
      .insert(namedPages)
      .values({
        workspaceId: scope.workspaceId,
        messageId,
        url,
        target: project.siteUrl,
        nextAt: scope.now,
        issues: [],
        rel: [],
      })
      .onConflictDoNothing()
      .run()
}

/** Looks at the named pages that are due. Nothing of a prospect changes by it: a person decides. @returns how many */
export async function lookAtNamedDue(
  scope: Scope,
  { look, tell = () => tellTime(scope.db) }: { look: LookAtPage; tell?: () => Pick<Scope, 'now' | 'tempo'> },
): Promise<number> {
  const due = claim(scope)
  await Promise.all(
    due.map(async ({ id, url, target, looks }) => {
      const { observation } = await look({ source: url, target, match: 'site', anchor: '', rel: 'follow' })
      settle({ ...scope, ...tell() }, { id, looks: looks + 1, observation })
    }),
  )
  return due.length
}

/** What was seen of the pages that these messages name, in their order. */
export function namedPagesOf(scope: Scope, { messageIds }: { messageIds: number[] }) {
  if (messageIds.length === 0) return []
  return scope.db
    .select({
      id: namedPages.id,
      messageId: namedPages.messageId,
      url: namedPages.url,
      verdict: namedPages.verdict,
      issues: namedPages.issues,
      reason: namedPages.reason,
      linkUrl: namedPages.linkUrl,
      rel: namedPages.rel,
      position: namedPages.position,
      seenAt: namedPages.seenAt,
      nextAt: namedPages.nextAt,
    })
    .from(namedPages)
    .where(and(eq(namedPages.workspaceId, scope.workspaceId), inArray(namedPages.messageId, messageIds)))
    .orderBy(asc(namedPages.id))
    .all()
}

function claim(scope: Scope) {
  return inTransaction(scope, (tx) => {
    const due = tx.db
      .select()
      .from(namedPages)
      .where(and(eq(namedPages.workspaceId, tx.workspaceId), lte(namedPages.nextAt, tx.now)))
      .orderBy(asc(namedPages.nextAt))
      .limit(AT_ONCE)
      .all()
    const nextAt = soon(tx, { ms: LEASE_MS })
    for (const { id } of due) tx.db.update(namedPages).set({ nextAt }).where(eq(namedPages.id, id)).run()
    return due
  })
}

function settle(
  scope: Scope,
  { id, looks, observation }: { id: number; looks: number; observation: Observation },
): void {
  const { verdict, issues, reason, link } = observation
  const isThere = verdict === 'live' || verdict === 'live_with_issues'
  const again = AGAIN_MS[looks - 1]
  scope.db
    .update(namedPages)
    .set({
      looks,
      verdict,
      issues,
      reason,
      linkUrl: link?.resolved ?? null,
      anchor: link?.anchor ?? null,
      rel: link?.rel ?? [],
      position: link?.position ?? null,
      seenAt: scope.now,
      nextAt: isThere || again === undefined ? null : soon(scope, { ms: again }),
    })
    .where(eq(namedPages.id, id))
    .run()
}

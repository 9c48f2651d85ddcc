import { and, asc, desc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { targetPages } from '#db/tables/projects.ts'
import { ownPageChecks, ownPages } from '#db/tables/own-pages.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { fetchPage } from '../pages/fetch-page.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { isSamePage } from '../values/web-address.ts'
import { bestTarget, type OurPage } from './best-target.ts'
import { gatherOwnPages } from './gather-own-pages.server.ts'
import { ownPageState } from './own-page-state.ts'

const LEASE_MS = 120_000
const PAGES_AT_ONCE = 12
/** Enough of a page for its title, a soft 404 or a parked domain. */
const PAGE_BYTES = 256 * 1024
/** Living pages, the best linked first, that a dead one may be sent to. */
const CANDIDATES = 500

export type OwnPageCheck = typeof ownPageChecks.$inferSelect

/** Starts a look at the pages of ours that others link to; one that runs already goes on instead. */
export function startOwnPageCheck(scope: Scope, { projectId }: { projectId: number }): void {
  inTransaction(scope, (tx) => {
    const { domain } = getProject(tx, projectId)
    const last = latestOwnPageCheck(tx, { projectId })
    if (last?.status === 'running' || last?.status === 'paused') return
    tx.db
      .insert(ownPageChecks)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        status: 'running',
        createdAt: tx.now,
      })
      .run()
    record(tx, { what: 'own_pages.checked', projectId, data: { name: domain } })
  })
}

/** The newest look at the pages of a project, or null. */
export function latestOwnPageCheck(scope: Scope, { projectId }: { projectId: number }): OwnPageCheck | null {
  return (
    scope.db
      .select()
      .from(ownPageChecks)
      .where(and(eq(ownPageChecks.workspaceId, scope.workspaceId), eq(ownPageChecks.projectId, projectId)))
      .orderBy(desc(ownPageChecks.id))
      .limit(1)
      .get() ?? null
  )
}

/** Pauses, goes on with, or cancels the running look. What has been found stays. */
export function steerOwnPageCheck(
  scope: Scope,
  { projectId, to }: { projectId: number; to: 'running' | 'paused' | 'cancelled' },
): void {
  const check = latestOwnPageCheck(scope, { projectId })
  if (!check || check.status === 'done' || check.status === 'cancelled') return
  scope.db
    .update(ownPageChecks)
    .set({ status: to, finishedAt: to === 'cancelled' ? scope.now : null })
    .where(eq(ownPageChecks.id, check.id))
    .run()
}

/** Goes on with every running look, some pages at a time, each written down as it is read: safe to kill. */
export async function checkOwnPages(
  scope: Scope,
  { web, signal }: { web: Web; signal?: AbortSignal },
): Promise<void> {
  const running = scope.db
    .select({ id: ownPageChecks.id })
    .from(ownPageChecks)
    .where(and(eq(ownPageChecks.workspaceId, scope.workspaceId), eq(ownPageChecks.status, 'running')))
    .orderBy(asc(ownPageChecks.id))
    .all()
  for (const { id } of running) {
    const check = claim(scope, id)
    if (!check) continue
    const { projectId } = check
    if (check.gatheredAt === null) await gatherOwnPages(scope, { checkId: id, projectId, signal })
    while (!signal?.aborted && (await step(scope, check, web, signal))) renew(scope, id)
    scope.db.update(ownPageChecks).set({ claimedUntil: null }).where(eq(ownPageChecks.id, id)).run()
  }
}

/** @returns false when there is nothing more to do now */
async function step(
  scope: Scope,
  { id, projectId }: OwnPageCheck,
  web: Web,
  signal?: AbortSignal,
): Promise<boolean> {
  if (latestOwnPageCheck(scope, { projectId })?.status !== 'running') return false
  const pages = scope.db
    .select({ id: ownPages.id, url: ownPages.url })
    .from(ownPages)
    .where(and(eq(ownPages.projectId, projectId), isNull(ownPages.checkedAt)))
    .orderBy(asc(ownPages.id))
    .limit(PAGES_AT_ONCE)
    .all()
  if (pages.length === 0) {
    finish(scope, { checkId: id, projectId })
    return false
  }
  const own = getProject(scope, projectId).domain
  await Promise.all(
    pages.map(async (page) => {
      const visit = await fetchPage(web, page.url, { maxBytes: PAGE_BYTES })
      if (signal?.aborted) return
      const { state, because, straightTo } = ownPageState(visit, own)
      scope.db
        .update(ownPages)
        .set({
          state,
          because,
          hops: visit.redirects.map(({ url, status }) => ({ url, status })),
          finalUrl: visit.url,
          title: visit.kind === 'answered' ? (visit.page?.title ?? null) : null,
          proposedUrl: straightTo,
          checkedAt: tellTime(scope.db).now,
        })
        .where(eq(ownPages.id, page.id))
        .run()
    }),
  )
  return true
}

function finish(scope: Scope, { checkId, projectId }: { checkId: number; projectId: number }): void {
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    propose(tx, projectId)
    tx.db
      .update(ownPageChecks)
      .set({ status: 'done', finishedAt: tx.now })
      .where(and(eq(ownPageChecks.id, checkId), eq(ownPageChecks.status, 'running')))
      .run()
  })
}

/** For each page that is gone, the living page of ours that fits it best by its words; none when none shares any. */
function propose(tx: Scope, projectId: number): void {
  const urls = candidatesOf(tx, projectId)
  const pages: OurPage[] = urls.map(({ url, title }, id) => ({ id, url, title }))
  const gone = tx.db
    .select({ id: ownPages.id, url: ownPages.url, anchors: ownPages.anchors })
    .from(ownPages)
    .where(and(eq(ownPages.projectId, projectId), sql`${ownPages.state} in ('dead', 'home', 'elsewhere')`))
    .all()
  for (const { id, url, anchors } of gone) {
    const at = bestTarget({ url, anchor: anchors.join(' '), context: '' }, pages)
    tx.db
      .update(ownPages)
      .set({ proposedUrl: at === null ? null : pages[at]!.url })
      .where(eq(ownPages.id, id))
      .run()
  }
}

/** Target pages of the project, unless they are known to be gone, and living pages that others link to. */
function candidatesOf(tx: Scope, projectId: number): { url: string; title: string | null }[] {
  const seen = tx.db
    .select({ url: ownPages.url, title: ownPages.title, state: ownPages.state })
    .from(ownPages)
    .where(eq(ownPages.projectId, projectId))
    .orderBy(desc(ownPages.domains), asc(ownPages.id))
    .all()
  const bad = seen.filter(({ state }) => state !== 'fine' && state !== 'moved' && state !== 'uncertain')
  const targets = tx.db
    .select({ url: targetPages.url, title: targetPages.title })
    .from(targetPages)
    .where(eq(targetPages.projectId, projectId))
    .all()
    .filter(({ url }) => !bad.some((one) => isSamePage(one.url, url)))
  const living = seen.filter(({ state, url }) => state === 'fine' && new URL(url).pathname !== '/')
  return [...targets, ...living.slice(0, CANDIDATES)]
}

function claim(scope: Scope, checkId: number): OwnPageCheck | null {
  return (
    scope.db
      .update(ownPageChecks)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(
        and(
          eq(ownPageChecks.id, checkId),
          eq(ownPageChecks.status, 'running'),
          or(isNull(ownPageChecks.claimedUntil), lte(ownPageChecks.claimedUntil, scope.now)),
        ),
      )
      .returning()
      .get() ?? null
  )
}

function renew(scope: Scope, checkId: number): void {
  scope.db
    .update(ownPageChecks)
    .set({ claimedUntil: soon({ ...scope, ...tellTime(scope.db) }, { ms: LEASE_MS }) })
    .where(eq(ownPageChecks.id, checkId))
    .run()
}

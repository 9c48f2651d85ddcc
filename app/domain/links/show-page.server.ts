import { createHash, randomBytes } from 'node:crypto'
import { gzipSync, gunzipSync } from 'node:zlib'
import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { checks, links, pageShowings } from '#db/tables/links.ts'
import { users } from '#db/tables/workspaces.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { observeShown } from './observe.server.ts'
import { settleCheck } from './settle.server.ts'
import { isPromisedPage, MOST_SHOWN_CHARACTERS, SHOWING_MS } from './showing.ts'
import { promiseOf } from './verify-due.server.ts'

export type ShowingRefusal = 'unknown-token' | 'other-page' | 'empty' | 'too-large'

/**
 * Opens a one-time right to show us the page of one link from one's own browser. Times are the machine's.
 * @returns the token for the bookmarklet; only its hash is kept
 */
export function openShowing(scope: Scope, { linkId, wall }: { linkId: number; wall: Date }): string {
  const { actor } = scope
  if (actor.kind !== 'user') throw new Error('only a person shows a page')
  const token = randomBytes(24).toString('base64url')
  scope.db
    .insert(pageShowings)
    .values({
      workspaceId: scope.workspaceId,
      linkId,
      userId: actor.userId,
      tokenHash: hashOf(token),
      expiresAt: new Date(wall.getTime() + SHOWING_MS),
    })
    .run()
  return token
}

type Shown = { url: string; html: string; wall: Date }

/**
 * Takes what a bookmarklet has posted. It is judged by the jobs a moment later.
 * @returns the page's link, or why it was not taken; a refused page leaves the token usable
 */
export function receiveShowing(
  db: Queries,
  { token, ...shown }: Shown & { token: string },
): { ok: true; linkId: number; projectId: number } | { ok: false; reason: ShowingRefusal } {
  return inTransaction({ db }, (tx) => {
    const showing = tx.db
      .select({ id: pageShowings.id, linkId: pageShowings.linkId })
      .from(pageShowings)
      .where(
        and(
          eq(pageShowings.tokenHash, hashOf(token)),
          isNull(pageShowings.receivedAt),
          gt(pageShowings.expiresAt, shown.wall),
        ),
      )
      .get()
    return showing ? keep(tx.db, showing, shown) : ({ ok: false, reason: 'unknown-token' } as const)
  })
}

/** The source of a page, pasted by a person where a bookmarklet cannot run. */
export function pasteShowing(scope: Scope, { linkId, ...shown }: Shown & { linkId: number }) {
  return receiveShowing(scope.db, { ...shown, token: openShowing(scope, { linkId, wall: shown.wall }) })
}

function keep(db: Queries, showing: { id: number; linkId: number }, { url, html, wall }: Shown) {
  if (html.trim() === '') return { ok: false, reason: 'empty' } as const
  if (html.length > MOST_SHOWN_CHARACTERS) return { ok: false, reason: 'too-large' } as const
  const link = db
    .select({ source: links.sourceUrl, projectId: links.projectId, ended: checks.finalUrl })
    .from(links)
    .leftJoin(checks, eq(checks.id, links.lastCheckId))
    .where(eq(links.id, showing.linkId))
    .get()
  if (!link || !isPromisedPage(url, [link.source, link.ended]))
    return { ok: false, reason: 'other-page' } as const
  db.update(pageShowings)
    .set({ receivedAt: wall, url, html: gzipSync(html) })
    .where(eq(pageShowings.id, showing.id))
    .run()
  return { ok: true, linkId: showing.linkId, projectId: link.projectId } as const
}

/** Judges the pages that people have shown, by the rules of every check. Safe to repeat. @returns how many */
export async function judgeShown(scope: Scope, { web }: { web: Web }): Promise<number> {
  const due = scope.db
    .select({ showing: pageShowings, link: links, by: users.name })
    .from(pageShowings)
    .innerJoin(links, eq(links.id, pageShowings.linkId))
    .innerJoin(users, eq(users.id, pageShowings.userId))
    .where(
      and(
        eq(pageShowings.workspaceId, scope.workspaceId),
        isNotNull(pageShowings.receivedAt),
        isNull(pageShowings.judgedAt),
      ),
    )
    .limit(20)
    .all()
  for (const { showing, link, by } of due) {
    const html = gunzipSync(showing.html!).toString('utf8')
    const { observation, evidence } = await observeShown(promiseOf(link), web, { url: showing.url!, html })
    const after = { ...scope, ...tellTime(scope.db) }
    inTransaction(after, (tx) => {
      const taken = tx.db
        .update(pageShowings)
        .set({ judgedAt: showing.receivedAt, html: null })
        .where(and(eq(pageShowings.id, showing.id), isNull(pageShowings.judgedAt)))
        .run()
      if (taken.changes === 0) return
      settleCheck(tx, {
        linkId: link.id,
        observation: {
          ...observation,
          checked_at: tx.now.toISOString(),
          reason: `${observation.reason}; shown by ${by} from their own browser`,
        },
        evidence: { ...evidence, seenByUserId: showing.userId },
        chance: Math.random(),
      })
    })
  }
  return due.length
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

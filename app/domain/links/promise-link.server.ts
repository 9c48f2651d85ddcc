import { and, eq } from 'drizzle-orm'
import { links, linkStatusChanges } from '#db/tables/links.ts'
import { projects } from '#db/tables/projects.ts'
import type { LinkOrigin } from '#db/vocabulary.ts'
import { record } from '../activity/record.server.ts'
import { setNextAction, showLink } from '../prospects/mirror.server.ts'
import { ensureSite } from '../sites/ensure-site.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { prospectOf } from './recognise.server.ts'
import { isSamePage, pageKey, readWebAddress, siteOf } from '../values/web-address.ts'

export type PromiseLink = {
  projectId: number
  prospectId?: number | null
  contactId?: number | null
  threadId?: number | null
  messageId?: number | null
  /** The words that are the promise. */
  sentence?: string | null
  sourceUrl: string
  targetUrl: string
  match?: 'page' | 'site'
  anchor?: string | null
  rel?: 'follow' | 'any'
  dueOn?: Date | null
  origin: LinkOrigin
  ownerId?: number | null
  /** The paste or file that it came with. */
  batchId?: number | null
  /** Looks for the prospect that this link answers, and says so: "found in backlinks.csv". */
  recognise?: string
}

export type PromiseRefusal = 'unusable-source' | 'unusable-target' | 'same-page' | 'already-watched'

/**
 * Records a link that was promised or already won. From now on it is checked; the first check is due at once.
 * @returns the link's id, or why it was not taken (with the id of the twin that is already watched)
 */
export function promiseLink(
  scope: Scope,
  promise: PromiseLink,
): { ok: true; id: number } | { ok: false; reason: PromiseRefusal; id?: number } {
  const source = readWebAddress(promise.sourceUrl)
  const sourceSite = source && siteOf(source.hostname)
  if (!source || !sourceSite) return { ok: false, reason: 'unusable-source' }
  const target = readWebAddress(promise.targetUrl)
  if (!target) return { ok: false, reason: 'unusable-target' }
  if (isSamePage(source, target)) return { ok: false, reason: 'same-page' }

  return inTransaction(scope, (tx) => {
    ownProject(tx, promise.projectId)
    const keys = { sourceKey: pageKey(source), targetKey: pageKey(target) }
    const twin = tx.db
      .select({ id: links.id })
      .from(links)
      .where(
        and(
          eq(links.projectId, promise.projectId),
          eq(links.sourceKey, keys.sourceKey),
          eq(links.targetKey, keys.targetKey),
        ),
      )
      .get()
    if (twin) return { ok: false, reason: 'already-watched', id: twin.id } as const

    const site = ensureSite(tx, { domain: sourceSite })
    const known =
      promise.recognise === undefined
        ? null
        : prospectOf(tx, { projectId: promise.projectId, domain: sourceSite, pageKey: keys.sourceKey })
    const prospectId = promise.prospectId ?? known?.id ?? null
    const contactId = promise.contactId ?? known?.contactId ?? null
    const because =
      promise.recognise ??
      (promise.sentence ? `promised: “${promise.sentence}”` : originWords(promise.origin))
    const link = tx.db
      .insert(links)
      .values({
        workspaceId: tx.workspaceId,
        projectId: promise.projectId,
        siteId: site.id,
        prospectId,
        contactId,
        threadId: promise.threadId ?? null,
        batchId: promise.batchId ?? null,
        origin: promise.origin,
        sourceUrl: source.href,
        sourceHost: source.hostname,
        targetUrl: target.href,
        ...keys,
        match: promise.match ?? 'page',
        anchor: promise.anchor?.trim() || null,
        rel: promise.rel ?? 'follow',
        dueOn: promise.dueOn ?? null,
        promisedAt: tx.now,
        promiseMessageId: promise.messageId ?? null,
        promiseSentence: promise.sentence ?? null,
        status: 'pending',
        statusSince: tx.now,
        statusBecause: because,
        issues: [],
        nextAt: tx.now,
        ownerId: promise.ownerId ?? null,
        createdAt: tx.now,
      })
      .returning({ id: links.id })
      .get()
    tx.db.insert(linkStatusChanges).values({ linkId: link.id, at: tx.now, to: 'pending', because }).run()
    const about = { linkId: link.id, projectId: promise.projectId, siteId: site.id }
    if (prospectId) {
      showLink(tx, { prospectId, status: 'pending', because })
      setNextAction(tx, {
        prospectId,
        text: 'The page is checked',
        at: tx.now,
        needsPerson: false,
      })
    }
    record(tx, {
      what: 'link.promised',
      because,
      ...about,
      prospectId,
      contactId,
      threadId: promise.threadId ?? null,
      messageId: promise.messageId ?? null,
      data: { source: source.href, target: target.href, dueOn: promise.dueOn?.toISOString() ?? null },
    })
    return { ok: true, id: link.id } as const
  })
}

function ownProject(scope: Scope, projectId: number): void {
  const found = scope.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.workspaceId, scope.workspaceId), eq(projects.id, projectId)))
    .get()
  if (!found) throw new NotFound('There is no such project.')
}

function originWords(origin: LinkOrigin): string {
  const words: Record<LinkOrigin, string> = {
    promise: 'a promise was recorded',
    manual: 'added by hand',
    paste: 'pasted as an existing link',
    import: 'found in an import',
    sandbox: 'part of the sandbox story',
  }
  return words[origin]
}

import { projects, targetPages } from '#db/tables/projects.ts'
import { prospects, type ProspectFacts } from '#db/tables/prospects.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { and, eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getContact } from '../contacts/get-contact.server.ts'
import { ensureSite } from '../sites/ensure-site.server.ts'
import { recordMetric } from '../sites/metrics.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { pageKey, readWebAddress } from '../values/web-address.ts'
import { restingAction } from './next-action.ts'

export type NewProspect = {
  projectId: number
  /** A host, domain or URL: brought to its registrable domain. */
  domain: string
  /** Without one, the prospect is the site as a whole. */
  pageUrl?: string | null
  pageTitle?: string | null
  tactic: Tactic
  facts?: ProspectFacts
  contactId?: number | null
  ownerId?: number | null
  targetPageId?: number | null
  /** `metric` as in the import formats: `ahrefs_dr`, `moz_da`, … */
  authority?: { metric: string; value: number } | null
  importId?: number | null
  /** Where it came from, in one sentence: the cause of its first stage. */
  because: string
}

/**
 * A reason to write to a site. The same page (or site), tactic and project is the same prospect: it is found, and
 * left as it is.
 * @throws Invalid for a text that is no domain or no web address
 * @throws NotFound for a project, contact or target page of somebody else
 */
export function addProspect(
  scope: Scope,
  prospect: NewProspect,
): { id: number; outcome: 'created' | 'exists'; siteId: number } {
  return inTransaction(scope, (tx) => {
    mustBeOurs(tx, prospect)
    const site = ensureSite(tx, { domain: prospect.domain })
    const page = readPage(prospect.pageUrl, site.domain)
    const known = findProspect(tx, { ...prospect, siteId: site.id, pageKey: page.pageKey })
    if (known) return { id: known, outcome: 'exists', siteId: site.id } as const
    const resting = restingAction('new', { hasContact: Boolean(prospect.contactId) })
    const { id } = tx.db
      .insert(prospects)
      .values({
        workspaceId: tx.workspaceId,
        projectId: prospect.projectId,
        siteId: site.id,
        domain: site.domain,
        ...page,
        pageTitle: prospect.pageTitle?.trim() || null,
        tactic: prospect.tactic,
        facts: prospect.facts ?? {},
        targetPageId: prospect.targetPageId ?? null,
        stage: 'new',
        stageSince: tx.now,
        stageBecause: prospect.because,
        nextAction: resting?.text,
        nextNeedsPerson: resting?.needsPerson,
        authority: prospect.authority?.value ?? null,
        authorityMetric: prospect.authority?.metric ?? null,
        contactId: prospect.contactId ?? null,
        ownerId: prospect.ownerId ?? null,
        importId: prospect.importId ?? null,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .returning({ id: prospects.id })
      .get()
    if (prospect.authority)
      recordMetric(tx, { siteId: site.id, importId: prospect.importId, ...prospect.authority })
    record(tx, {
      what: 'prospect.added',
      because: prospect.because,
      projectId: prospect.projectId,
      siteId: site.id,
      prospectId: id,
      contactId: prospect.contactId ?? null,
      importId: prospect.importId ?? null,
      data: { tactic: prospect.tactic },
    })
    return { id, outcome: 'created', siteId: site.id } as const
  })
}

/** The prospect of the same project, page and tactic. */
export function findProspect(
  scope: Pick<Scope, 'db' | 'workspaceId'>,
  {
    projectId,
    siteId,
    pageKey: key,
    tactic,
  }: { projectId: number; siteId: number; pageKey: string; tactic: Tactic },
): number | undefined {
  return scope.db
    .select({ id: prospects.id })
    .from(prospects)
    .where(
      and(
        eq(prospects.projectId, projectId),
        eq(prospects.siteId, siteId),
        eq(prospects.pageKey, key),
        eq(prospects.tactic, tactic),
        eq(prospects.workspaceId, scope.workspaceId),
      ),
    )
    .get()?.id
}

/** The page of a prospect and its key; the home page of a site is the site as a whole (key ""). */
export function readPage(
  pageUrl: string | null | undefined,
  domain: string,
): { pageUrl: string | null; pageKey: string } {
  if (!pageUrl?.trim()) return { pageUrl: null, pageKey: '' }
  const url = readWebAddress(pageUrl)
  if (!url) throw new Invalid(`"${pageUrl.trim()}" is not a web address.`)
  const key = pageKey(url)
  return { pageUrl: url.href, pageKey: key === domain ? '' : key }
}

function mustBeOurs(scope: Scope, { projectId, contactId, targetPageId }: NewProspect): void {
  const project = scope.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.id, projectId), eq(projects.workspaceId, scope.workspaceId)))
    .get()
  if (!project) throw new NotFound('There is no such project.')
  if (contactId) getContact(scope, contactId)
  if (!targetPageId) return
  const target = scope.db
    .select({ id: targetPages.id })
    .from(targetPages)
    .where(and(eq(targetPages.id, targetPageId), eq(targetPages.projectId, projectId)))
    .get()
  if (!target) throw new NotFound('This project has no such target page.')
}

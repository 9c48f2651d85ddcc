import { eq } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import { ensureTargetPage } from '../projects/target-page.server.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { showLink } from '../prospects/mirror.server.ts'
import { addTask } from '../tasks/tasks.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { reclaimExtra } from './reclaim-draft.server.ts'
import { reclaimOf } from './reclaim.server.ts'

export type Reclaiming =
  { ok: true; prospectId: number; isNew: boolean; taskId: number | null } | { ok: false; because: string }

/**
 * Asks back a link that has no conversation: makes a prospect with the facts of the evidence for the site's best contact. Where
 * nobody is known, a task for a person as well.
 */
export function startReclaim(
  scope: Scope,
  { linkId, projectId }: { linkId: number; projectId: number },
): Reclaiming {
  return inTransaction(scope, (tx) => {
    const { link, facts, how } = reclaimOf(tx, { linkId, projectId })
    if (how.way === 'refused') return { ok: false, because: how.because } as const
    if (how.way === 'thread') return { ok: false, because: 'There is a conversation: answer in it.' } as const
    const told = [facts.changedWhen, facts.whatChanged].filter(Boolean).join(', ')
    const because = `the link on ${link.sourceHost} is ${link.status}: ${told}`
    const { id: prospectId, outcome } = addProspect(tx, {
      projectId,
      domain: link.sourceHost,
      pageUrl: link.sourceUrl,
      tactic: 'link_reclaim',
      facts: {
        note: [facts.promised, `${told.charAt(0).toUpperCase()}${told.slice(1)}.`].filter(Boolean).join(' '),
        extra: reclaimExtra(facts),
      },
      targetPageId: ensureTargetPage(tx, { projectId, url: link.targetUrl }),
      contactId: how.contact?.id ?? null,
      ownerId: link.ownerId ?? (tx.actor.kind === 'user' ? tx.actor.userId : null),
      because,
    })
    if (link.prospectId === null) tx.db.update(links).set({ prospectId }).where(eq(links.id, link.id)).run()
    showLink(tx, { prospectId, status: link.status, because: link.statusBecause })
    const task = how.contact
      ? null
      : addTask(tx, {
          projectId,
          prospectId,
          linkId: link.id,
          title: `Find whom to ask at ${link.sourceHost.replace(/^www\./, '')} for the link back`,
          because: `nobody is known there; ${because}`,
          dueOn: tx.now,
          assigneeId: link.ownerId,
        })
    return { ok: true, prospectId, isNew: outcome === 'created', taskId: task?.id ?? null } as const
  })
}

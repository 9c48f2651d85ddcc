import { contacts } from '#db/tables/sites.ts'
import { enrolments, outbox, sequences } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { and, asc, count, eq, gt, inArray, isNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { contextOf } from './context.server.ts'
import { isUnreadDraft } from './draft.ts'
import { OPENER_AT_MOST } from './opener.ts'
import { settle } from './settle.server.ts'

type Written =
  { ok: true } | { ok: false; reason: 'empty' | 'too-long' | 'already-sent' | 'ended' | 'unread' }

/**
 * Keeps a person's own sentence for one recipient and lets the message go, when nothing else holds it. An opener
 * can be changed until the first message begins to leave. What a machine drafted is kept once it is changed, or read.
 * @param hasRead the person says that they have read the words as they are
 */
export function writeOpener(
  scope: Scope,
  { enrolmentId, opener, hasRead = false }: { enrolmentId: number; opener: string; hasRead?: boolean },
): Written {
  const text = opener.trim()
  if (!text) return { ok: false, reason: 'empty' }
  if (text.length > OPENER_AT_MOST) return { ok: false, reason: 'too-long' }
  return inTransaction(scope, (tx) => {
    const { enrolment, prospect, waiting } = contextOf(tx, enrolmentId)
    if (enrolment.endedAt) return { ok: false, reason: 'ended' } as const
    if (enrolment.stepsSent > 0 || !waiting) return { ok: false, reason: 'already-sent' } as const
    const isUnread = isUnreadDraft(text, enrolment.openerDraft)
    if (isUnread && !hasRead) return { ok: false, reason: 'unread' } as const
    tx.db
      .update(enrolments)
      .set({ opener: text, openerAt: tx.now, openerDraft: null })
      .where(eq(enrolments.id, enrolmentId))
      .run()
    record(tx, {
      what: 'opener.written',
      because: isUnread ? 'drafted by a machine, read by hand' : null,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId: prospect.id,
      contactId: enrolment.contactId,
      enrolmentId,
      data: { opener: text },
    })
    settle(tx, { enrolmentId })
    return { ok: true } as const
  })
}

export type OpenerTask = {
  enrolmentId: number
  prospectId: number
  domain: string
  pageTitle: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
}

/** Who waits for an opener in a sequence, those enrolled first first. */
export function openerQueue(
  scope: Scope,
  { sequenceId, after = 0, limit = 50 }: { sequenceId: number; after?: number; limit?: number },
): OpenerTask[] {
  return scope.db
    .select({
      enrolmentId: enrolments.id,
      prospectId: prospects.id,
      domain: prospects.domain,
      pageTitle: prospects.pageTitle,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
    })
    .from(enrolments)
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .where(and(waitsForOpener(scope), eq(enrolments.sequenceId, sequenceId), gt(enrolments.id, after)))
    .orderBy(asc(enrolments.id))
    .limit(limit)
    .all()
}

/** How many openers are to be written, in a sequence or in a project. */
export function countOpeners(scope: Scope, where: { sequenceId: number } | { projectId: number }): number {
  return (
    scope.db
      .select({ n: count() })
      .from(enrolments)
      .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
      .where(
        and(
          waitsForOpener(scope),
          'sequenceId' in where
            ? eq(enrolments.sequenceId, where.sequenceId)
            : eq(sequences.projectId, where.projectId),
        ),
      )
      .get()?.n ?? 0
  )
}

function waitsForOpener(scope: Scope) {
  return and(
    eq(enrolments.workspaceId, scope.workspaceId),
    eq(enrolments.state, 'held'),
    eq(enrolments.heldFor, 'opener'),
    isNull(enrolments.endedAt),
  )
}

/** True while the words of an enrolment's first message can still change. */
export function isOpenerOpen(scope: Scope, enrolmentId: number): boolean {
  const row = scope.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.enrolmentId, enrolmentId),
        eq(outbox.stepNumber, 1),
        inArray(outbox.state, ['planned', 'failed_retry']),
      ),
    )
    .get()
  return row !== undefined
}

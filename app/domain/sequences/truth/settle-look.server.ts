import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import { outbox } from '#db/tables/outreach.ts'
import { truthChecks, type TruthAsked } from '#db/tables/truth.ts'
import { record } from '../../activity/record.server.ts'
import { isNetworkGone } from '../../links/network-gone.server.ts'
import { promiseLink } from '../../links/promise-link.server.ts'
import { checkNow } from '../../links/verify-due.server.ts'
import { addTask } from '../../tasks/tasks.server.ts'
import { inTransaction, soon, type Scope } from '../../values/scope.server.ts'
import { contextOf, type Context } from '../context.server.ts'
import { holdEnrolment } from '../hold.server.ts'
import { stopEnrolment } from '../stop.server.ts'
import type { ClaimedLook } from './claim-looks.server.ts'
import type { Truth } from './judgement.ts'

/** What could not be read is read once more before a person is asked. */
const AGAIN_MS = 600_000
const MOST_LOOKS = 2

/**
 * Keeps a look as evidence and lets what it found follow, in one transaction: the step may go, is held with the reason, or is
 * needless because they link to us. A look that somebody else has taken over meanwhile changes nothing.
 */
export function settleLook(
  scope: Scope,
  {
    look,
    workerId,
    truth,
    asked,
    link,
  }: {
    look: ClaimedLook
    workerId: string
    truth: Truth
    asked: TruthAsked[]
    link: { url: string } | null
  },
): void {
  inTransaction(scope, (tx) => {
    const isUnclear = truth.finding === 'unclear'
    if (isUnclear && (look.looks < MOST_LOOKS || isNetworkGone(tx))) {
      write(tx, look, workerId, { asked, claimedBy: null, claimedUntil: soon(tx, { ms: AGAIN_MS }) })
      return
    }
    const answeredAt = isUnclear && wasAnswered(tx, look, truth.cause) ? tx.now : null
    const done = { ...truth, asked, answeredAt, at: tx.now, claimedBy: null, claimedUntil: null }
    if (!write(tx, look, workerId, done)) return
    const context = contextOf(tx, look.enrolmentId)
    tellLook(tx, { look, context, truth, asked })
    if (context.enrolment.endedAt !== null || !isWaiting(tx, look.outboxId)) return
    if (truth.finding === 'links') foundLink(tx, { look, context, because: truth.because, link: link! })
    else if (truth.finding === 'false' || (isUnclear && !answeredAt))
      holdEnrolment(tx, { enrolmentId: look.enrolmentId, because: truth.because })
  })
}

/** @returns false when the look is somebody else's by now */
function write(
  tx: Scope,
  { id }: ClaimedLook,
  workerId: string,
  values: Partial<typeof truthChecks.$inferInsert>,
): boolean {
  const mine = and(eq(truthChecks.id, id), eq(truthChecks.claimedBy, workerId), isNull(truthChecks.at))
  return tx.db.update(truthChecks).set(values).where(mine).run().changes === 1
}

/** A person said of an earlier step that it may go although the same could not be read: they are asked once. */
function wasAnswered(tx: Scope, { enrolmentId }: ClaimedLook, cause: string): boolean {
  const found = tx.db
    .select({ id: truthChecks.id })
    .from(truthChecks)
    .where(
      and(
        eq(truthChecks.enrolmentId, enrolmentId),
        eq(truthChecks.finding, 'unclear'),
        eq(truthChecks.cause, cause),
        isNotNull(truthChecks.answeredAt),
      ),
    )
    .limit(1)
    .get()
  return found !== undefined
}

function tellLook(
  tx: Scope,
  { look, context, truth, asked }: { look: ClaimedLook; context: Context; truth: Truth; asked: TruthAsked[] },
): void {
  const { prospect, enrolment } = context
  record(tx, {
    what: 'truth.checked',
    because: truth.because,
    projectId: prospect.projectId,
    siteId: prospect.siteId,
    prospectId: prospect.id,
    contactId: enrolment.contactId,
    enrolmentId: enrolment.id,
    data: { step: look.stepNumber, finding: truth.finding, cause: truth.cause, asked },
  })
}

function isWaiting(tx: Scope, outboxId: number): boolean {
  const row = tx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.id, outboxId), inArray(outbox.state, ['planned', 'failed_retry'])))
    .get()
  return row !== undefined
}

/**
 * They link to us without a word: nothing more is asked. The link is watched from now on, and the check of links decides whether it
 * is won; whoever was written to is to be thanked.
 */
function foundLink(
  tx: Scope,
  {
    look,
    context,
    because,
    link,
  }: { look: ClaimedLook; context: Context; because: string; link: { url: string } },
): void {
  const { enrolment, prospect, contact } = context
  stopEnrolment(tx, { enrolment, because })
  const taken = promiseLink(tx, {
    projectId: prospect.projectId,
    prospectId: prospect.id,
    contactId: enrolment.contactId,
    threadId: enrolment.threadId,
    sourceUrl: prospect.pageUrl!,
    targetUrl: link.url,
    origin: 'manual',
    recognise: `seen on their page before step ${look.stepNumber} was to leave`,
    ownerId: prospect.ownerId,
  })
  const linkId = taken.id
  if (linkId === undefined) return
  if (!taken.ok) {
    checkNow(tx, { linkIds: [linkId] })
    tx.db
      .update(links)
      .set({ prospectId: prospect.id })
      .where(and(eq(links.id, linkId), isNull(links.prospectId)))
      .run()
  }
  if (enrolment.stepsSent > 0)
    addTask(tx, {
      projectId: prospect.projectId,
      prospectId: prospect.id,
      linkId,
      threadId: enrolment.threadId,
      title: `Thank ${contact.firstName ?? contact.email ?? prospect.domain} for the link`,
      because: `they linked to us after ${enrolment.stepsSent === 1 ? 'one message' : `${enrolment.stepsSent} messages`}, without a word`,
      dueOn: tx.now,
      assigneeId: prospect.ownerId,
    })
}

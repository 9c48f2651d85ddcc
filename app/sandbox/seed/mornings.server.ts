import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { targetPages } from '#db/tables/projects.ts'
import type { ReplyClass, Stage } from '#db/vocabulary.ts'
import { proposePromise } from '#app/domain/inbox/promise-proposal.ts'
import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import { getMailbox } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { queueMail } from '#app/domain/outbox/queue.server.ts'
import { moveStage } from '#app/domain/prospects/move-stage.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import type { Memory } from '../people/memory.ts'

type Thread = typeof threads.$inferSelect
type Message = typeof messages.$inferSelect

/**
 * What the team does at its desk: answers are read, promises written down, refusals accepted.
 * @param host only what came from this site
 */
export function workThroughInbox(
  scope: Scope,
  { projectId, memories, host }: { projectId: number; memories: Record<string, Memory>; host?: string },
): void {
  const waiting = scope.db
    .select()
    .from(threads)
    .where(and(eq(threads.projectId, projectId), eq(threads.state, 'to_answer')))
    .orderBy(asc(threads.id))
    .all()
  for (const thread of waiting) {
    const reply = scope.db
      .select()
      .from(messages)
      .where(and(eq(messages.threadId, thread.id), eq(messages.direction, 'in')))
      .orderBy(desc(messages.at))
      .get()
    if (reply && (!host || reply.fromAddress.endsWith(`@${host}`)))
      workOn(scope, thread, reply, memories[reply.fromAddress])
  }
  drawTheLine(scope, projectId)
}

function workOn(scope: Scope, thread: Thread, reply: Message, memory: Memory | undefined): void {
  if (!thread.prospectId || !memory) return
  const move = (to: Stage, because: string) =>
    moveStage(scope, { prospectId: thread.prospectId!, to, because })
  if (memory.phase === 'done' || memory.phase === 'promised') {
    if (recordPromise(scope, thread, reply, memory)) finish(scope, thread, 'will_add_link')
    return
  }
  if (memory.phase !== 'refused') return
  if (/no longer|not my desk/.test(reply.visibleText)) {
    move('ready', 'somebody else edits the page now')
    finish(scope, thread, 'wrong_person')
  } else {
    move('declined', 'they said no')
    finish(scope, thread, 'no')
  }
}

/** Takes the promise at its word, as it stands in the reply. */
function recordPromise(scope: Scope, thread: Thread, reply: Message, memory: Memory): boolean {
  const prospect = scope.db.select().from(prospects).where(eq(prospects.id, thread.prospectId!)).get()!
  const target = scope.db.select().from(targetPages).where(eq(targetPages.id, prospect.targetPageId!)).get()!
  const proposal = proposePromise(reply.visibleText, {
    domain: prospect.domain,
    pageUrl: prospect.pageUrl,
    targetUrl: target.url,
    targetPages: [target.url],
    clientDomain: 'fernhill.test',
    today: reply.at.toISOString().slice(0, 10),
  })
  const sentence = proposal?.sentence ?? reply.visibleText.split(/\n+/)[1] ?? ''
  const taken = promiseLink(scope, {
    projectId: prospect.projectId,
    prospectId: prospect.id,
    contactId: thread.contactId,
    threadId: thread.id,
    messageId: reply.id,
    sentence,
    sourceUrl: memory.page ?? prospect.pageUrl!,
    targetUrl: target.url,
    dueOn: new Date(`${proposal?.due.day ?? reply.at.toISOString().slice(0, 10)}T00:00:00Z`),
    origin: 'promise',
    ownerId: prospect.ownerId,
  })
  if (!taken.ok) return false
  if (memory.phase === 'promised')
    moveStage(scope, { prospectId: prospect.id, to: 'promised', because: `“${sentence}”` })
  else thank(scope, thread, reply)
  return true
}

/** A line of thanks, sent like every other mail. */
function thank(scope: Scope, thread: Thread, reply: Message): void {
  const first = reply.fromName?.split(' ')[0] ?? 'there'
  const text = `Hi ${first},\n\nThank you, that was quick. I have told our packing room, and they waved.\n\n`
  const mailbox = getMailbox(scope, thread.mailboxId)
  queueMail(scope, {
    kind: 'reply',
    mailboxId: thread.mailboxId,
    toAddress: reply.fromAddress,
    toName: reply.fromName,
    subject: reply.subject,
    text: text + mailbox.fromName.split(' ')[0],
    inReplyTo: reply.messageId,
    references: [...reply.references, ...(reply.messageId ? [reply.messageId] : [])],
    threadId: thread.id,
    prospectId: thread.prospectId,
    contactId: thread.contactId,
    dueAt: scope.now,
  })
}

function finish(scope: Scope, thread: Thread, replyClass: ReplyClass): void {
  scope.db
    .update(threads)
    .set({ state: 'done', unread: false, replyClass, replyClassConfirmed: true })
    .where(eq(threads.id, thread.id))
    .run()
}

/** Three mails and no answer: the matter rests. Who asked not to be written to is left alone for good. */
function drawTheLine(scope: Scope, projectId: number): void {
  const over = scope.db
    .select({ prospectId: prospects.id, state: enrolments.state })
    .from(enrolments)
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(
      and(
        eq(prospects.projectId, projectId),
        eq(prospects.stage, 'contacted'),
        inArray(enrolments.state, ['finished', 'opted_out', 'bounced']),
      ),
    )
    .all()
  for (const { prospectId, state } of over) {
    if (state === 'finished')
      moveStage(scope, { prospectId, to: 'no_response', because: 'three mails and no answer' })
    if (state === 'opted_out')
      moveStage(scope, { prospectId, to: 'do_not_contact', because: 'they asked not to be written to' })
    if (state === 'bounced')
      moveStage(scope, { prospectId, to: 'bounced', because: 'the address does not exist' })
  }
}

import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox, sequences, enrolments } from '#db/tables/outreach.ts'
import { projects, targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contactsAt } from '../contacts/list-contacts.server.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { isSamePage } from '../values/web-address.ts'
import { namedPagesOf } from './named-pages.server.ts'
import { paymentAsked } from './payment-policy.server.ts'
import { proposalFor } from './proposal.server.ts'
import { siteDomain } from './site-domain.server.ts'
import { getThreadRow, type Thread } from './thread-for.server.ts'

export type ShownThread = ReturnType<typeof readThread>
export type ShownMessage = ShownThread['messages'][number]

/** More of one conversation is not shown; nobody exchanges so many. */
const MOST_MESSAGES = 200

/** @throws NotFound for a conversation of another workspace */
export function getThread(scope: Scope, threadId: number): Thread {
  const thread = getThreadRow(scope, threadId)
  if (!thread) throw new NotFound('There is no such conversation.')
  return thread
}

/** One conversation as the screen shows it: its messages, what waits to be sent, and what was read out of it. */
export function readThread(scope: Scope, { threadId }: { threadId: number }) {
  const thread = getThread(scope, threadId)
  const mailbox = scope.db
    .select({ email: mailboxes.email, fromName: mailboxes.fromName, needsPassword: mailboxes.needsPassword })
    .from(mailboxes)
    .where(eq(mailboxes.id, thread.mailboxId))
    .get()!
  const shown = messagesOf(scope, threadId)
  const promised = linksOf(scope, threadId)
  return {
    thread: {
      id: thread.id,
      subject: thread.subject,
      state: thread.state,
      snoozedUntil: thread.snoozedUntil,
      assigneeId: thread.assigneeId,
      replyClass: thread.replyClass,
      replyClassConfirmed: thread.replyClassConfirmed,
      replyClassBecause: thread.replyClassBecause,
      matchedBecause: thread.matchedBecause,
      hasIncoming: thread.hasIncoming,
      isMatched: thread.prospectId !== null,
    },
    mailbox,
    messages: shown,
    named: namedOf(scope, shown, promised),
    waiting: waitingOf(scope, threadId),
    links: promised,
    proposal: proposalFor(scope, thread),
    payment: paymentAsked(scope, thread),
    suggested: suggestionOf(scope, thread),
    side: thread.prospectId ? sideOf(scope, thread.prospectId) : null,
  }
}

function messagesOf(scope: Scope, threadId: number) {
  return scope.db
    .select({
      id: messages.id,
      direction: messages.direction,
      kind: messages.kind,
      at: messages.at,
      fromName: messages.fromName,
      fromAddress: messages.fromAddress,
      subject: messages.subject,
      visibleText: messages.visibleText,
      quotedText: messages.quotedText,
      html: messages.html,
      attachments: messages.attachments,
      bounceClass: messages.bounceClass,
      bounceStatus: messages.bounceStatus,
      bounceDiagnostic: messages.bounceDiagnostic,
      matchedBecause: messages.matchedBecause,
      folder: messages.folder,
      unreadable: messages.unreadable,
      stepNumber: outbox.stepNumber,
      outboxState: outbox.state,
      sequence: sequences.name,
    })
    .from(messages)
    .leftJoin(outbox, eq(outbox.id, messages.outboxId))
    .leftJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .leftJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.threadId, threadId)))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(MOST_MESSAGES)
    .all()
    .reverse()
}

/** Pages named in these messages; one that is recorded as a promise is watched and shown as such. */
function namedOf(scope: Scope, shown: { id: number }[], promised: { sourceUrl: string }[]) {
  const messageIds = shown.map(({ id }) => id)
  return namedPagesOf(scope, { messageIds }).filter(
    ({ url }) => !promised.some(({ sourceUrl }) => isSamePage(sourceUrl, url)),
  )
}

/** Answers that were written here and have not left yet. */
function waitingOf(scope: Scope, threadId: number) {
  return scope.db
    .select({
      id: outbox.id,
      text: outbox.text,
      state: outbox.state,
      because: outbox.because,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .leftJoin(messages, eq(messages.outboxId, outbox.id))
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.threadId, threadId),
        eq(outbox.kind, 'reply'),
        inArray(outbox.state, [
          'planned',
          'claimed',
          'built',
          'sending',
          'may_have_left',
          'failed_retry',
          'failed_final',
        ]),
      ),
    )
    .orderBy(asc(outbox.id))
    .all()
}

/** Links that were promised in this conversation. */
function linksOf(scope: Scope, threadId: number) {
  return scope.db
    .select({
      id: links.id,
      sourceUrl: links.sourceUrl,
      targetUrl: links.targetUrl,
      status: links.status,
      statusBecause: links.statusBecause,
      lastCheckedAt: links.lastCheckedAt,
      foundAnchor: links.foundAnchor,
      foundRel: links.foundRel,
      position: links.position,
      dueOn: links.dueOn,
      messageId: links.promiseMessageId,
      sentence: links.promiseSentence,
    })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), eq(links.threadId, threadId)))
    .orderBy(asc(links.id))
    .all()
}

function suggestionOf(scope: Scope, { suggestedProspectId, heldEnrolmentId, prospectId }: Thread) {
  if (prospectId !== null) return null
  const suggested = suggestedProspectId ? getProspect(scope, suggestedProspectId) : null
  return {
    holds: heldEnrolmentId !== null,
    prospect: suggested && {
      id: suggested.id,
      domain: suggested.domain,
      pageTitle: suggested.pageTitle,
      tactic: suggested.tactic,
    },
  }
}

/** The prospect beside the conversation, the people at its site, and what the team has there besides. */
function sideOf(scope: Scope, prospectId: number) {
  const prospect = getProspect(scope, prospectId)
  const target = prospect.targetPageId
    ? scope.db
        .select({ url: targetPages.url, title: targetPages.title })
        .from(targetPages)
        .where(eq(targetPages.id, prospect.targetPageId))
        .get()
    : undefined
  const link = scope.db
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), eq(links.prospectId, prospectId)))
    .orderBy(desc(links.id))
    .get()
  const elsewhere = scope.db
    .select({
      id: prospects.id,
      projectId: projects.id,
      project: projects.name,
      stage: prospects.stage,
      lastTouch: prospects.lastTouch,
      lastTouchAt: prospects.lastTouchAt,
    })
    .from(prospects)
    .innerJoin(projects, eq(projects.id, prospects.projectId))
    .where(
      and(
        eq(prospects.workspaceId, scope.workspaceId),
        eq(prospects.siteId, prospect.siteId),
        ne(prospects.id, prospectId),
      ),
    )
    .orderBy(desc(prospects.lastTouchAt))
    .limit(5)
    .all()
  return {
    prospect: {
      id: prospect.id,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      domain: prospect.domain,
      pageUrl: prospect.pageUrl,
      tactic: prospect.tactic,
      facts: prospect.facts,
      stage: prospect.stage,
      stageSince: prospect.stageSince,
      stageBecause: prospect.stageBecause,
      sequenceState: prospect.sequenceState,
      sequenceStep: prospect.sequenceStep,
      sequenceBecause: prospect.sequenceBecause,
      linkStatus: prospect.linkStatus,
      linkBecause: prospect.linkBecause,
      nextAction: prospect.nextAction,
    },
    target: target ?? null,
    linkId: link?.id ?? null,
    siteName: siteDomain(scope, prospect.siteId) ?? prospect.domain,
    people: contactsAt(scope, { siteId: prospect.siteId, atMost: 12 }).map((one) => ({
      id: one.id,
      name: one.name,
      email: one.email,
      role: one.role,
      shutBecause: one.doNotContactAt
        ? (one.doNotContactBecause ?? 'do not contact')
        : (one.suppression?.reason ?? null),
      awayUntil: one.awayUntil,
    })),
    elsewhere,
  }
}

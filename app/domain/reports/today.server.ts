import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { enrolments, sequences } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import type { AlertKind } from '#db/vocabulary.ts'
import { openAlerts } from '../alerts/list.server.ts'
import { healthOf } from '../mailboxes/health.ts'
import { listMailboxes } from '../mailboxes/get-mailbox.server.ts'
import { endOfDay } from '../tasks/day.ts'
import { openTasks } from '../tasks/tasks.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { readHealth } from './health.server.ts'

const SHOWN = 8
/** Fewer, so that links that changed are in sight below them. The inbox has all. */
const REPLIES_SHOWN = 5

/** Link alerts that ask for a look, as against mere news. */
const LINK_TROUBLE: AlertKind[] = [
  'link_lost',
  'link_degraded',
  'link_at_risk',
  'link_overdue',
  'link_unverifiable',
  'link_recovered',
]

/** Replies of a project that wait for an answer, the latest first, with how many there are in all. */
export function repliesToAnswer(scope: Scope, { projectId }: { projectId: number }) {
  const where = and(
    eq(threads.workspaceId, scope.workspaceId),
    eq(threads.projectId, projectId),
    eq(threads.hasIncoming, true),
    eq(threads.state, 'to_answer'),
  )
  const rows = scope.db
    .select({
      id: threads.id,
      subject: threads.subject,
      snippet: threads.snippet,
      replyClass: threads.replyClass,
      at: threads.lastIncomingAt,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      domain: prospects.domain,
      linkStatus: prospects.linkStatus,
    })
    .from(threads)
    .leftJoin(contacts, eq(contacts.id, threads.contactId))
    .leftJoin(prospects, eq(prospects.id, threads.prospectId))
    .where(where)
    .orderBy(desc(threads.lastMessageAt))
    .limit(REPLIES_SHOWN)
    .all()
  const total = scope.db.select({ n: count() }).from(threads).where(where).get()?.n ?? 0
  return { rows, total }
}

/** What happened to links and asks for a look, each with its cause. */
export function changedLinks(scope: Scope, { projectId }: { projectId: number }) {
  const open = openAlerts(scope, { projectId, kinds: LINK_TROUBLE })
  const rows = open.slice(0, SHOWN).map((alert) => ({
    id: alert.id,
    kind: alert.kind,
    title: alert.title,
    because: alert.because,
    at: alert.raisedAt,
    link: alert.link,
    linkCount: alert.linkCount,
    mailboxId: alert.mailboxId,
    prospectId: alert.prospectId,
  }))
  return { rows, total: open.length }
}

/** What a person must do before mail can go out: openers, fields, decisions, by sequence. */
export function heldForPeople(scope: Scope, { projectId }: { projectId: number }) {
  return scope.db
    .select({
      sequenceId: sequences.id,
      sequence: sequences.name,
      heldFor: enrolments.heldFor,
      count: count(),
      because: sql<string>`min(${enrolments.because})`,
      since: sql<number>`min(${enrolments.stateSince})`,
    })
    .from(enrolments)
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(sequences.projectId, projectId),
        eq(enrolments.state, 'held'),
        isNull(enrolments.endedAt),
        inArray(enrolments.heldFor, ['opener', 'fields', 'person']),
      ),
    )
    .groupBy(sequences.id, enrolments.heldFor)
    .orderBy(asc(sequences.name))
    .all()
}

/** Sends whose outcome is not known and mail a server refused: nobody sends those again but a person. */
export function unsettledSends(scope: Scope, { projectId }: { projectId: number }) {
  return openAlerts(scope, { projectId, kinds: ['send_unknown', 'send_failed'] })
}

/** What is wrong beside mailboxes and jobs: the network, webhooks. */
export function otherTrouble(scope: Scope, { projectId }: { projectId: number }) {
  return openAlerts(scope, { projectId, kinds: ['network_trouble', 'webhook_trouble'] })
}

/** Jobs and mailboxes that are not well, with the reason. */
export function unwell(scope: Scope, { wall }: { wall: Date }) {
  const health = readHealth(scope.db, wall)
  const jobs = [
    ...(health.jobs === 'ok'
      ? []
      : [{ what: 'Background jobs', says: `The jobs are ${health.jobs}.`, mailboxId: null }]),
    ...health.failing.map(({ job, error }) => ({ what: `Job ${job}`, says: error, mailboxId: null })),
  ]
  const mailboxes = listMailboxes(scope)
    .map((mailbox) => ({ mailbox, health: healthOf({ mailbox, now: scope.now, tempo: scope.tempo }) }))
    .filter(({ health: { level } }) => level === 'trouble' || level === 'warning')
    .map(({ mailbox, health: { says } }) => ({ what: mailbox.email, says, mailboxId: mailbox.id }))
  return [...jobs, ...mailboxes]
}

/** The number beside Today in the sidebar. */
export function countToday(scope: Scope, { projectId, zone }: { projectId: number; zone: string }): number {
  const held = heldForPeople(scope, { projectId }).length
  const tasks = openTasks(scope, { projectId, dueBy: endOfDay(scope.now, zone) }).length
  return repliesToAnswer(scope, { projectId }).total + changedLinks(scope, { projectId }).total + tasks + held
}

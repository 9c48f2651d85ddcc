import { and, eq, gte, isNotNull, sql } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { enrolments, outbox, sequences } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { SYNC_FRESH_MS } from '../mailboxes/health.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { openFatigue } from '../outbox/fatigue.server.ts'
import type { OutboxRow } from '../outbox/lease.server.ts'
import { dayBounds } from '../outbox/local-time.ts'
import { dailyLimits } from '../outbox/daily-limits.server.ts'
import { holidaysOf } from '../outbox/holidays.server.ts'
import { rampHaltedAt } from '../outbox/ramp.server.ts'
import { bannedWords } from '../sites/blacklist.ts'
import { blacklistedBy } from '../sites/blacklist.server.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import { NotFound } from '../values/errors.ts'
import { ofWorkspace } from '../values/of-workspace.server.ts'
import { soon, type Scope } from '../values/scope.server.ts'
import { conditionFacts } from './condition-facts.server.ts'
import { unmetCondition } from './conditions.ts'
import { followUpsAhead, followUpsUntil } from './due.server.ts'
import { stepsOf, type Enrolment } from './get-sequence.server.ts'
import type { Facts } from './may-leave.ts'
import { openPauses } from './open-pauses.server.ts'
import { sendingStop } from './stop-sending.server.ts'

const TWO_DAYS_MS = 48 * 60 * 60_000

/** Reads what decides about a step, at this moment; called inside the claim's transaction. */
export function factsOf(scope: Scope, row: OutboxRow, mailbox: Mailbox): Facts {
  const found = scope.db
    .select({
      enrolment: enrolments,
      sequence: {
        id: sequences.id,
        name: sequences.name,
        status: sequences.status,
        dailyCap: sequences.dailyCap,
      },
      contact: contacts,
      site: sites.domain,
      projectId: prospects.projectId,
      siteId: prospects.siteId,
      stage: prospects.stage,
      domain: prospects.domain,
      pageKey: prospects.pageKey,
      stageSince: prospects.stageSince,
    })
    .from(enrolments)
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .innerJoin(sites, eq(sites.id, contacts.siteId))
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(and(eq(enrolments.workspaceId, scope.workspaceId), eq(enrolments.id, row.enrolmentId ?? 0)))
    .get()
  if (!found) throw new NotFound('This step belongs to no enrolment.')
  const { enrolment, contact } = found
  const { domain, pageKey } = found
  const banned = blacklistedBy(scope, { domain, pageKey, email: contact.email })
  const isFollowUp = (row.stepNumber ?? 1) > 1
  const suppressed = suppressionFor(scope, contact.email ?? row.toAddress)
  return {
    now: scope.now,
    sendingIsStopped: sendingStop(scope) !== null,
    pausedBecause: openPauses(scope)({
      projectId: found.projectId,
      siteIds: [found.siteId, contact.siteId],
      contactId: contact.id,
      prospectId: enrolment.prospectId,
    }),
    mailbox: {
      email: mailbox.email,
      status: mailbox.status,
      statusBecause: mailbox.statusBecause,
      needsPassword: mailbox.needsPassword,
      hasIdentity: mailbox.legalName.trim() !== '' && mailbox.postalAddress.trim() !== '',
      isSynced: mailbox.lastSyncAt !== null && mailbox.lastSyncAt >= soon(scope, { ms: -SYNC_FRESH_MS }),
      isBusy: isBusy(scope, mailbox.id),
      nextSendAt: mailbox.nextSendAt,
      dailyCap: mailbox.dailyCap,
      rampFrom: mailbox.rampFrom,
      rampHaltedAt: mailbox.rampFrom ? rampHaltedAt(scope, mailbox.id) : null,
      window: {
        from: mailbox.windowFrom,
        to: mailbox.windowTo,
        weekdays: mailbox.weekdays,
        holidays: holidaysOf(scope, mailbox),
      },
      timeZone: mailbox.timeZone,
      sent: sentLately(scope, mailbox.id),
      followUps: isFollowUp ? [] : followUpsAhead(scope, mailbox.id),
    },
    enrolment: {
      // A message that is sent again by hand may be the last of a sequence that is finished meanwhile.
      isOver: enrolment.endedAt !== null && enrolment.state !== 'finished',
      isFirst: enrolment.stepsSent === 0,
      state: enrolment.state === 'finished' ? 'active' : enrolment.state,
      because: enrolment.because,
      sequenceStatus: found.sequence.status,
    },
    prospect: { stage: found.stage, hasMovedSince: found.stageSince > enrolment.createdAt },
    contact: {
      hasAddress: contact.email !== null,
      isInvalid: contact.verification === 'invalid',
      doNotContactBecause: contact.doNotContactAt ? (contact.doNotContactBecause ?? 'decided by hand') : null,
      awayUntil: contact.awayUntil,
      timeZone: contact.timeZone,
      hasReplied: hasReplied(scope, contact.id, enrolment.createdAt),
      suppressedBecause: suppressed ? suppressed.origin : null,
      bannedBecause: banned && bannedWords(banned),
    },
    tooSoon:
      enrolment.stepsSent === 0 && enrolment.tooSoonAllowedBecause === null
        ? openFatigue(scope, { counts: 'sent' })(
            { contactId: contact.id, email: contact.email, siteId: contact.siteId, site: found.site },
            { enrolmentId: enrolment.id, zone: mailbox.timeZone },
          )
        : null,
    unmet: unmetOf(scope, { row, enrolment, contact }),
    sequence: {
      ...found.sequence,
      sentToday: sentOfSequence(scope, { row, mailbox, sequence: found.sequence }),
      followUpsToday:
        isFollowUp || found.sequence.dailyCap === null
          ? 0
          : followUpsUntil(scope, {
              sequenceId: found.sequence.id,
              until: dayBounds(scope.now, mailbox.timeZone).to,
            }),
    },
    limits: dailyLimits(scope),
    today: sentToday(scope, { row, mailbox, siteId: contact.siteId }),
  }
}

/** The first condition of the step that does not hold. A message that a person sends again has been decided about. */
function unmetOf(
  scope: Scope,
  {
    row,
    enrolment,
    contact,
  }: { row: OutboxRow; enrolment: Enrolment; contact: typeof contacts.$inferSelect },
): Facts['unmet'] {
  const step = stepsOf(scope, enrolment.sequenceId).find((one) => one.number === row.stepNumber)
  if (!step?.conditions.length || enrolment.stepsSent >= step.number) return null
  const prospect = scope.db.select().from(prospects).where(eq(prospects.id, enrolment.prospectId)).get()!
  const about = { enrolmentId: enrolment.id, prospect, contact }
  return unmetCondition(step.conditions, conditionFacts(scope, about, step.conditions))
}

/** Another step of this mailbox is on its way: one at a time, so that caps and gaps hold with any number of workers. */
function isBusy(scope: Scope, mailboxId: number): boolean {
  // Named, and its states written out: with values bound SQLite would walk through all mail of the mailbox instead.
  const rows = scope.db.all(sql`
    select 1 from outbox o indexed by outbox_in_flight
    where o.mailbox_id = ${mailboxId} and o.state in ('claimed', 'built', 'sending', 'may_have_left')
      and o.kind = 'step' and o.claimed_until > ${scope.now.getTime()} limit 1`)
  return rows.length > 0
}

/** What left or may have left in the last two days, whatever it was: a provider counts everything. */
function sentLately(scope: Scope, mailboxId: number): Date[] {
  return scope.db
    .select({ at: outbox.mayHaveLeftAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.mailboxId, mailboxId),
        isNotNull(outbox.mayHaveLeftAt),
        gte(outbox.mayHaveLeftAt, new Date(scope.now.getTime() - TWO_DAYS_MS)),
      ),
    )
    .all()
    .map((one) => one.at!)
}

/** A person's answer from this contact since the enrolment began, in any thread. */
function hasReplied(scope: Scope, contactId: number, since: Date): boolean {
  return Boolean(
    scope.db
      .select({ id: messages.id })
      .from(messages)
      .innerJoin(threads, eq(threads.id, messages.threadId))
      .where(
        and(
          ofWorkspace(threads.workspaceId, scope),
          eq(threads.contactId, contactId),
          eq(messages.direction, 'in'),
          eq(messages.kind, 'reply'),
          gte(messages.at, since),
        ),
      )
      .limit(1)
      .get(),
  )
}

type Today = { contactId: number | null; siteId: number | null; toAddress: string; toDomain: string }

/** Steps of today to the domain and to people of the site, and whatever any mailbox has in hand at this moment. */
function sentToday(
  scope: Scope,
  { row, mailbox, siteId }: { row: OutboxRow; mailbox: Mailbox; siteId: number },
): Facts['today'] {
  const { from, to } = dayBounds(scope.now, mailbox.timeZone)
  const isToday = sql`o.may_have_left_at >= ${from.getTime()} and o.may_have_left_at < ${to.getTime()}`
  const steps = scope.db.all<Today>(sql`
    select o.contact_id as contactId, c.site_id as siteId, o.to_address as toAddress, o.to_domain as toDomain
    from outbox o left join contacts c on c.id = o.contact_id
    where +o.workspace_id = ${scope.workspaceId} and o.kind = 'step' and o.id <> ${row.id} and o.id in (
      select o.id from outbox o
      where o.workspace_id = ${scope.workspaceId} and o.to_domain = ${row.toDomain} and ${isToday}
      union select o.id from contacts c join outbox o on o.contact_id = c.id where c.site_id = ${siteId} and ${isToday}
      union select o.id from outbox o indexed by outbox_in_flight where o.state in ('claimed', 'built', 'sending', 'may_have_left')
    )`)
  const address = row.toAddress.toLowerCase()
  const colleagues = steps.filter((one) => one.siteId === siteId && one.contactId !== row.contactId)
  return {
    toAddress: steps.filter((one) => one.toAddress.toLowerCase() === address).length,
    toDomain: steps.filter((one) => one.toDomain === row.toDomain).length,
    toColleagues: row.contactId ? new Set(colleagues.map((one) => one.contactId)).size : 0,
  }
}

/** Steps of a sequence that left today from any mailbox, or are in hand; not counted where nothing limits them. */
function sentOfSequence(
  scope: Scope,
  {
    row,
    mailbox,
    sequence,
  }: { row: OutboxRow; mailbox: Mailbox; sequence: { id: number; dailyCap: number | null } },
): number {
  if (sequence.dailyCap === null) return 0
  const { from, to } = dayBounds(scope.now, mailbox.timeZone)
  return scope.db.get<{ n: number }>(sql`
    select count(*) as n from outbox o join enrolments e on e.id = o.enrolment_id
    where +e.sequence_id = ${sequence.id} and o.kind = 'step' and o.id <> ${row.id} and o.id in (
      select o.id from mailboxes m join outbox o on o.mailbox_id = m.id
      where m.workspace_id = ${scope.workspaceId}
        and o.may_have_left_at >= ${from.getTime()} and o.may_have_left_at < ${to.getTime()}
      union select o.id from outbox o indexed by outbox_in_flight where o.state in ('claimed', 'built', 'sending', 'may_have_left')
    )`).n
}

import { and, eq, inArray, isNotNull, like, or, sql } from 'drizzle-orm'
import { activities } from '#db/tables/activity.ts'
import { alerts } from '#db/tables/alerts.ts'
import { messages, namedPages, threadNotes, threads } from '#db/tables/inbox.ts'
import { importRows } from '#db/tables/imports.ts'
import { links } from '#db/tables/links.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { blacklist, contacts, suppressions } from '#db/tables/sites.ts'
import { tasks, touches } from '#db/tables/tasks.ts'
import { record } from '../activity/record.server.ts'
import { stopForDoNotContact } from '../sequences/stop.server.ts'
import { keyedHash } from '../values/keyed-hash.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { personalData, type PersonalData } from './erasure-scope.server.ts'
import { scrub, type Erased } from './scrub.ts'

/** The cause that stands wherever something was erased. */
const BECAUSE = 'erased at the person’s request'
const GONE = '(erased)'

export type ErasureCounts = {
  contacts: number
  conversations: number
  messages: number
  notes: number
  sentMail: number
  enrolments: number
  promises: number
  importRows: number
}

export type ErasureList = { address: string; counts: ErasureCounts; files: string[]; isLeaving: boolean }

/** What an erasure would take away, for who has to confirm it; null when the text is no address. */
export function listForErasure(scope: Scope, typed: string): ErasureList | null {
  const found = personalData(scope, typed)
  if (!found) return null
  const { address, files, isLeaving } = found
  return { address, counts: countsOf(found), files, isLeaving }
}

/**
 * Takes a person out of everything (Regulation (EU) 2016/679, article 17): name, address, the words of every message
 * to and from them, notes, openers, promises in their words. What the team needs to count stays without the person:
 * when mail left, stages, links. Of the address only a keyed hash stays on the suppression list, so that the person
 * is not written to again. Cannot be undone. Mail in the mailbox itself, backups and uploaded files are not touched.
 * @returns refused while a message to them is leaving, and for a text that is no address
 */
export function erasePerson(
  scope: Scope,
  typed: string,
): { ok: true; list: ErasureList } | { ok: false; reason: 'no_address' | 'leaving' } {
  return inTransaction(scope, (tx) => {
    const found = personalData(tx, typed)
    if (!found) return { ok: false, reason: 'no_address' } as const
    if (found.isLeaving) return { ok: false, reason: 'leaving' } as const
    overwrite(tx)
    for (const contactId of found.contactIds) stopForDoNotContact(tx, { contactId, because: BECAUSE })
    eraseMail(tx, found)
    eraseOutgoing(tx, found)
    erasePeople(tx, found)
    scrubSentences(tx, found)
    eraseToldToTeam(tx, found)
    keepHash(tx, found.address)
    record(tx, {
      what: 'person.erased',
      because: 'the person asked for it',
      contactId: found.contactIds[0] ?? null,
      siteId: found.siteIds[0] ?? null,
      data: countsOf(found),
    })
    const { address, files, isLeaving } = found
    return { ok: true, list: { address, counts: countsOf(found), files, isLeaving } } as const
  })
}

/** What is deleted is overwritten in the file, and taken out of the word index, not only marked. */
function overwrite({ db }: Scope): void {
  db.run(sql`pragma secure_delete = on`)
  db.run(sql`insert into messages_search(messages_search, rank) values ('secure-delete', 1)`)
}

function countsOf(found: PersonalData): ErasureCounts {
  return {
    contacts: found.contactIds.length,
    conversations: found.threadIds.length,
    messages: found.messageIds.length,
    notes: found.noteIds.length,
    sentMail: found.outboxIds.length,
    enrolments: found.enrolmentIds.length,
    promises: found.linkIds.length,
    importRows: found.importRowIds.length,
  }
}

/** Ids of messages stay: by them mail that still lies in the mailbox is known and not read in again. */
function eraseMail({ db }: Scope, { threadIds, messageIds, noteIds }: PersonalData): void {
  db.update(messages)
    .set({
      fromName: null,
      fromAddress: '',
      toAddress: '',
      subject: GONE,
      text: '',
      visibleText: GONE,
      quotedText: '',
      html: null,
      attachments: [],
      bounceDiagnostic: null,
      matchedBecause: BECAUSE,
      paymentWords: null,
      raw: null,
    })
    .where(inArray(messages.id, messageIds))
    .run()
  db.delete(namedPages).where(inArray(namedPages.messageId, messageIds)).run()
  db.delete(threadNotes).where(inArray(threadNotes.id, noteIds)).run()
  db.update(threads)
    .set({
      subject: GONE,
      snippet: null,
      replyClass: null,
      replyClassConfirmed: false,
      replyClassBecause: null,
      matchedBecause: BECAUSE,
      state: 'done',
      unread: false,
    })
    .where(inArray(threads.id, threadIds))
    .run()
}

function eraseOutgoing({ db }: Scope, { outboxIds, enrolmentIds, linkIds }: PersonalData): void {
  db.update(outbox)
    .set({
      toAddress: '',
      toName: null,
      subject: GONE,
      text: null,
      html: null,
      mime: null,
      smtpAnswer: null,
      unsubscribeToken: null,
      sentCopy: null,
      sentCopyNextAt: null,
      because: BECAUSE,
    })
    .where(inArray(outbox.id, outboxIds))
    .run()
  db.update(outbox)
    .set({ state: 'cancelled', heldBecause: null, claimedUntil: null })
    .where(and(inArray(outbox.id, outboxIds), inArray(outbox.state, ['planned', 'failed_retry'])))
    .run()
  db.update(enrolments)
    .set({ opener: null, openerDraft: null, because: BECAUSE })
    .where(inArray(enrolments.id, enrolmentIds))
    .run()
  db.update(links).set({ promiseSentence: null, contactId: null }).where(inArray(links.id, linkIds)).run()
}

/** The row stays, for what points to it; who it was is gone. */
function erasePeople({ db }: Scope, { contactIds, importRowIds, who }: PersonalData): void {
  db.update(contacts)
    .set({
      email: null,
      emailDomain: null,
      firstName: 'Erased person',
      lastName: null,
      role: null,
      foundOn: null,
      foundHow: null,
      verification: 'unverified',
      verificationBecause: null,
      note: null,
      timeZone: null,
      doNotContactBecause: BECAUSE,
    })
    .where(inArray(contacts.id, contactIds))
    .run()
  db.update(prospects).set({ contactId: null }).where(inArray(prospects.contactId, contactIds)).run()
  for (const id of importRowIds) {
    const cells = db
      .select({ cells: importRows.cells })
      .from(importRows)
      .where(eq(importRows.id, id))
      .get()?.cells
    db.update(importRows)
      .set({ cells: cells?.map((cell) => scrub(cell, who)) ?? null })
      .where(eq(importRows.id, id))
      .run()
  }
}

/** Sentences that we wrote about them: the history of their sites and prospects, tasks, alerts, next actions. */
function scrubSentences({ db, workspaceId }: Scope, found: PersonalData): void {
  const { address, who, contactIds, siteIds, prospectIds, threadIds, outboxIds } = found
  const without = <T extends string | null>(text: T): T => (text === null ? text : (scrub(text, who) as T))
  const history = db
    .select({ id: activities.id, because: activities.because, data: activities.data })
    .from(activities)
    .where(
      and(
        eq(activities.workspaceId, workspaceId),
        or(
          inArray(activities.contactId, contactIds),
          inArray(activities.siteId, siteIds),
          inArray(activities.prospectId, prospectIds),
          inArray(activities.threadId, threadIds),
          like(sql`lower(${activities.data})`, `%${address}%`),
        ),
      ),
    )
    .all()
  for (const { id, because, data } of history)
    db.update(activities)
      .set({ because: without(because), data: scrubbed(data, who) })
      .where(eq(activities.id, id))
      .run()
  for (const one of db.select().from(prospects).where(inArray(prospects.id, prospectIds)).all())
    db.update(prospects)
      .set({
        stageBecause: without(one.stageBecause),
        sequenceBecause: without(one.sequenceBecause),
        linkBecause: without(one.linkBecause),
        nextAction: without(one.nextAction),
        lastTouch: without(one.lastTouch),
      })
      .where(eq(prospects.id, one.id))
      .run()
  scrubTasks({ db, workspaceId }, found, without)
  const told = db
    .select()
    .from(alerts)
    .where(
      and(
        eq(alerts.workspaceId, workspaceId),
        or(inArray(alerts.prospectId, prospectIds), inArray(alerts.outboxId, outboxIds)),
      ),
    )
    .all()
  for (const one of told)
    db.update(alerts)
      .set({ title: without(one.title), because: without(one.because) })
      .where(eq(alerts.id, one.id))
      .run()
}

/** Tasks, touches, and why somebody else there waits: "a first message went to Ines". */
function scrubTasks(
  { db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>,
  { siteIds, prospectIds }: PersonalData,
  without: (text: string) => string,
): void {
  const tasksThere = or(inArray(tasks.prospectId, prospectIds), inArray(tasks.siteId, siteIds))
  for (const one of db
    .select()
    .from(tasks)
    .where(and(eq(tasks.workspaceId, workspaceId), tasksThere))
    .all())
    db.update(tasks)
      .set({ title: without(one.title), because: without(one.because) })
      .where(eq(tasks.id, one.id))
      .run()
  for (const one of db
    .select()
    .from(touches)
    .where(and(inArray(touches.siteId, siteIds), isNotNull(touches.note)))
    .all())
    db.update(touches)
      .set({ note: without(one.note!) })
      .where(eq(touches.id, one.id))
      .run()
  const waiting = and(eq(enrolments.workspaceId, workspaceId), isNotNull(enrolments.tooSoonBecause))
  for (const one of db.select().from(enrolments).where(waiting).all())
    db.update(enrolments)
      .set({ tooSoonBecause: without(one.tooSoonBecause!) })
      .where(eq(enrolments.id, one.id))
      .run()
}

/** Mail to the team itself that names them: alerts, digests, and tests of a message as they would get it. */
function eraseToldToTeam({ db, workspaceId }: Scope, { address, who }: PersonalData): void {
  const whole = [address, ...who.names.filter((name) => name.includes(' '))]
  const names = (column: typeof outbox.text | typeof outbox.subject) =>
    whole.map((name) => like(column, `%${name}%`))
  db.update(outbox)
    .set({ subject: GONE, text: null, html: null, mime: null })
    .where(
      and(
        eq(outbox.workspaceId, workspaceId),
        inArray(outbox.kind, ['alert', 'test']),
        inArray(outbox.state, ['sent', 'unknown', 'failed_final', 'cancelled']),
        or(...names(outbox.text), ...names(outbox.subject)),
      ),
    )
    .run()
}

function scrubbed(data: Record<string, unknown>, who: Erased): Record<string, unknown> {
  return JSON.parse(scrub(JSON.stringify(data), who)) as Record<string, unknown>
}

/** In the place of the address on the lists: a hash of it, by which it is known and not read. */
function keepHash(scope: Scope, address: string): void {
  const { db, workspaceId } = scope
  const isAddress = (table: typeof suppressions | typeof blacklist) =>
    and(eq(table.workspaceId, workspaceId), eq(table.kind, 'address'), eq(table.value, address))
  db.delete(suppressions).where(isAddress(suppressions)).run()
  db.delete(blacklist).where(isAddress(blacklist)).run()
  db.insert(suppressions)
    .values({
      workspaceId,
      kind: 'address',
      value: keyedHash(address),
      reason: 'erased',
      origin: BECAUSE,
      createdAt: scope.now,
    })
    .onConflictDoNothing()
    .run()
}

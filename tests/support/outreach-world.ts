import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox, sequences } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { instance } from '#db/tables/workspaces.ts'
import { leap, type Clock } from '#app/domain/values/clock.ts'
import { readClock, tellTime, type Scope } from '#app/domain/values/scope.server.ts'
import { addMailbox } from '#app/domain/mailboxes/add-mailbox.server.ts'
import type { NewMailboxInput } from '#app/domain/mailboxes/mailbox-form.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { queueMail } from '#app/domain/outbox/queue.server.ts'
import type { SendWork } from '#app/domain/sequences/send-due.server.ts'
import { USERS, type MailStack } from './mailstack.ts'
import { freshWorkspace, type World } from './workspace.ts'

export type OutreachWorld = World & { key: Buffer; mailboxId: number; sequenceId: number }

/** A mailbox of the stack that may send at any hour, and a running sequence. The clock is set in the database, for every process alike. */
export function outreachWorld(
  db: Database,
  stack: Pick<MailStack, 'smtp' | 'imap'>,
  {
    user = 'anna@crm.test',
    over = {} as Partial<NewMailboxInput>,
    now = new Date('2026-05-12T10:00:00Z'),
  } = {},
): OutreachWorld {
  const key = randomBytes(32)
  useSecretKey(key)
  const world = freshWorkspace({ db, now })
  setClock(db, { wallAt: Date.now(), shownAt: now.getTime(), tempo: 1 })
  const mailboxId = addSender(world.scope, stack, { user, over })
  const sequence = db
    .insert(sequences)
    .values({
      workspaceId: world.scope.workspaceId,
      projectId: world.projectId,
      name: 'Dead links',
      status: 'active',
      mailboxId,
      createdAt: now,
    })
    .returning()
    .get()
  syncMailboxes(db)
  return { ...world, key, mailboxId, sequenceId: sequence.id }
}

/** A mailbox of the stack that may send at any hour, as fast as it can. @returns its id */
export function addSender(
  scope: Scope,
  stack: Pick<MailStack, 'smtp' | 'imap'>,
  { user, over = {} }: { user: string; over?: Partial<NewMailboxInput> },
): number {
  const [smtp, imap] = [stack.smtp(user), stack.imap(user)]
  const added = addMailbox(scope, {
    email: user,
    fromName: 'Anna Reyes',
    legalName: 'Client Ltd',
    postalAddress: '1 Mill Lane, York',
    signature: '',
    preset: 'generic',
    smtpHost: smtp.host,
    smtpPort: smtp.port,
    smtpSecurity: smtp.security,
    smtpUser: user,
    smtpPassword: USERS[user as keyof typeof USERS],
    imapHost: imap.host,
    imapPort: imap.port,
    imapSecurity: imap.security,
    imapUser: user,
    imapPassword: '',
    allowBadCertificate: false,
    dailyCap: 500,
    rampUp: false,
    windowFrom: '00:00',
    windowTo: '23:59',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    timeZone: 'UTC',
    gapMinSeconds: 0,
    gapMaxSeconds: 0,
    sentFolder: '',
    filesSentItself: 'auto',
    ...over,
  })
  if (!added.ok) throw new Error(added.reason)
  return added.id
}

/** Puts somebody at a site of their own into the sequence, step 1 due now. @returns the row in the outbox */
export function enrolSomebody(
  { scope, projectId, mailboxId, sequenceId }: OutreachWorld,
  { name, domain = `${name}.test`, dueAt = scope.now }: { name: string; domain?: string; dueAt?: Date },
): { outboxId: number; enrolmentId: number; contactId: number; prospectId: number; address: string } {
  const { db, workspaceId, now } = scope
  const own = { workspaceId, createdAt: now }
  const site =
    db.select().from(sites).where(eq(sites.domain, domain)).get() ??
    db
      .insert(sites)
      .values({ ...own, domain })
      .returning()
      .get()
  const address = `${name}@${domain}`
  const contact = db
    .insert(contacts)
    .values({
      ...own,
      siteId: site.id,
      email: address,
      emailDomain: domain,
      firstName: name,
      foundOn: `https://${domain}/contact`,
    })
    .returning()
    .get()
  const prospect = db
    .insert(prospects)
    .values({
      ...own,
      projectId,
      siteId: site.id,
      domain,
      pageKey: name,
      tactic: 'broken_link',
      facts: {},
      stageSince: now,
      stageBecause: 'added by hand',
      contactId: contact.id,
      updatedAt: now,
    })
    .returning()
    .get()
  const enrolment = db
    .insert(enrolments)
    .values({
      ...own,
      sequenceId,
      prospectId: prospect.id,
      contactId: contact.id,
      mailboxId,
      state: 'active',
      because: 'launched',
      stateSince: now,
    })
    .returning()
    .get()
  const { id: outboxId } = queueMail(scope, {
    kind: 'step',
    mailboxId,
    toAddress: address,
    enrolmentId: enrolment.id,
    stepNumber: 1,
    prospectId: prospect.id,
    contactId: contact.id,
    dueAt,
  })
  return { outboxId, enrolmentId: enrolment.id, contactId: contact.id, prospectId: prospect.id, address }
}

/** Sequences reduced to the least: one text for all, and a count of what was said to have been sent. */
export const plainWork: SendWork = {
  compose: (scope, { outboxId }) => ({
    ok: true,
    subject: 'A dead link on your page',
    text: `Hello,\n\nnumber ${outboxId}.\n\n${'The link in your list leads nowhere any more.\n'.repeat(300)}`,
    html: null,
    inReplyTo: null,
    references: [],
  }),
  onSent(scope, { outboxId }) {
    const row = scope.db.select().from(outbox).where(eq(outbox.id, outboxId)).get()!
    const enrolment = scope.db.select().from(enrolments).where(eq(enrolments.id, row.enrolmentId!)).get()!
    scope.db
      .update(enrolments)
      .set({ stepsSent: enrolment.stepsSent + 1 })
      .where(eq(enrolments.id, enrolment.id))
      .run()
  },
  onFailed: () => {},
  onHeld: (scope, { outboxId, because }) => {
    scope.db.update(outbox).set({ heldBecause: because }).where(eq(outbox.id, outboxId)).run()
  },
  onMoved: () => {},
  onPassed: () => {},
}

/** A scope of this moment, by the clock in the database. */
export function scopeNow({ scope }: Pick<World, 'scope'>): Scope {
  return { ...scope, ...tellTime(scope.db) }
}

/** Lets the clock of the database leap, and marks every mailbox as read just then. */
export function passTime(db: Database, ms: number): void {
  setClock(db, leap(readClock(db)!, new Date(), ms))
  syncMailboxes(db)
}

function setClock(db: Database, clock: Clock): void {
  db.insert(instance)
    .values({ key: 'clock', value: clock })
    .onConflictDoUpdate({ target: instance.key, set: { value: clock } })
    .run()
}

function syncMailboxes(db: Database): void {
  db.update(mailboxes)
    .set({ lastSyncAt: tellTime(db).now })
    .run()
}

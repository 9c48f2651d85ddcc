import { setTimeout as sleep } from 'node:timers/promises'
import { and, desc, eq } from 'drizzle-orm'
import { migrate, openDatabase, type Database } from '#db/client.server.ts'
import { messages, threads } from '#db/tables/inbox.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox, sequences, sequenceSteps } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { watchMailboxes, type Supervision } from '#app/domain/inbox/watch-mailboxes.server.ts'
import type { NewMailboxInput } from '#app/domain/mailboxes/mailbox-form.ts'
import { sendDue, type SendWork } from '#app/domain/sequences/send-due.server.ts'
import { stepSent } from '#app/domain/sequences/step-sent.server.ts'
import type { MailStack } from './mailstack.ts'
import { enrolSomebody, outreachWorld, plainWork, scopeNow, type OutreachWorld } from './outreach-world.ts'

/** As many people of the team as a file of tests needs: each test has a mailbox that is empty at first. */
export const TEAM = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`user${i}@crm.test`, 'pass']))

const ANNA = 'anna@crm.test'

export type MailWorld = OutreachWorld & {
  stack: MailStack
  /** Begins to watch the mailboxes, as the job does. */
  watch(tuning?: Supervision['tuning']): Watching
  /** Enrols somebody and sends step 1. */
  wrote(name: string, domain?: string): Promise<Wrote>
  /** Sends what is due now. */
  send(): Promise<void>
}
export type Watching = { stop(): Promise<void>; ended: Promise<void> }
export type Wrote = ReturnType<typeof enrolSomebody> & { messageId: string; subject: string }

/** A team with a mailbox on real servers, a sequence of two steps, and the inbox job to be begun. */
export function mailWorld(
  stack: MailStack,
  { user, over = {}, db = freshFile() }: { user: string; over?: Partial<NewMailboxInput>; db?: Database },
): MailWorld {
  const world = outreachWorld(db, stack, { user, over: { smtpPassword: 'pass', ...over } })
  for (const number of [1, 2])
    db.insert(sequenceSteps)
      .values({
        sequenceId: world.sequenceId,
        number,
        waitDays: number === 1 ? 0 : 3,
        subject: number === 1 ? 'A dead link on your page' : '',
        body: 'Hello',
      })
      .run()
  db.update(sequences).set({ needsOpener: false }).where(eq(sequences.id, world.sequenceId)).run()
  const work: SendWork = { ...plainWork, onSent: stepSent }
  const send = () => sendDue(scopeNow(world), { workerId: 'one', publicUrl: null, work })
  return {
    ...world,
    stack,
    send,
    watch(tuning = { pollMs: 500, lookMs: 100, firstRetryMs: 50, mostRetryMs: 200 }) {
      const stop = new AbortController()
      const scopes = () => [{ ...scopeNow(world), actor: { kind: 'job', name: 'watch' } as const }]
      const ended = watchMailboxes({ scopes, signal: stop.signal, tuning })
      return {
        ended,
        async stop() {
          stop.abort()
          await ended
        },
      }
    },
    async wrote(name, domain) {
      const enrolled = enrolSomebody(
        { ...world, scope: scopeNow(world) },
        { name, ...(domain ? { domain } : {}) },
      )
      await send()
      const row = db.select().from(outbox).where(eq(outbox.id, enrolled.outboxId)).get()!
      if (row.state !== 'sent') throw new Error(`step 1 to ${name} is ${row.state}: ${row.because}`)
      return { ...enrolled, messageId: row.messageId!, subject: row.subject! }
    },
  }
}

function freshFile(): Database {
  const db = openDatabase(':memory:')
  migrate(db)
  return db
}

/** A message of the outside world. */
export function letter({
  from,
  to = ANNA,
  subject,
  body = 'Hello',
  headers = {},
  messageId = `${Math.random().toString(36).slice(2)}@outside.test`,
}: {
  from: string
  to?: string
  subject: string
  body?: string
  headers?: Record<string, string>
  messageId?: string | null
}): string {
  const fields = {
    From: from,
    To: to,
    Subject: subject,
    Date: 'Mon, 1 Jan 2001 00:00:00 +0000',
    ...(messageId ? { 'Message-ID': `<${messageId}>` } : {}),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${head.join('')}\r\n${body.replace(/\r?\n/g, '\r\n')}\r\n`
}

/** An answer by the headers that mail programs write. */
export function answer(to: Wrote, body: string, over: Partial<Parameters<typeof letter>[0]> = {}): string {
  return letter({
    from: `Ines Calder <${to.address}>`,
    subject: `Re: ${to.subject}`,
    body: `${body}\n\nOn Tue, 12 May 2026 at 10:00, Anna Reyes <${ANNA}> wrote:\n> Hello,\n> the link leads nowhere.`,
    ...over,
    headers: { 'In-Reply-To': `<${to.messageId}>`, References: `<${to.messageId}>`, ...over.headers },
  })
}

/** A delivery report as Postfix writes it. */
export function report(
  to: Wrote,
  { status, diagnostic, action = 'failed' }: { status: string; diagnostic: string; action?: string },
): string {
  return letter({
    from: 'Mail Delivery System <MAILER-DAEMON@mx.test>',
    subject: 'Undelivered Mail Returned to Sender',
    headers: {
      'Auto-Submitted': 'auto-replied',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b"',
    },
    body: [
      `--b\nContent-Type: text/plain\n\n<${to.address}>: host mx.test said: ${diagnostic} (in reply to RCPT TO command)\n`,
      `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; ${to.address}\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}\n`,
      `--b\nContent-Type: text/rfc822-headers\n\nFrom: ${ANNA}\nTo: ${to.address}\nMessage-ID: <${to.messageId}>\n`,
      '--b--',
    ].join('\n'),
  })
}

/** Waits until a look gives something; what was last seen is in the error. */
export async function until<T>(look: () => T, { ms = 10_000 } = {}): Promise<NonNullable<T>> {
  const end = performance.now() + ms
  for (;;) {
    const seen = look()
    if (seen) return seen as NonNullable<T>
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${look}`)
    await sleep(20)
  }
}

/** What a user would see of one recipient. */
export function seen(db: Database, { prospectId, enrolmentId }: Pick<Wrote, 'prospectId' | 'enrolmentId'>) {
  const prospect = db.select().from(prospects).where(eq(prospects.id, prospectId)).get()!
  const enrolment = db.select().from(enrolments).where(eq(enrolments.id, enrolmentId)).get()!
  const thread = db
    .select()
    .from(threads)
    .where(eq(threads.prospectId, prospectId))
    .orderBy(desc(threads.id))
    .get()
  const incoming = thread
    ? db
        .select()
        .from(messages)
        .where(and(eq(messages.threadId, thread.id), eq(messages.direction, 'in')))
        .all()
    : []
  const unsent = db
    .select()
    .from(outbox)
    .where(and(eq(outbox.enrolmentId, enrolmentId), eq(outbox.state, 'planned')))
    .all()
  return { prospect, enrolment, thread, incoming, unsent }
}

export function mailboxNow({ db, mailboxId }: Pick<MailWorld, 'db' | 'mailboxId'>) {
  return db.select().from(mailboxes).where(eq(mailboxes.id, mailboxId)).get()!
}

import { eq } from 'drizzle-orm'
import { knownIds } from '#db/tables/inbox.ts'
import { outbox, sequences, sequenceSteps } from '#db/tables/outreach.ts'
import { receive } from '#app/domain/inbox/receive.server.ts'
import { fileOutgoing } from '#app/domain/outbox/threads.server.ts'
import { stepSent } from '#app/domain/sequences/step-sent.server.ts'
import { inTransaction } from '#app/domain/values/scope.server.ts'
import { freshDatabase } from './workspace.ts'
import { letter } from './mail-world.ts'
import { enrolSomebody, outreachWorld, type OutreachWorld } from './outreach-world.ts'

export type QuietWorld = OutreachWorld

/** A team whose mailbox has no server behind it: mail is handed in by hand. */
export function quietWorld(): QuietWorld {
  const nowhere = {
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    user: 'anna@crm.test',
    password: 'x',
  } as const
  const world = outreachWorld(freshDatabase(), { smtp: () => nowhere, imap: () => nowhere })
  world.db.update(sequences).set({ needsOpener: false }).where(eq(sequences.id, world.sequenceId)).run()
  for (const number of [1, 2])
    world.db
      .insert(sequenceSteps)
      .values({ sequenceId: world.sequenceId, number, waitDays: 3, subject: 'A dead link', body: 'Hello' })
      .run()
  return world
}

/** Somebody to whom step 1 has gone. */
export function wroteTo(world: QuietWorld, name: string) {
  const enrolled = enrolSomebody(world, { name })
  const { scope, db } = world
  const messageId = `step1-${name}@crm.test`
  db.update(outbox)
    .set({
      state: 'sent',
      messageId,
      subject: 'A dead link',
      text: 'Hello',
      sentAt: scope.now,
      mayHaveLeftAt: scope.now,
    })
    .where(eq(outbox.id, enrolled.outboxId))
    .run()
  db.insert(knownIds).values({ workspaceId: scope.workspaceId, messageId, outboxId: enrolled.outboxId }).run()
  fileOutgoing(scope, { outboxId: enrolled.outboxId })
  stepSent(scope, { outboxId: enrolled.outboxId })
  return { ...enrolled, messageId }
}

let uid = 0

/** A message arrives now. */
export function arrive(
  world: QuietWorld,
  {
    cites,
    body,
    ...about
  }: { from: string; subject: string; body: string; cites?: string; headers?: Record<string, string> },
): void {
  uid += 1
  const domain = /@([\w.-]+)/.exec(about.from)![1]
  const raw = letter({
    ...about,
    body,
    messageId: `m${uid}@${domain}`,
    headers: {
      ...about.headers,
      ...(cites ? { 'In-Reply-To': `<${cites}>`, References: `<${cites}>` } : {}),
    },
  })
  const arrivedAt = world.scope.now
  const delivered = { mailboxId: world.mailboxId, folder: 'INBOX', uid, arrivedAt, raw: Buffer.from(raw) }
  inTransaction(world.scope, (tx) => receive(tx, delivered))
}

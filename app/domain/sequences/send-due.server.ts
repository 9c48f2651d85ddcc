import { eq } from 'drizzle-orm'
import { outbox } from '#db/tables/outreach.ts'
import type { DeliveryPoint } from '#app/gateways/smtp/deliver.ts'
import { attempt, type Tell } from '../outbox/attempt.server.ts'
import { buildMessage, type Written } from '../outbox/build.server.ts'
import { finish, finishAll, type Finishers } from '../outbox/finish.server.ts'
import { advance, LeaseLost, recoverLeases, type OutboxRow } from '../outbox/lease.server.ts'
import { cancelOne, setDue } from '../outbox/queue.server.ts'
import { settle } from '../outbox/settle.server.ts'
import { Underway } from '../outbox/underway.ts'
import { isOfTheDisk } from '../values/disk-trouble.ts'
import { tellTime, type Scope } from '../values/scope.server.ts'
import { claim, type Claimed } from './claim.server.ts'
import { dueMailboxes, dueRows } from './due.server.ts'

/** The edges of a send, for tests that end the process there. */
export type SendPoint =
  DeliveryPoint | 'claimed' | 'before-build-commit' | 'built' | 'before-settle' | 'settled' | 'finished'

export type SendWork = Finishers & {
  /** Writes a step from the words and facts of the moment. */
  compose: (
    scope: Scope,
    mail: { outboxId: number },
  ) => ({ ok: true } & Written) | { ok: false; heldBecause: string }
  /** A step cannot go before a person has done something about it. */
  onHeld: (scope: Scope, mail: { outboxId: number; because: string }) => void
  /** The step does not go: the next one, or, if it finishes, nothing more. */
  onPassed: (scope: Scope, mail: { outboxId: number; because: string; finishes: boolean }) => void
  /** The time or the reason of a waiting step has changed. */
  onMoved: (scope: Scope, mail: { outboxId: number }) => void
}

type Sending = {
  workerId: string
  /** Where the world reaches this installation; null: nowhere. */
  publicUrl: string | null
  work: SendWork
  tell?: Tell
  at?: (point: SendPoint) => void
  /** What is still going on from the turns before; a turn then waits only `PATIENCE_MS` for it. */
  underway?: Underway
}

const ROWS_A_TURN = 25
const PATIENCE_MS = 1_000

/**
 * One turn of sending: what is due, mailbox by mailbox and these side by side. Of each mailbox at most one step leaves in a turn, since
 * its gap begins with the claim; what people wrote themselves goes at once.
 */
export async function sendDue(scope: Scope, sending: Sending): Promise<void> {
  const { tell = () => tellTime(scope.db), work } = sending
  recoverLeases(scope)
  finishAll(scope, work)
  const underway = sending.underway ?? new Underway()
  for (const mailboxId of dueMailboxes(scope))
    underway.start(mailboxId, () => sendFrom(scope, mailboxId, { ...sending, tell }))
  await underway.wait(sending.underway && PATIENCE_MS)
}

async function sendFrom(scope: Scope, mailboxId: number, sending: Sending & { tell: Tell }): Promise<void> {
  const rows = dueRows(scope, { mailboxId, limit: ROWS_A_TURN })
  const waits = new Set<string>()
  for (const { id, kind } of rows) {
    const group = kind === 'step' ? 'steps' : 'by hand'
    if (waits.has(group)) continue
    const now = { ...scope, ...sending.tell() }
    const result = claim(now, { outboxId: id, workerId: sending.workerId })
    if (result.ok) await send(now, result.claimed, sending)
    else if (result.answer.do === 'wait') waits.add(group)
    else if (result.answer.do !== 'look') putOff(now, { outboxId: id, kind }, result.answer, sending.work)
  }
}

type PutOff = Exclude<Exclude<ReturnType<typeof claim>, { ok: true }>['answer'], { do: 'look' }>

function putOff(
  scope: Scope,
  { outboxId, kind }: { outboxId: number; kind: OutboxRow['kind'] },
  answer: PutOff,
  { onHeld, onMoved, onPassed }: SendWork,
): void {
  if (answer.do === 'pass') return onPassed(scope, { outboxId, ...answer })
  if (answer.do === 'cancel') cancelOne(scope, { outboxId, because: answer.because })
  if (answer.do === 'later') setDue(scope, { outboxId, dueAt: answer.until, because: answer.because })
  if (answer.do === 'hold') onHeld(scope, { outboxId, because: answer.because })
  else if (kind === 'step' && answer.do !== 'gone') onMoved(scope, { outboxId })
}

/** The way of one claimed message, step by step; each step finds the row where the one before left it, or stops. */
async function send(
  scope: Scope,
  claimed: Claimed,
  { workerId, publicUrl, work, tell, at = () => {} }: Sending & { tell: Tell },
): Promise<void> {
  const { mailbox } = claimed
  const outboxId = claimed.row.id
  try {
    at('claimed')
    const isBuilt = await build(scope, claimed, { workerId, publicUrl, work, at })
    if (!isBuilt) return
    at('built')
    const row = scope.db.select().from(outbox).where(eq(outbox.id, outboxId)).get()!
    const delivery = await attempt(scope, { row, mailbox, workerId, tell, at })
    at('before-settle')
    const now = { ...scope, ...tell() }
    const after = settle(now, { row, mailbox, workerId, delivery })
    at('settled')
    if (after.state === 'sent' || after.state === 'failed_final') finish(now, { outboxId, ...work })
    else if (row.kind === 'step' && after.state === 'failed_retry') work.onMoved(now, { outboxId })
    at('finished')
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
  }
}

/** @returns false when a person has something to do first */
async function build(
  scope: Scope,
  claimed: Claimed,
  {
    workerId,
    publicUrl,
    work,
    at,
  }: Pick<Sending, 'workerId' | 'publicUrl' | 'work'> & { at: (point: SendPoint) => void },
): Promise<boolean> {
  const { row, mailbox } = claimed
  const giveBack = (because: string) => {
    advance(
      scope,
      { outboxId: row.id, workerId, from: 'claimed' },
      { state: 'planned', claimedBy: null, claimedUntil: null },
    )
    work.onHeld(scope, { outboxId: row.id, because })
  }
  try {
    const written = write(scope, row, work)
    if (!written.ok) {
      giveBack(written.heldBecause)
      return false
    }
    await buildMessage(scope, {
      row,
      mailbox,
      written,
      publicUrl,
      workerId,
      beforeCommit: () => at('before-build-commit'),
    })
    return true
  } catch (error) {
    // A message that cannot be built would come back at each turn: it is held, and the fault is reported once. A full disk is
    // no fault of the message: its lease runs out, and it is tried again.
    if (error instanceof Error && !(error instanceof LeaseLost) && !isOfTheDisk(error))
      giveBack(`It could not be written: ${error.message}`)
    throw error
  }
}

/** The words of a message: those that were stored, or, for a step, those of this moment. */
function write(scope: Scope, row: OutboxRow, { compose }: SendWork): ReturnType<SendWork['compose']> {
  if (row.kind === 'step' && !row.mime) return compose(scope, { outboxId: row.id })
  return {
    ok: true,
    subject: row.subject ?? '',
    text: row.text ?? '',
    html: row.html,
    inReplyTo: row.inReplyTo,
    references: row.references ?? [],
  }
}

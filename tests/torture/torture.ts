import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, count, eq, inArray, isNotNull, or } from 'drizzle-orm'
import { migrate, openDatabase, type Database } from '#db/client.server.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { inTransaction } from '#app/domain/values/scope.server.ts'
import { seeded } from '#tests/bench/seeded.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import {
  addSender,
  enrolSomebody,
  outreachWorld,
  passTime,
  type OutreachWorld,
} from '#tests/support/outreach-world.ts'
import { accountFor, type Account } from './account.ts'
import { flakyWhim } from './flaky.ts'
import { openSentFolder } from './sent-folder.ts'

export type Torture = { messages: number; kills: number; seed: number; mailboxes: number; workers: number }
export type Outcome = Account & { kills: number; seconds: number }

/** One in so many people does not exist: refused for good. */
const GONE_ONE_IN = 40
/** The product's clock leaps so far, so often: leases of the dead run out while others still live. */
const LEAP = { everyMs: 120, byMs: 4 * 60_000 }
/** A kill comes at once or so much later: also between the moments that the server sees. */
const MOST_LATE_MS = 25
/** A run that makes no way for so long has lost something. */
const STUCK_MS = 300_000

/**
 * Sends a number of messages through flaky servers with several job processes that are killed at random moments, until every
 * message is accounted for. The server's own record is the proof: it is compared with what the product believes.
 * @throws when a message was taken twice, or none can say what became of one
 */
export async function torture(how: Torture, tell: (line: string) => void = () => {}): Promise<Outcome> {
  const startedAt = performance.now()
  const users = Array.from({ length: how.mailboxes }, (_, i) => `box${i}@crm.test`)
  const stack = await startMailStack({ users: Object.fromEntries(users.map((user) => [user, 'pass'])) })
  const folder = mkdtempSync(path.join(tmpdir(), 'lw-torture-'))
  const file = path.join(folder, 'linkwright.sqlite')
  const db = openDatabase(file)
  try {
    migrate(db)
    const world = outreachWorld(db, stack, { user: users[0]!, over: senderOver(0) })
    fill(world, stack, users, how)
    const kills = await struggle({ db, file, world, stack, users, how, tell })
    const account = await accountFor(db, stack, users)
    return { ...account, kills, seconds: (performance.now() - startedAt) / 1000 }
  } finally {
    db.$client.close()
    await stack.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Every other host files sent mail by itself, as Gmail does: there a message that was taken can be proved. */
const filesByItself = (at: number) => at % 2 === 0

function senderOver(at: number) {
  return { smtpPassword: 'pass', filesSentItself: filesByItself(at) ? ('yes' as const) : ('no' as const) }
}

function fill(world: OutreachWorld, stack: MailStack, users: string[], { messages }: Torture): void {
  inTransaction(world.scope, (scope) => {
    const ids = users.map((user, at) =>
      at === 0 ? world.mailboxId : addSender(scope, stack, { user, over: senderOver(at) }),
    )
    scope.db.update(mailboxes).set({ dailyCap: messages, sentFolder: 'Sent' }).run()
    for (let i = 0; i < messages; i++)
      enrolSomebody(
        { ...world, scope, mailboxId: ids[i % ids.length]! },
        { name: `${i % GONE_ONE_IN === 7 ? 'gone' : 'editor'}${i}` },
      )
  })
}

type Struggle = {
  db: Database
  file: string
  world: OutreachWorld
  stack: MailStack
  users: string[]
  how: Torture
  tell: (line: string) => void
}

/** @returns how many processes were killed */
async function struggle({ db, file, world, stack, users, how, tell }: Struggle): Promise<number> {
  const chance = seeded(how.seed)
  const sent = await openSentFolder(
    stack,
    users.filter((_, at) => filesByItself(at)),
  )
  const crew = new Crew(file, world.key.toString('hex'))
  // So that the kills fall evenly on the messages, each of which passes six moments or more.
  const between = Math.max(1, (how.messages * 6) / (how.kills + 1))
  let [moments, nextKill] = [0, between * chance()]
  stack.relay.refuse('rcpt', ({ address }) =>
    address.startsWith('gone') ? { code: 550, text: '5.1.1 User unknown' } : null,
  )
  stack.relay.behave((moment, taken) => {
    if (crew.killed < how.kills && ++moments >= nextKill) {
      nextKill = moments + between * 2 * chance()
      const victim = chance()
      setTimeout(() => crew.killOne(victim), chance() < 0.5 ? 0 : chance() * MOST_LATE_MS)
    }
    const whim = flakyWhim(chance, moment)
    return taken ? sent.keep(taken).then(() => whim) : whim
  })
  for (let i = 0; i < how.workers; i++) crew.start()
  const unfinished = () =>
    db
      .select({ n: count() })
      .from(outbox)
      .where(or(inArray(outbox.state, [...MOVING]), isNotNull(outbox.claimedUntil), isUnfiled))
      .get()!.n
  try {
    let best = { left: Infinity, at: performance.now(), told: Infinity }
    for (let left = unfinished(); left > 0; left = unfinished()) {
      if (left < best.left) best = { ...best, left, at: performance.now() }
      if (best.told - left >= how.messages / 10) {
        tell(`${crew.killed} kills, ${left} of ${how.messages} messages not accounted for yet`)
        best.told = left
      }
      if (performance.now() - best.at > STUCK_MS)
        throw new Error(`${left} messages are stuck: ${JSON.stringify(stuckOf(db))}`)
      await sleep(LEAP.everyMs)
      passTime(db, LEAP.byMs)
    }
    return crew.killed
  } finally {
    await crew.end()
    await sent.close()
  }
}

const MOVING = ['planned', 'failed_retry', 'claimed', 'built', 'sending', 'may_have_left'] as const
const isUnfiled = and(eq(outbox.state, 'sent'), eq(outbox.sentCopy, 'waiting'))

function stuckOf(db: Database) {
  return db
    .select({ id: outbox.id, state: outbox.state, because: outbox.because, held: outbox.heldBecause })
    .from(outbox)
    .where(or(inArray(outbox.state, [...MOVING]), isNotNull(outbox.claimedUntil), isUnfiled))
    .limit(5)
    .all()
}

/** Job processes, each of which is followed by another when it is killed. */
class Crew {
  killed = 0
  private file: string
  private key: string
  private started = 0
  private isOver = false
  /** All of them, and whether they have begun their work: only then one is worth killing. */
  private crew = new Map<ChildProcess, boolean>()

  constructor(file: string, key: string) {
    this.file = file
    this.key = key
  }

  start(): void {
    const args = ['--import', 'tsx', 'tests/torture/sender.ts', this.file, this.key]
    const child = spawn(process.execPath, [...args, `worker-${++this.started}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.crew.set(child, false)
    child.stdout!.once('data', () => this.crew.set(child, true))
    child.once('exit', () => {
      this.crew.delete(child)
      if (!this.isOver) this.start()
    })
  }

  /** Ends one with SIGKILL, if any has begun its work. */
  killOne(chance: number): void {
    const able = [...this.crew].filter(([child, isAtWork]) => isAtWork && !child.killed)
    const [victim] = able[Math.floor(chance * able.length)] ?? []
    if (this.isOver || !victim?.kill('SIGKILL')) return
    this.killed += 1
  }

  async end(): Promise<void> {
    this.isOver = true
    await Promise.all(
      [...this.crew.keys()].map((child) => {
        const exit = once(child, 'exit')
        child.kill('SIGKILL')
        return exit
      }),
    )
  }
}

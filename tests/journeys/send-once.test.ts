import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate, openDatabase, type Database } from '#db/client.server.ts'
import { messages } from '#db/tables/inbox.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
import { settleUnknown } from '#app/domain/outbox/settle-unknown.server.ts'
import { sendDue, type SendPoint } from '#app/domain/sequences/send-due.server.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import {
  enrolSomebody,
  outreachWorld,
  passTime,
  plainWork,
  scopeNow,
  type OutreachWorld,
} from '#tests/support/outreach-world.ts'
import { startTcpProxy, type Tap } from '#tests/support/tcp-proxy.ts'
import { torture } from '#tests/torture/torture.ts'

const MINUTE = 60_000

let stack: MailStack
let folder: string
let file: string
let db: Database
let world: OutreachWorld

beforeAll(async () => {
  stack = await startMailStack()
})
afterAll(() => stack.stop())
beforeEach(() => {
  stack.relay.calm()
  stack.relay.accepted.length = 0
  folder = mkdtempSync('/tmp/lw-once-')
  file = path.join(folder, 'linkwright.sqlite')
  db = openDatabase(file)
  migrate(db)
  world = outreachWorld(db, stack)
})
afterEach(() => {
  db.$client.close()
  rmSync(folder, { recursive: true })
})

/** A job process; resolves with how it ended. */
function startSender({ point = '-' as SendPoint | '-', worker = 'one' } = {}) {
  const args = ['--import', 'tsx', 'tests/support/sender.ts', file, world.key.toString('hex'), worker, point]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  )
  return { child, ended }
}

/** Two job processes at once that both end themselves at the point; one that comes too late for a message ends by itself. */
async function killAt(point: SendPoint): Promise<void> {
  const ended = await Promise.all(['one', 'other'].map((worker) => startSender({ worker, point }).ended))
  expect(ended).toContain('SIGKILL')
  for (const how of ended) expect(['SIGKILL', 0]).toContain(how)
}

/** Goes on after a crash until nothing is due, nothing is in flight and no evidence is sought any more. */
async function carryOn() {
  const tell = () => tellTime(db)
  for (let turn = 0; turn < 8; turn++) {
    passTime(db, 11 * MINUTE)
    for (let message = 0; message < 6; message++)
      await sendDue(scopeNow(world), { workerId: 'two', publicUrl: null, work: plainWork })
    await settleUnknown(scopeNow(world), { tell, ...plainWork })
  }
}

/** What became of every message, against what the server counted. Nothing twice, nothing lost, nothing unaccounted for. */
function account(addresses: string[]) {
  const rows = db.select().from(outbox).all()
  const taken = (address: string) => stack.relay.accepted.filter((one) => one.to.includes(address))
  for (const row of rows) {
    expect(['sent', 'unknown']).toContain(row.state)
    expect(taken(row.toAddress).length).toBeLessThanOrEqual(1)
    expect(row.claimedUntil).toBeNull()
    expect(taken(row.toAddress).every((copy) => copy.raw.equals(row.mime!))).toBe(true)
  }
  const sent = rows.filter((row) => row.state === 'sent')
  expect(sent.every((row) => taken(row.toAddress).length === 1)).toBe(true)
  expect(rows.map((row) => row.toAddress).sort()).toEqual([...addresses].sort())
  expect(new Set(rows.map((row) => row.messageId)).size).toBe(rows.length)
  const counted = db.select({ stepsSent: enrolments.stepsSent }).from(enrolments).all()
  expect(counted.every((one) => one.stepsSent === 1)).toBe(true)
  expect(db.select().from(messages).all()).toHaveLength(rows.length)
  return { sent: sent.length, unknown: rows.length - sent.length, taken: stack.relay.accepted.length }
}

const enrolThree = () => ['ines', 'karim', 'olu'].map((name) => enrolSomebody(world, { name }).address)

describe('two processes at once, killed on the way of a message', () => {
  const NOT_LEFT: SendPoint[] = [
    'claimed',
    'before-build-commit',
    'built',
    'before-connect',
    'connected',
    'before-mail',
    'server-agreed',
  ]
  it.each(NOT_LEFT)('at "%s": it goes out later, once, with nothing in doubt', async (point) => {
    const addresses = enrolThree()
    await killAt(point)
    expect(stack.relay.accepted).toHaveLength(0)
    const before = db.select().from(outbox).all()
    await carryOn()
    expect(account(addresses)).toEqual({ sent: 3, unknown: 0, taken: 3 })
    const kept = before.filter((row) => row.messageId)
    for (const row of kept)
      expect(db.select().from(outbox).where(eq(outbox.id, row.id)).get()?.messageId).toBe(row.messageId)
  })

  const MAY_HAVE_LEFT: [SendPoint, number][] = [
    ['before-first-byte', 2],
    ['mid-body', 2],
    ['body-read', 2],
    ['answered', 3],
    ['before-settle', 3],
  ]
  it.each(MAY_HAVE_LEFT)('at "%s": it is never sent again, and the user is told', async (point, taken) => {
    const addresses = enrolThree()
    await killAt(point)
    await carryOn()
    expect(account(addresses)).toEqual({ sent: 2, unknown: 1, taken })
  })

  it.each<SendPoint>(['settled', 'finished'])(
    'at "%s": it is sent, and what follows is made good',
    async (point) => {
      const addresses = enrolThree()
      await killAt(point)
      await carryOn()
      expect(account(addresses)).toEqual({ sent: 3, unknown: 0, taken: 3 })
    },
  )
})

describe('a process killed by what passes on the wire', () => {
  type Wired = [when: string, tap: (kill: () => 'cut') => Tap, unknown: number]
  const WIRE: Wired[] = [
    [
      'MAIL FROM',
      (kill) => ({ onClientLine: (line) => (line.startsWith('MAIL FROM') ? kill() : undefined) }),
      0,
    ],
    ['RCPT TO', (kill) => ({ onClientLine: (line) => (line.startsWith('RCPT TO') ? kill() : undefined) }), 0],
    [
      'DATA, before the 354',
      (kill) => ({ onClientLine: (line) => (line === 'DATA' ? kill() : undefined) }),
      0,
    ],
    [
      'the 354 on its way',
      (kill) => ({ onServerLine: (line) => (line.startsWith('354') ? kill() : undefined) }),
      0,
    ],
    [
      'the first line of the body',
      (kill) => ({ onClientLine: (line) => (/^from: /i.test(line) ? kill() : undefined) }),
      1,
    ],
    ['the final dot', (kill) => ({ onClientLine: (line) => (line === '.' ? kill() : undefined) }), 1],
    [
      'the 250 after the dot',
      (kill) => ({ onServerLine: (line) => (/queued as/.test(line) ? kill() : undefined) }),
      1,
    ],
  ]
  it.each(WIRE)('at %s', async (_when, tapOf, unknown) => {
    let child: ChildProcess | null = null
    const kill = () => {
      child?.kill('SIGKILL')
      return 'cut' as const
    }
    const proxy = await startTcpProxy(stack.relay.port, tapOf(kill))
    const addresses = enrolThree()
    db.update(mailboxes).set({ smtpPort: proxy.port }).run()
    const sender = startSender()
    child = sender.child
    expect(await sender.ended).toBe('SIGKILL')
    await proxy.close()
    db.update(mailboxes).set({ smtpPort: stack.relay.port }).run()
    await carryOn()
    expect(account(addresses)).toMatchObject({ sent: 3 - unknown, unknown })
  })
})

describe('a line that the server drops', () => {
  it.each(['connect', 'login', 'mail', 'rcpt'] as const)(
    'at %s: tried again with the same Message-ID',
    async (step) => {
      const addresses = enrolThree()
      stack.relay.drop(step, 2)
      await carryOn()
      expect(account(addresses)).toEqual({ sent: 3, unknown: 0, taken: 3 })
    },
  )

  it('at DATA: tried again', async () => {
    const addresses = enrolThree()
    let drops = 2
    const proxy = await startTcpProxy(stack.relay.port, {
      onClientLine: (line) => (line === 'DATA' && drops-- > 0 ? 'cut' : undefined),
    })
    db.update(mailboxes).set({ smtpPort: proxy.port }).run()
    await carryOn()
    await proxy.close()
    expect(account(addresses)).toEqual({ sent: 3, unknown: 0, taken: 3 })
  })

  it('after the dot, before or after it was taken: unknown, and left alone', async () => {
    const addresses = enrolThree()
    stack.relay.drop('body')
    stack.relay.dropAfterBody()
    await carryOn()
    expect(account(addresses)).toEqual({ sent: 1, unknown: 2, taken: 2 })
  })
})

describe('two job processes at once', () => {
  it('killed at random moments while the servers fail: nothing twice, nothing unaccounted for', async () => {
    const outcome = await torture({ messages: 24, kills: 3, seed: 5, mailboxes: 8, workers: 2 })
    expect(outcome.kills).toBeGreaterThan(0)
    expect(outcome).toMatchObject({ messages: 24, failed: 1 })
    expect(outcome.sent + outcome.unknown).toBe(23)
  })
})

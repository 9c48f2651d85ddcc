import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import { migrate, openDatabase } from '#db/client.server.ts'
import { outbox } from '#db/tables/outreach.ts'
import { finishAll } from '#app/domain/outbox/finish.server.ts'
import { recoverLeases } from '#app/domain/outbox/lease.server.ts'
import { claim } from '#app/domain/sequences/claim.server.ts'
import { dueMailboxes, dueRows } from '#app/domain/sequences/due.server.ts'
import { endGaps, manyEnrolments } from '../support/many-enrolments.ts'
import { plainWork } from '../support/outreach-world.ts'
import { median, type Line } from './measure.ts'

const TICKS = 60
const WARM = 10
const MAILBOXES = 20

/** F1: a turn of the sender, without the sending: leases looked at, what is due picked, one message of each mailbox claimed. */
export async function benchTick(): Promise<{ lines: Line[]; notes: string[] }> {
  const small = measure(100_000)
  const large = measure(1_000_000)
  return {
    lines: [
      {
        id: 'F1',
        what: `a tick of ${MAILBOXES} mailboxes, 100,000 enrolments, p50`,
        value: small.tick,
        unit: 'ms',
        goal: 'at most 5 ms',
      },
      {
        id: 'F1',
        what: 'the same with 1,000,000',
        value: large.tick / small.tick,
        unit: 'x',
        goal: 'at most 2x',
      },
    ],
    notes: [small, large].map(
      ({ enrolments, idle, pick, tick }) =>
        `${enrolments.toLocaleString('en')} enrolments: nothing due ${idle.toFixed(2)} ms, pick ${pick.toFixed(2)} ms, pick and ${MAILBOXES} claims ${tick.toFixed(2)} ms`,
    ),
  }
}

function measure(enrolments: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const db = openDatabase(path.join(folder, 'linkwright.sqlite'))
  try {
    migrate(db)
    const { scope, mailboxIds } = manyEnrolments(db, { enrolments, mailboxes: MAILBOXES })
    const times = { idle: [] as number[], pick: [] as number[], tick: [] as number[] }
    for (let n = 0; n < TICKS; n++) {
      const begun = performance.now()
      recoverLeases(scope)
      finishAll(scope, plainWork)
      const first = dueMailboxes(scope).map((mailboxId) => dueRows(scope, { mailboxId, limit: 25 })[0]!)
      const picked = performance.now()
      const claims = first.map(({ id }) => claim(scope, { outboxId: id, workerId: 'bench' }))
      const ended = performance.now()
      if (claims.length !== MAILBOXES || !claims.every((one) => one.ok))
        throw new Error(
          `a tick claimed other than one of each mailbox: ${JSON.stringify(claims.find((one) => !one.ok))}`,
        )
      // What was claimed is put back, so that each tick finds the same.
      db.update(outbox)
        .set({ state: 'planned', claimedBy: null, claimedUntil: null })
        .where(
          inArray(
            outbox.id,
            first.map(({ id }) => id),
          ),
        )
        .run()
      endGaps(db)
      const before = { ...scope, now: new Date(scope.now.getTime() - 86_400_000) }
      const asked = performance.now()
      recoverLeases(before)
      finishAll(before, plainWork)
      if (dueMailboxes(before).length > 0) throw new Error('something was due the day before')
      if (n < WARM) continue
      times.idle.push(performance.now() - asked)
      times.pick.push(picked - begun)
      times.tick.push(ended - begun)
    }
    const left = db.select().from(outbox).where(eq(outbox.state, 'planned')).limit(1).all()
    if (left.length === 0 || mailboxIds.length !== MAILBOXES) throw new Error('nothing was left to pick')
    return { enrolments, idle: median(times.idle), pick: median(times.pick), tick: median(times.tick) }
  } finally {
    db.$client.close()
    rmSync(folder, { recursive: true })
  }
}

import { dayBounds } from '#app/domain/outbox/local-time.ts'
import { capOn, gapMs } from '#app/domain/outbox/pace.ts'
import { mayLeave, type Facts } from '#app/domain/sequences/may-leave.ts'
import { addDays, allotter, type Allot } from '#app/domain/sequences/plan.ts'
import { nextSender, type Sender } from '#app/domain/sequences/turns.ts'
import { Due } from './due.ts'
import { STEPS, type SimMailbox, type SimPerson, type SimWorld } from './world.ts'

export type Sent = { at: number; mailbox: number; person: number; step: number }
export type Simulated = { sent: Sent[]; asked: number }

/** As the job has it: so many rows of a mailbox a turn, a turn a second. */
const ROWS_A_TURN = 25
const TURN_MS = 1_000
const WAIT_MS = 30_000
const LOOK_AHEAD_MS = 48 * 60 * 60_000

/**
 * Plays the days with the product's own rules and order of claims: turns, planned places, "may this leave?", gaps. Time leaps
 * from one thing that can happen to the next.
 */
export function simulate(world: SimWorld): Simulated {
  const run = new Run(world)
  run.enrol()
  return run.play()
}

type Row = { id: number; person: number; step: number }

class Run {
  private world: SimWorld
  private due: Line[]
  private allot: Allot[]
  private sent: Sent[] = []
  private asked = 0
  private rows = 0
  private toDomain = new Map<string, Sent[]>()
  private toSite = new Map<number, Sent[]>()
  private ofSequence: Sent[][]

  constructor(world: SimWorld) {
    this.world = world
    this.due = world.mailboxes.map(() => new Line())
    this.allot = world.mailboxes.map((mailbox) => allotter([], mailbox))
    this.ofSequence = world.sequences.map(() => [])
  }

  /** Everybody on the first day: each is given a mailbox by turns, and a place. */
  enrol(): void {
    const now = new Date(this.world.from)
    const senders = this.world.mailboxes.map((mailbox): Sender => ({
      id: mailbox.id,
      canSend: true,
      cap: capOn(now, { ...mailbox, zone: mailbox.timeZone }),
      live: 0,
    }))
    for (const person of this.world.people) {
      const turn = this.world.sequences[person.sequence]!.mailboxes.map((id) => senders[id]!)
      const next = nextSender(turn as [Sender, ...Sender[]])
      next.live += 1
      person.mailbox = next.id
      this.plan(person, { step: 1, wanted: now })
    }
  }

  play(): Simulated {
    const turns = new Due<number>()
    const when = (id: number, earliest: number) => {
      const { nextSendAt } = this.world.mailboxes[id]!
      const first = this.due[id]!.first
      if (first !== null) turns.add(Math.max(earliest, nextSendAt, first), id, id)
    }
    for (const { id } of this.world.mailboxes) when(id, this.world.from)
    for (let next = turns.take(); next && next.at < this.world.to; next = turns.take()) {
      const runsAgain = this.world.outages.find(
        ({ from, to, mailbox }) =>
          next!.at >= from && next!.at < to && (mailbox === null || mailbox === next!.what),
      )
      when(next.what, runsAgain ? runsAgain.to : this.turn(next.at, this.world.mailboxes[next.what]!))
    }
    return { sent: this.sent, asked: this.asked }
  }

  /** @returns from when on this mailbox is worth another look */
  private turn(at: number, mailbox: SimMailbox): number {
    const due = this.due[mailbox.id]!
    for (let n = 0; n < ROWS_A_TURN && due.first !== null && due.first <= at; n++) {
      const row = due.take(at)
      const person = this.world.people[row.person]!
      const answer = mayLeave(this.facts(at, mailbox, person, row))
      this.asked += 1
      if (answer.do === 'later') due.add(answer.until.getTime(), row)
      else if (answer.do === 'wait') {
        due.add(at, row)
        return at + WAIT_MS
      } else if (answer.do === 'go') {
        this.send(at, mailbox, person, row)
        return mailbox.nextSendAt
      } else if (answer.do !== 'cancel') throw new Error(`nobody expected "${answer.do}"`)
    }
    return at + TURN_MS
  }

  private send(at: number, mailbox: SimMailbox, person: SimPerson, row: Row): void {
    const sent = { at, mailbox: mailbox.id, person: person.id, step: row.step }
    this.sent.push(sent)
    mailbox.sent.push(at)
    person.left.push(at)
    put(this.toDomain, person.domain, sent)
    put(this.toSite, person.site, sent)
    this.ofSequence[person.sequence]!.push(sent)
    const { gapMinSeconds: minSeconds, gapMaxSeconds: maxSeconds } = mailbox
    mailbox.nextSendAt = at + gapMs({ minSeconds, maxSeconds, seed: `outbox:${row.id}:1` })
    const step = STEPS[row.step]
    if (!step) return
    const wait = { days: step.waitDays, areWorkingDays: step.waitsWorkingDays, holidays: mailbox.holidays }
    this.plan(person, {
      step: row.step + 1,
      wanted: addDays(new Date(at), { ...wait, zone: person.zone ?? mailbox.timeZone }),
    })
  }

  private plan(person: SimPerson, { step, wanted }: { step: number; wanted: Date }): void {
    const seed = `enrolment:${person.id}:${step}`
    const dueAt = this.allot[person.mailbox]!({
      wanted,
      contactZone: person.zone,
      seed,
      isFollowUp: step > 1,
    })
    const id = ++this.rows
    this.due[person.mailbox]!.add(dueAt.getTime(), { id, person: person.id, step })
  }

  /** An answer takes a follow-up back before its day; here it stays in line all the same, so that the last look is what refuses it. */
  private isWanted({ person }: Row): boolean {
    const { left, answersAfter } = this.world.people[person]!
    return left.length < answersAfter
  }

  private followUpsOf({ id, dailyCap, mailboxes }: SimWorld['sequences'][number], until: number): number {
    if (dailyCap === null) return 0
    const isOfIt = (row: Row) => this.world.people[row.person]!.sequence === id && this.isWanted(row)
    return mailboxes.reduce((sum, one) => sum + this.due[one]!.followUpsUntil(until, isOfIt).length, 0)
  }

  private facts(at: number, mailbox: SimMailbox, person: SimPerson, row: Row): Facts {
    const now = new Date(at)
    const { from, to } = dayBounds(now, mailbox.timeZone)
    const today = (list: Sent[] = []) => list.slice(firstFrom(list, from.getTime()))
    const sequence = this.world.sequences[person.sequence]!
    const isOver = person.left.length >= person.answersAfter
    const colleagues = today(this.toSite.get(person.site)).filter((one) => one.person !== person.id)
    return {
      now,
      sendingIsStopped: false,
      mailbox: {
        email: mailbox.email,
        status: 'ok',
        statusBecause: null,
        needsPassword: false,
        hasIdentity: true,
        isSynced: true,
        isBusy: false,
        nextSendAt: new Date(mailbox.nextSendAt),
        dailyCap: mailbox.dailyCap,
        rampFrom: mailbox.rampFrom,
        rampHaltedAt: null,
        window: {
          from: mailbox.windowFrom,
          to: mailbox.windowTo,
          weekdays: mailbox.weekdays,
          holidays: mailbox.holidays,
        },
        timeZone: mailbox.timeZone,
        sent: mailbox.sent.slice(-2 * mailbox.dailyCap).map((one) => new Date(one)),
        followUps:
          row.step > 1
            ? []
            : this.due[mailbox.id]!.followUpsUntil(at + LOOK_AHEAD_MS, (row) => this.isWanted(row)),
      },
      enrolment: {
        isOver,
        isFirst: person.left.length === 0,
        state: 'active',
        because: 'They answered',
        sequenceStatus: 'active',
      },
      prospect: { stage: 'ready', hasMovedSince: false },
      contact: {
        hasAddress: true,
        isInvalid: false,
        doNotContactBecause: null,
        awayUntil: null,
        timeZone: person.zone,
        hasReplied: false,
        suppressedBecause: null,
        bannedBecause: null,
      },
      pausedBecause: null,
      tooSoon: null,
      unmet: null,
      sequence: {
        ...sequence,
        sentToday: today(this.ofSequence[sequence.id]).length,
        followUpsToday: row.step > 1 ? 0 : this.followUpsOf(sequence, to.getTime()),
      },
      limits: { perDomain: 2, perSite: 1 },
      today: {
        toAddress: person.left.filter((one) => one >= from.getTime()).length,
        toDomain: today(this.toDomain.get(person.domain)).length,
        toColleagues: new Set(colleagues.map((one) => one.person)).size,
      },
    }
  }
}

/** What waits for one mailbox: follow-ups go before first messages. */
class Line {
  private followUps = new Due<Row>()
  private firsts = new Due<Row>()
  private ahead = new Map<number, { at: number; row: Row }>()

  get first(): number | null {
    const firsts = [this.followUps.first, this.firsts.first].filter((at) => at !== null)
    return firsts.length > 0 ? Math.min(...firsts) : null
  }

  add(at: number, row: Row): void {
    if (row.step === 1) return this.firsts.add(at, row.id, row)
    this.followUps.add(at, row.id, row)
    this.ahead.set(row.id, { at, row })
  }

  /** Something must be due. */
  take(at: number): Row {
    const hasFollowUp = this.followUps.first !== null && this.followUps.first <= at
    const { what: row } = (hasFollowUp ? this.followUps : this.firsts).take()!
    this.ahead.delete(row.id)
    return row
  }

  followUpsUntil(until: number, isMeant: (row: Row) => boolean): Date[] {
    return [...this.ahead.values()]
      .filter((one) => one.at < until && isMeant(one.row))
      .map((one) => new Date(one.at))
  }
}

function put<K>(map: Map<K, Sent[]>, key: K, sent: Sent): void {
  const list = map.get(key)
  if (list) list.push(sent)
  else map.set(key, [sent])
}

function firstFrom(list: Sent[], at: number): number {
  let first = list.length
  while (first > 0 && list[first - 1]!.at >= at) first -= 1
  return first
}

import { setTimeout as sleep } from 'node:timers/promises'
import { NoAnswer } from './failure.ts'
import { quietMs, type Answered } from './pace.ts'

/** Runs at most `atOnce` pieces of work a key, the rest in the order in which they came. */
export class Queues {
  readonly #atOnce: number
  #queues = new Map<string, { running: number; waiting: (() => void)[] }>()

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(key) ?? { running: 0, waiting: [] }
    this.#queues.set(key, queue)
    if (queue.running >= this.#atOnce) await new Promise<void>((go) => queue.waiting.push(go))
    else queue.running++
    try {
      return await work()
    } finally {
      const next = queue.waiting.shift()
      // The place is handed over, so nobody who comes now can slip in between.
      if (next) next()
      else if (--queue.running === 0) this.#queues.delete(key)
    }
  }
}

type Pace = { nextAt: number; quietUntil: number; refusals: number }

const FORGET_ABOVE = 10_000
/** How long a host is left alone that asked one request for more time than is waited for. */
const DOUBT_MS = 1_000

/** The turns at each host: so many at once, a gap between two beginnings, and silence when the host asks for it. */
export class Hosts {
  readonly #places: Queues
  readonly #gapMs: number
  readonly #patienceMs: number
  readonly #closing: AbortSignal
  #paces = new Map<string, Pace>()

  /** @param patienceMs the longest silence that is waited for; during a longer one nobody asks */
  constructor(how: { atOnce: number; gapMs: number; patienceMs: number; closing: AbortSignal }) {
    this.#places = new Queues(how.atOnce)
    this.#gapMs = how.gapMs
    this.#patienceMs = how.patienceMs
    this.#closing = how.closing
  }

  /** @throws NoAnswer when the host has asked for a silence that is not waited for */
  run<T>(host: string, work: () => Promise<T>): Promise<T> {
    return this.#places.run(host, async () => {
      await this.#turn(host)
      return work()
    })
  }

  /** Takes note of what a host said about its pace. @returns how long it wants to be left alone, in milliseconds */
  note(host: string, answered: Answered): number {
    const pace = this.#paces.get(host)
    const ms = quietMs(answered, pace?.refusals ?? 0, new Date())
    if (ms === 0) {
      if (pace) pace.refusals = 0
      return 0
    }
    const now = performance.now()
    const refusals = (pace?.refusals ?? 0) + 1
    // One refusal may be about one address; two in a row are about all of the host.
    const quiet = ms > this.#patienceMs && refusals === 1 ? DOUBT_MS : ms
    this.#paces.set(host, {
      nextAt: pace?.nextAt ?? now,
      quietUntil: Math.max(pace?.quietUntil ?? 0, now + quiet),
      refusals,
    })
    return ms
  }

  async #turn(host: string): Promise<void> {
    for (;;) {
      const pace = this.#paces.get(host)
      const now = performance.now()
      const quiet = (pace?.quietUntil ?? 0) - now
      if (quiet > this.#patienceMs)
        throw new NoAnswer('asked_to_wait', `to be asked again in ${Math.ceil(quiet / 1_000)} seconds`)
      const wait = Math.max(quiet, (pace?.nextAt ?? 0) - now)
      if (wait <= 0) return this.#begin(host, now)
      try {
        await sleep(wait, undefined, { signal: this.#closing })
      } catch {
        throw new NoAnswer('reset', 'the gateway was closed')
      }
    }
  }

  #begin(host: string, now: number): void {
    const pace = this.#paces.get(host)
    if (pace) pace.nextAt = now + this.#gapMs
    else if (this.#gapMs > 0) this.#paces.set(host, { nextAt: now + this.#gapMs, quietUntil: 0, refusals: 0 })
    if (this.#paces.size > FORGET_ABOVE) this.#forget(now)
  }

  #forget(now: number): void {
    for (const [host, { nextAt, quietUntil }] of this.#paces)
      if (nextAt <= now && quietUntil <= now) this.#paces.delete(host)
  }
}

const FORGET_ABOVE = 10_000

/** Answers that are shared for a while by all who ask the same. */
export class Memory {
  #kept = new Map<string, { until: number; answer: Promise<unknown> }>()

  /** Every key belongs to one kind of work, so that its answers have one type. */
  shared<T>(key: string, keepMs: number, work: () => Promise<T>): Promise<T> {
    const now = Date.now()
    const known = this.#kept.get(key)
    if (known && known.until > now) return known.answer as Promise<T>
    if (this.#kept.size > FORGET_ABOVE) this.#forget(now)
    const answer = work()
    this.#kept.set(key, { until: now + keepMs, answer })
    answer.catch(() => this.#kept.delete(key))
    return answer
  }

  #forget(now: number): void {
    for (const [key, { until }] of this.#kept) if (until <= now) this.#kept.delete(key)
    if (this.#kept.size > FORGET_ABOVE) this.#kept.clear()
  }
}

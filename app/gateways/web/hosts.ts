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

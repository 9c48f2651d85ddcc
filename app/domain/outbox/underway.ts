/** Work that goes on side by side, one piece a key at a time: a slow mail server must not keep the others waiting. */
export class Underway {
  private turns = new Map<number, Promise<void>>()
  private failures: unknown[] = []

  get size(): number {
    return this.turns.size
  }

  /** Begins the work, unless that of the same key is still going on. */
  start(key: number, work: () => Promise<void>): void {
    if (this.turns.has(key)) return
    const turn = work()
      .catch((error: unknown) => void this.failures.push(error))
      .finally(() => this.turns.delete(key))
    this.turns.set(key, turn)
  }

  /**
   * Waits until all is done, or for so long.
   * @param ms the machine's milliseconds; none: to the end
   * @throws the first error of any work that has failed since the last call
   */
  async wait(ms?: number): Promise<void> {
    const all = Promise.all(this.turns.values())
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      if (ms !== undefined) timer = setTimeout(resolve, ms)
    })
    await Promise.race([all, patience])
    clearTimeout(timer)
    const [failure] = this.failures.splice(0)
    if (failure) throw failure
  }
}

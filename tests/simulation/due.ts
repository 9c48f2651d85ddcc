type Entry<T> = { at: number; order: number; what: T }

/** What is due when, soonest first and of equals the lower number first: as the outbox is read. A binary heap. */
export class Due<T> {
  private heap: Entry<T>[] = []

  get first(): number | null {
    return this.heap[0]?.at ?? null
  }

  add(at: number, order: number, what: T): void {
    const { heap } = this
    heap.push({ at, order, what })
    for (let i = heap.length - 1; i > 0;) {
      const above = (i - 1) >> 1
      if (!isBefore(heap[i]!, heap[above]!)) break
      this.swap(i, above)
      i = above
    }
  }

  take(): Entry<T> | null {
    const { heap } = this
    const [first] = heap
    if (!first) return null
    const last = heap.pop()!
    if (heap.length === 0) return first
    heap[0] = last
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      let least = i
      if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left
      if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right
      if (least === i) return first
      this.swap(i, least)
      i = least
    }
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a]!
    this.heap[a] = this.heap[b]!
    this.heap[b] = kept
  }
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

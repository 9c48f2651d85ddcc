const LINE_FEED = 10

/** Cuts a stream of bytes at line ends: what is given on are whole lines, each with its line feed. */
export class WholeLines {
  #rest: Buffer = Buffer.alloc(0)
  readonly #give: (lines: Buffer) => void

  /** @param give gets whole lines, many at once; their bytes may be those of the chunk itself */
  constructor(give: (lines: Buffer) => void) {
    this.#give = give
  }

  add(chunk: Buffer): void {
    let from = 0
    if (this.#rest.length > 0) {
      const end = chunk.indexOf(LINE_FEED)
      if (end < 0) {
        this.#rest = Buffer.concat([this.#rest, chunk])
        return
      }
      from = end + 1
      this.#give(Buffer.concat([this.#rest, chunk.subarray(0, from)]))
    }
    const to = Math.max(from, chunk.lastIndexOf(LINE_FEED) + 1)
    if (to > from) this.#give(chunk.subarray(from, to))
    this.#rest = Buffer.from(chunk.subarray(to))
  }

  /** Gives the last line, when the file does not end with a line feed. */
  end(): void {
    if (this.#rest.length > 0) this.#give(Buffer.concat([this.#rest, Buffer.from('\n')]))
    this.#rest = Buffer.alloc(0)
  }
}

import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Render } from '#app/domain/links/look.server.ts'
import { observe } from '#app/domain/links/observe.server.ts'
import { readPromiseLine } from '#app/domain/links/read-promise.ts'
import type { Web } from '#app/gateways/web/open-web.ts'

/** Promises under way at once. Far more than hosts are asked at a time, so that one slow host does not hold up others. */
const UNDER_WAY = 256

/**
 * Checks a promise a line and writes an observation a line, in the order read, as soon as those before it are there.
 * @returns 1 when some line could not be answered by an observation, else 0
 */
export async function verifyBatch(
  lines: AsyncIterable<string>,
  web: Web,
  { render, out }: { render: Render; out: Writable },
): Promise<number> {
  const writer = new InOrder(out, UNDER_WAY)
  let unusable = 0
  let number = 0
  for await (const text of lines) {
    number++
    const line = number === 1 ? text.replace(/^\uFEFF/, '') : text
    if (line.trim() === '') continue
    const at = number
    const refuse = (error: string) => {
      unusable++
      return { line: at, error }
    }
    const read = readPromiseLine(line)
    const answer = read.ok
      ? observe(read.promised, web, { render }).then(
          ({ observation }) => observation,
          // A mistake of ours in one page must not cost the answers for the others.
          (error: unknown) =>
            refuse(`the check failed: ${error instanceof Error ? error.message : String(error)}`),
        )
      : Promise.resolve(refuse(read.error))
    await writer.add(answer)
  }
  await writer.end()
  return unusable > 0 ? 1 : 0
}

/** Writes what promises come to as lines of JSON, in the order in which they were added. */
class InOrder {
  #last: Promise<void> = Promise.resolve()
  #waiting = 0
  readonly #out: Writable
  readonly #atMost: number
  #makeRoom: (() => void) | null = null

  constructor(out: Writable, atMost: number) {
    this.#out = out
    this.#atMost = atMost
  }

  /** Takes one more, as soon as there is room. */
  async add(answer: Promise<unknown>): Promise<void> {
    this.#waiting++
    this.#last = this.#last.then(async () => {
      const line = `${JSON.stringify(await answer)}\n`
      if (!this.#out.write(line)) await once(this.#out, 'drain')
      this.#waiting--
      this.#makeRoom?.()
    })
    while (this.#waiting >= this.#atMost) await new Promise<void>((go) => (this.#makeRoom = go))
  }

  end(): Promise<void> {
    return this.#last
  }
}

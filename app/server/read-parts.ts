/** One part of a posted form, as its bytes arrive. Read `body` to its end before asking for the next part. */
export type Part = { name: string; fileName: string | null; body: AsyncIterable<Uint8Array> }

const HEAD_END = Buffer.from('\r\n\r\n')
const LONGEST_HEAD = 16 * 1024

/**
 * Takes a multipart/form-data body apart as a stream (RFC 7578): a file of any size passes through without ever
 * being held in memory, which the parsers we know do.
 * @throws Error when the body is not what its boundary says, or ends too early
 */
export async function* readParts(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const input = new Input(source)
  const mark = Buffer.from(`\r\n--${boundary}`)
  // The first boundary has no line end before it.
  input.unread(Buffer.from('\r\n'))
  for await (const skipped of input.until(mark)) void skipped
  while (await input.startsWith('\r\n')) {
    const head = await input.take(HEAD_END, LONGEST_HEAD)
    const part = { ...readHead(head), body: input.until(mark) }
    yield part
    for await (const skipped of part.body) void skipped
  }
  if (!(await input.startsWith('--'))) throw new Error('The form was cut off.')
}

/** The boundary of a form that can carry files, or null. */
export function boundaryOf(contentType: string | null): string | null {
  const found = /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '')
  return found?.[1] ?? found?.[2] ?? null
}

class Input {
  private held: Buffer = Buffer.alloc(0)
  private readonly chunks: AsyncIterator<Uint8Array>

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]()
  }

  unread(bytes: Buffer): void {
    this.held = Buffer.concat([bytes, this.held])
  }

  /** All bytes before `mark`, which is taken away. Bytes that may begin it are kept back until more is known. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.held.indexOf(mark)
      if (at >= 0) {
        const body = this.held.subarray(0, at)
        this.held = this.held.subarray(at + mark.length)
        if (body.length > 0) yield body
        return
      }
      const sure = Math.max(0, this.held.length - mark.length + 1)
      const body = this.held.subarray(0, sure)
      this.held = this.held.subarray(sure)
      if (body.length > 0) yield body
      await this.more()
    }
  }

  async take(mark: Buffer, longest: number): Promise<string> {
    for (;;) {
      const at = this.held.indexOf(mark)
      if (at >= 0) {
        const text = this.held.subarray(0, at).toString('utf8')
        this.held = this.held.subarray(at + mark.length)
        return text
      }
      if (this.held.length > longest) throw new Error('The head of a part of the form is too long.')
      await this.more()
    }
  }

  /** Takes the two characters away when they are next. */
  async startsWith(text: string): Promise<boolean> {
    while (this.held.length < text.length) await this.more()
    const isNext = this.held.subarray(0, text.length).toString('latin1') === text
    if (isNext) this.held = this.held.subarray(text.length)
    return isNext
  }

  private async more(): Promise<void> {
    const { value, done } = await this.chunks.next()
    if (done) throw new Error('The form was cut off.')
    this.held = this.held.length === 0 ? Buffer.from(value) : Buffer.concat([this.held, value])
  }
}

function readHead(head: string): { name: string; fileName: string | null } {
  const line = /^content-disposition:\s*form-data\b(.*)$/im.exec(head)?.[1] ?? ''
  return { name: parameter(line, 'name') ?? '', fileName: parameter(line, 'filename') }
}

/** Browsers write `"` as %22 and line ends as %0D %0A in names (the HTML standard's form encoding). */
function parameter(line: string, name: string): string | null {
  const value = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(line)?.[1]
  return value?.replace(/%22/g, '"').replace(/%0d/gi, '\r').replace(/%0a/gi, '\n') ?? null
}

/** A place in a document, for all values that stand there: `$.tasks[].items[]`. What was met there is counted. */
export type JsonPlace = {
  path: string
  objects: number
  arrays: number
  scalars: number
  /** Of the objects met here; a Map keeps the order in which they were met first. */
  members: Map<string, JsonPlace>
  items: JsonPlace | null
}

type Frame = { isArray: boolean; place: JsonPlace; key: string | null; index: number }

/** An object keyed by ids has no columns: names beyond this many share a place. */
const MOST_MEMBERS = 2_000
/** A text or a nested value longer than this is no cell of a table. */
const LONGEST_VALUE = 16_000_000
/** An object this large that stands alone is a document, not a line: a fault in it cannot be skipped. */
const LONGEST_LINE = 4_000_000
const VALUE = /^(?:true|false|null|-?\d[\d.eE+-]*|NaN|-?Infinity)$/
const WORD = /[^\s,:[\]{}"]+/y

/**
 * Walks through JSON of any size, a chunk at a time in bounded memory: one document, or many one after the other
 * (NDJSON). Tells every record at the wanted path as its texts: strings as they are, anything else as it is written,
 * null as "". A line of NDJSON that cannot be read is told as broken and skipped.
 */
export class JsonWalker {
  readonly root = newPlace('$')
  /** The text ended, or went wrong, before the document was complete. */
  isCut = false
  private readonly wanted: string | null
  private readonly onRecord: (values: Map<string, string>) => void
  private readonly onBroken: (text: string) => void
  private stack: Frame[] = []
  private text = ''
  private at = 0
  private rootFrom = -1
  private recordFrom = -1
  private nestedFrom = -1
  private recordDepth = -1
  private values = new Map<string, string>()
  private isStopped = false

  constructor({
    wanted = null,
    onRecord = () => undefined,
    onBroken = () => undefined,
  }: {
    wanted?: string | null
    onRecord?: (values: Map<string, string>) => void
    onBroken?: (text: string) => void
  } = {}) {
    this.wanted = wanted
    this.onRecord = onRecord
    this.onBroken = onBroken
  }

  push(chunk: string): void {
    if (this.isStopped) return
    this.text += chunk
    this.walk(false)
    this.forget()
  }

  end(): void {
    if (this.isStopped) return
    this.walk(true)
    if (this.isStopped || this.stack.length === 0) return
    this.isCut = true
    const from = this.recordFrom >= 0 ? this.recordFrom : this.rootFrom
    if (from >= 0) this.onBroken(this.text.slice(from))
  }

  private walk(isLast: boolean): void {
    while (this.at < this.text.length) {
      const isRead = this.token(isLast)
      if (isRead === true) continue
      if (isRead === 'more' && !isLast && this.text.length - this.at < LONGEST_VALUE) return
      if (!this.recover(isLast)) return
    }
  }

  /** Reads what stands next. @returns 'more' when it may go on after this text, false when it is not JSON */
  private token(isLast: boolean): true | 'more' | false {
    const char = this.text[this.at]!
    if (char <= ' ' || char === ',' || char === ':' || char === '\ufeff') this.at++
    else if (char === '{' || char === '[') return this.open(char === '[')
    else if (char === '}' || char === ']') return this.close(char === ']')
    else if (char === '"') return this.string()
    else return this.word(isLast)
    return true
  }

  private open(isArray: boolean): boolean {
    if (!this.mayHoldValue()) return false
    const place = this.placeOfNext()
    if (isArray) place.arrays++
    else place.objects++
    const depth = this.stack.length
    if (depth === 0) this.rootFrom = isArray ? -1 : this.at
    if (place.path === this.wanted) {
      this.recordDepth = depth
      this.recordFrom = this.at
      this.values = new Map()
    } else if (this.recordDepth >= 0 && depth === this.recordDepth + 1) this.nestedFrom = this.at
    this.stack.push({ isArray, place, key: null, index: 0 })
    this.at++
    return true
  }

  private close(isArray: boolean): boolean {
    const frame = this.stack.at(-1)
    if (!frame || frame.isArray !== isArray || frame.key !== null) return false
    this.stack.pop()
    this.at++
    const depth = this.stack.length
    if (depth === this.recordDepth) {
      this.recordDepth = -1
      this.recordFrom = -1
      this.onRecord(this.values)
    } else if (this.nestedFrom >= 0 && depth === this.recordDepth + 1) {
      this.put(this.text.slice(this.nestedFrom, this.at))
      this.nestedFrom = -1
    }
    if (depth === 0) this.rootFrom = -1
    this.next()
    return true
  }

  private string(): true | 'more' | false {
    let end = this.text.indexOf('"', this.at + 1)
    while (end >= 0 && isEscaped(this.text, end)) end = this.text.indexOf('"', end + 1)
    if (end < 0) return this.text.includes('\n', this.at) ? false : 'more'
    const text = plainText(this.text.slice(this.at + 1, end))
    if (text === null) return false
    const frame = this.stack.at(-1)
    if (frame && !frame.isArray && frame.key === null) {
      frame.key = text
      member(frame.place, text)
    } else this.scalar(text)
    this.at = end + 1
    return true
  }

  private word(isLast: boolean): true | 'more' | false {
    WORD.lastIndex = this.at
    const word = WORD.exec(this.text)?.[0] ?? ''
    if (this.at + word.length === this.text.length && !isLast) return 'more'
    if (!VALUE.test(word) || !this.mayHoldValue()) return false
    this.scalar(word === 'null' || word.endsWith('NaN') ? '' : word)
    this.at += word.length
    return true
  }

  private scalar(text: string): void {
    const place = this.placeOfNext()
    place.scalars++
    if (this.recordDepth >= 0 && this.stack.length === this.recordDepth + 1) this.put(text)
    else if (place.path === this.wanted) this.onRecord(new Map([['', text]]))
    this.next()
  }

  private put(text: string): void {
    const frame = this.stack[this.recordDepth]!
    this.values.set(frame.isArray ? String(frame.index) : frame.key!, text)
  }

  /** The value that was wanted here is complete. */
  private next(): void {
    const frame = this.stack.at(-1)
    if (!frame) return
    frame.key = null
    frame.index++
  }

  private mayHoldValue(): boolean {
    const frame = this.stack.at(-1)
    return !frame || frame.isArray || frame.key !== null
  }

  private placeOfNext(): JsonPlace {
    const frame = this.stack.at(-1)
    if (!frame) return this.root
    if (frame.isArray) return (frame.place.items ??= newPlace(`${frame.place.path}[]`))
    return member(frame.place, frame.key!)
  }

  /**
   * Leaves out the line that cannot be read and goes on with the next that begins an object; a document that is one
   * array ends there.
   * @returns false when there is nothing more to walk through
   */
  private recover(isLast: boolean): boolean {
    const isLine = this.rootFrom >= 0 || this.stack.length === 0
    const from = Math.max(0, this.recordFrom >= 0 ? this.recordFrom : isLine ? this.rootFrom : this.at)
    const next = isLine ? /\r?\n(?=\{)/g : null
    if (next) next.lastIndex = this.rootFrom >= 0 ? this.rootFrom : this.at
    const found = next?.exec(this.text)
    if (next && !found && !isLast && this.text.length < LONGEST_LINE) return false
    const broken = this.text.slice(from, found ? found.index : isLast ? undefined : this.at + 1)
    this.onBroken(broken.trim())
    this.isCut = true
    this.stack = []
    this.rootFrom = this.recordFrom = this.nestedFrom = this.recordDepth = -1
    if (!found) {
      this.isStopped = true
      this.text = ''
      return false
    }
    this.at = found.index + found[0].length
    return true
  }

  /** Keeps only the text that is still needed. */
  private forget(): void {
    if (this.at - this.rootFrom > LONGEST_LINE) this.rootFrom = -1
    const needed = [this.rootFrom, this.recordFrom, this.nestedFrom].filter((one) => one >= 0)
    const cut = Math.min(this.at, ...needed)
    if (cut === 0) return
    this.text = this.text.slice(cut)
    this.at -= cut
    this.rootFrom = Math.max(-1, this.rootFrom - cut)
    this.recordFrom = Math.max(-1, this.recordFrom - cut)
    this.nestedFrom = Math.max(-1, this.nestedFrom - cut)
  }
}

function newPlace(path: string): JsonPlace {
  return { path, objects: 0, arrays: 0, scalars: 0, members: new Map(), items: null }
}

function member(place: JsonPlace, key: string): JsonPlace {
  const known = place.members.get(key)
  if (known) return known
  const name = place.members.size < MOST_MEMBERS ? key : '*'
  const made = place.members.get(name) ?? newPlace(`${place.path}.${name}`)
  place.members.set(name, made)
  return made
}

function isEscaped(text: string, quote: number): boolean {
  let at = quote
  while (text[at - 1] === '\\') at--
  return (quote - at) % 2 === 1
}

/** What stands between the quotes of a string; null when it is none. */
function plainText(raw: string): string | null {
  if (!/[\\\n]/.test(raw)) return raw
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return null
  }
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const BITS_A_NAME = 16
const LOOKS = 4
const LEAST_BITS = 1 << 16
const MOST_BITS = 2 ** 28

/**
 * Some names as bits (a Bloom filter): says at once of nearly every other name that it is not among them, in little
 * memory, however many there are. What it lets pass has to be looked up.
 */
export class NameFilter {
  readonly bits: Uint8Array
  readonly #mask: number

  constructor(bits: Uint8Array) {
    this.bits = bits
    this.#mask = bits.length * 8 - 1
  }

  /** @param count how many names will be added, about */
  static for(count: number): NameFilter {
    let size = LEAST_BITS
    while (size < count * BITS_A_NAME && size < MOST_BITS) size *= 2
    return new NameFilter(new Uint8Array(size / 8))
  }

  add(name: string): void {
    const bytes = Buffer.from(name)
    const step = stepOf(hashOf(bytes, 0, bytes.length))
    let at = hashOf(bytes, 0, bytes.length)
    for (let look = 0; look < LOOKS; look++) {
      const bit = (at & this.#mask) >>> 0
      this.bits[bit >>> 3]! |= 1 << (bit & 7)
      at = (at + step) | 0
    }
  }

  /** False: it is not among them. @param from the name's place in `bytes`, before `to` */
  mayHave(bytes: Uint8Array, from: number, to: number): boolean {
    let at = hashOf(bytes, from, to)
    const step = stepOf(at)
    for (let look = 0; look < LOOKS; look++) {
      const bit = (at & this.#mask) >>> 0
      if ((this.bits[bit >>> 3]! & (1 << (bit & 7))) === 0) return false
      at = (at + step) | 0
    }
    return true
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = FNV_OFFSET | 0
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, FNV_PRIME)
  return hash
}

/** A second hash from the first, odd, so that the looks spread over all bits. */
function stepOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) | 1
}

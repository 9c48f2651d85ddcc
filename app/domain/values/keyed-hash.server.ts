import { createHmac } from 'node:crypto'

/** Marks a stored value as a hash, so that it is never taken for an address. */
const MARK = 'hmac:'

let keys: Buffer[] = []

/**
 * Sets the keys, from outside the database; called with the installation's secret key when a process starts.
 * @param secrets the first one makes new hashes, the others still know what they made
 */
export function useHashKeys(...secrets: Buffer[]): void {
  keys = secrets.map((secret) => createHmac('sha256', secret).update('linkwright keyed hash v1').digest())
}

/** A text made unreadable, yet known again: who has not the key cannot try out addresses on it. */
export function keyedHash(text: string): string {
  const [key] = keys
  if (!key) throw new Error('No secret key is set.')
  return hashWith(key, text)
}

/** Under every key of this installation: what the text may be stored as. Empty where no key is set. */
export function keyedHashes(text: string): string[] {
  return keys.map((key) => hashWith(key, text))
}

export function isKeyedHash(value: string): boolean {
  return value.startsWith(MARK)
}

function hashWith(key: Buffer, text: string): string {
  return `${MARK}${createHmac('sha256', key).update(text).digest('base64url')}`
}

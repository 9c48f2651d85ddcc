import { tagsOf } from './dmarc.ts'
import type { Finding } from './finding.ts'

/** Names under which the usual providers keep their keys: the DNS does not list them. */
export const USUAL_SELECTORS = [
  'google',
  'selector1',
  'selector2',
  'fm1',
  'fm2',
  'default',
  'dkim',
  'mail',
  's1',
  's2',
  'k1',
  'protonmail',
  'zoho',
]

export type DkimKey = { selector: string; record: string }

/** The keys among the TXT of a selector; some leave the version out (RFC 6376, 3.6.1). */
export function dkimRecords(texts: string[]): string[] {
  return texts.filter((text) => tagsOf(text).has('p') && !/^v=(?!dkim1)/i.test(text.trim()))
}

/** Do two records publish the same key? Spaces in the key have no meaning. */
export function isSameKey(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => (tagsOf(text).get('p') ?? '').replace(/\s/g, ''))
  return first !== '' && first === second
}

/**
 * Is there a key to check the signatures of this domain with?
 * @param signedWith the selector that a message of ours was seen to be signed with, if one was
 */
export function judgeDkim(
  keys: DkimKey[],
  { domain, signedWith }: { domain: string; signedWith: string | null },
): Finding {
  const key = keys.find((one) => one.selector === signedWith) ?? keys.find((one) => bitsOf(one.record) > 0)
  if (!key)
    return keys.length > 0
      ? {
          level: 'bad',
          says: `The DKIM key “${keys[0]!.selector}” of ${domain} was taken back (its p= is empty). Publish a new one.`,
          record: keys[0]!.record,
        }
      : {
          level: 'unknown',
          says: `No DKIM key of ${domain} is found under the usual names. Turn DKIM on at your provider; if it is on, a test message shows its name.`,
        }
  const where = `${key.selector}._domainkey.${domain}`
  const bits = bitsOf(key.record)
  if (isEd25519(key.record))
    return {
      level: 'warn',
      says: `The DKIM key at ${where} is of a kind (Ed25519) that Google and Microsoft do not check. Add one of RSA with 2048 bits.`,
      record: key.record,
    }
  if (bits < 1024)
    return {
      level: 'bad',
      says: `The DKIM key at ${where} is too short or broken. Make one of 2048 bits.`,
      record: key.record,
    }
  return { level: 'good', says: `DKIM has a key of ${bits} bits at ${where}.`, record: key.record }
}

function isEd25519(record: string): boolean {
  return tagsOf(record).get('k')?.toLowerCase() === 'ed25519'
}

/** The length of an RSA key by that of its encoding; 0 when it was taken back. */
function bitsOf(record: string): number {
  const bytes = Math.floor(((tagsOf(record).get('p') ?? '').replace(/[\s=]/g, '').length * 3) / 4)
  // A public RSA key in its usual wrapping is 22 to 38 bytes longer than its modulus.
  return [512, 768, 1024, 2048, 3072, 4096].findLast((bits) => bytes >= bits / 8 + 20) ?? Math.min(1, bytes)
}

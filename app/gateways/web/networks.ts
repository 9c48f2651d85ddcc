import { isIP } from 'node:net'

/** A range of addresses: `bits` leading bits of `bytes` (4 of them for IPv4, 16 for IPv6). */
export type Network = { bytes: number[]; bits: number }

/**
 * Ranges that are not the public internet: IANA special-purpose registries (RFC 6890 and its updates), and the one
 * public address under which a cloud answers with its metadata.
 */
const CLOSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map(known)

/** Only 2000::/3 is given out to the public; mapped, NAT64, unique local, link-local and multicast lie outside it. */
const OPEN_V6 = known('2000::/3')
/** Inside it: Teredo and other protocol assignments, documentation, 6to4 (an IPv4 address in disguise). */
const CLOSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map(known)

/** True when a connection to `address` may be made: it is public, or one of `allowed` holds it. */
export function mayConnect(address: string, allowed: Network[]): boolean {
  const bytes = bytesOf(address)
  if (!bytes) return false
  if (allowed.some((network) => holds(network, bytes))) return true
  if (bytes.length === 4) return !CLOSED_V4.some((network) => holds(network, bytes))
  return holds(OPEN_V6, bytes) && !CLOSED_V6.some((network) => holds(network, bytes))
}

/** `10.0.0.0/8`, `fd00::/8`, or one address. Null when it is neither. */
export function readNetwork(text: string): Network | null {
  const [address = '', bits, ...more] = text.trim().split('/')
  const bytes = bytesOf(address)
  if (!bytes || more.length > 0) return null
  if (bits === undefined) return { bytes, bits: bytes.length * 8 }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > bytes.length * 8) return null
  return { bytes, bits: Number(bits) }
}

function known(text: string): Network {
  return readNetwork(text)!
}

function holds(network: Network, bytes: number[]): boolean {
  if (network.bytes.length !== bytes.length) return false
  for (let at = 0; at * 8 < network.bits; at++) {
    const rest = Math.min(8, network.bits - at * 8)
    const mask = (0xff << (8 - rest)) & 0xff
    if ((bytes[at]! & mask) !== (network.bytes[at]! & mask)) return false
  }
  return true
}

function bytesOf(text: string): number[] | null {
  const address = text.replace(/^\[|\]$|%.*$/g, '')
  if (isIP(address) === 4) return address.split('.').map(Number)
  if (isIP(address) !== 6) return null
  // The URL parser writes every form of an IPv6 address, dotted tails included, as plain groups of hex.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const front = head.split(':').filter(Boolean)
  const back = (tail ?? '').split(':').filter(Boolean)
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0')
  return [...front, ...zeros, ...back].flatMap((group) => {
    const value = parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

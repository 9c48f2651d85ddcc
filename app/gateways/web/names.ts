import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { NoAnswer } from './failure.ts'
import { mayConnect } from './networks.ts'
import { plainName, ruleFor, type NetworkSettings } from './settings.ts'

/** Where to connect: addresses that were checked, and the port if a rule changes it. */
export type Place = { addresses: string[]; port: number | null }

/** Turns host names into checked addresses; remembers answers for a minute. */
export type Names = { placeOf(hostname: string): Promise<Place> }

const REMEMBER_MS = 60_000
const FORGET_ABOVE = 5_000

/**
 * The system's own lookup comes first (hosts file, search order), and the wire is asked for the response code only
 * when that finds nothing: the C library does not tell "does not exist" from an empty answer.
 * @param servers name servers to ask on the wire instead of the system's
 */
export function openNames(settings: NetworkSettings, { servers }: { servers?: string[] } = {}): Names {
  const remembered = new Map<string, { until: number; addresses: Promise<string[]> }>()
  const asker = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers) asker.setServers(servers)
  let controlUntil = 0

  async function controlAnswers(): Promise<boolean> {
    if (Date.now() < controlUntil) return true
    for (const name of settings.dnsControl) {
      if ((await addressesOnTheWire(asker, name)).addresses.length === 0) continue
      controlUntil = Date.now() + REMEMBER_MS
      return true
    }
    return false
  }

  async function look(name: string): Promise<string[]> {
    try {
      return (await lookup(name, { all: true, verbatim: true })).map((one) => one.address)
    } catch (error) {
      const { addresses, code } = await addressesOnTheWire(asker, name)
      if (addresses.length > 0) return addresses
      if (code !== 'ENOTFOUND') throw new NoAnswer('dns_failed', `${name}: ${code || String(error)}`)
      if (await isAlias(asker, name))
        throw new NoAnswer('dns_failed', `${name} is an alias of a name that is gone`)
      if (!(await controlAnswers()))
        throw new NoAnswer('dns_failed', `${name}: the name server does not know names that exist either`)
      throw new NoAnswer('no_such_name', `${name} does not exist`)
    }
  }

  function lookOnce(name: string): Promise<string[]> {
    const known = remembered.get(name)
    if (known && known.until > Date.now()) return known.addresses
    if (remembered.size > FORGET_ABOVE) remembered.clear()
    const addresses = look(name)
    remembered.set(name, { until: Date.now() + REMEMBER_MS, addresses })
    addresses.catch((error: unknown) => {
      if (!(error instanceof NoAnswer) || error.failure !== 'no_such_name') remembered.delete(name)
    })
    return addresses
  }

  return {
    async placeOf(hostname) {
      const rule = ruleFor(settings, hostname)
      if (rule === 'nxdomain') throw new NoAnswer('no_such_name', `${hostname} does not exist`)
      // A rule allows the connection that it makes, wherever it leads.
      if (rule)
        return {
          addresses: isIP(rule.address) ? [rule.address] : await lookOnce(rule.address),
          port: rule.port,
        }
      const name = plainName(hostname).replace(/^\[|\]$/g, '')
      if (name === 'invalid' || name.endsWith('.invalid'))
        throw new NoAnswer('no_such_name', `${name} never exists`)
      const found = isIP(name) ? [name] : await lookOnce(name)
      const open = found.filter((address) => mayConnect(address, settings.allowed))
      if (open.length === 0) throw new NoAnswer('closed_address', `${hostname} is at ${found.join(', ')}`)
      return { addresses: open, port: null }
    },
  }
}

/** Asks for A and AAAA. `code` is that of the worse news: a failure beats "empty", which beats "does not exist". */
async function addressesOnTheWire(
  asker: Resolver,
  name: string,
): Promise<{ addresses: string[]; code: string }> {
  const answers = await Promise.allSettled([asker.resolve4(name), asker.resolve6(name)])
  const addresses = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  const codes = answers.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []))
  const failed = codes.find((code) => code !== 'ENOTFOUND' && code !== 'ENODATA')
  return { addresses, code: failed ?? codes.find((code) => code === 'ENODATA') ?? codes[0] ?? '' }
}

/** Response code 3 is about the end of a chain of aliases; a name that is an alias does exist. */
async function isAlias(asker: Resolver, name: string): Promise<boolean> {
  try {
    return (await asker.resolveCname(name)).length > 0
  } catch (error) {
    return codeOf(error) !== 'ENOTFOUND'
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN'
}

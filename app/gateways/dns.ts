import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'

/** What was asked for, empty when the name has nothing of the kind; or nobody could tell. */
export type Looked = { ok: true; found: string[] } | { ok: false; detail: string }

/** Questions to the DNS. Tests bring their own answers. */
export type NameService = {
  txt(name: string): Promise<Looked>
  /** Hosts by preference; an empty name is the sign of a domain that takes no mail (RFC 7505). */
  mx(name: string): Promise<Looked>
  addresses(host: string): Promise<Looked>
  /** The names of an address (PTR). */
  reverse(address: string): Promise<Looked>
}

/** Names that exist on no network (RFC 6761): nobody is asked about them. */
const NOWHERE = /(^|\.)(test|example|invalid|localhost|local)\.?$/i
/** The DNS says that there is nothing, in these words. */
const NOTHING = new Set(['ENODATA', 'ENOTFOUND', 'NXDOMAIN'])

/** The resolver of this machine. A question is given up after a few seconds. */
export function systemNames({ timeoutMs = 2_500 } = {}): NameService {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  return {
    txt: (name) => ask(name, async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
    mx: (name) =>
      ask(name, async () =>
        (await resolver.resolveMx(name))
          .sort((a, b) => a.priority - b.priority)
          .map((one) => one.exchange.toLowerCase().replace(/\.$/, '')),
      ),
    async addresses(host) {
      if (isIP(host)) return { ok: true, found: [host] }
      const all = await Promise.all([
        ask(host, () => resolver.resolve4(host)),
        ask(host, () => resolver.resolve6(host)),
      ])
      const found = all.flatMap((one) => (one.ok ? one.found : []))
      return found.length > 0 ? { ok: true, found } : (all.find((one) => !one.ok) ?? { ok: true, found })
    },
    reverse: (address) => ask(address, () => resolver.reverse(address)),
  }
}

async function ask(name: string, question: () => Promise<string[]>): Promise<Looked> {
  if (NOWHERE.test(name)) return { ok: true, found: [] }
  try {
    return { ok: true, found: await question() }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return NOTHING.has(code) ? { ok: true, found: [] } : { ok: false, detail: code || message }
  }
}

import { Resolver } from 'node:dns/promises'
import { ruleFor, type NetworkSettings } from './settings.ts'

/** `takes`: it names a host for mail, or can be reached itself; `none`: it says that it takes no mail, or is gone. */
export type MailHosts = 'takes' | 'none' | 'unknown'

/** A part of the resolver, so that a test can answer in its place. */
export type MailResolver = {
  resolveMx(domain: string): Promise<{ exchange: string; priority: number }[]>
  resolve4(domain: string): Promise<string[]>
  resolve6(domain: string): Promise<string[]>
}

/**
 * Asks DNS whether a domain takes mail (RFC 5321, 5.1; null MX: RFC 7505). Only a clear answer counts; a server that
 * does not answer, or a name that a rule of ours leads elsewhere, is unknown.
 */
export function openMailHosts(
  settings: NetworkSettings,
  resolver: MailResolver = new Resolver({ timeout: 2_000, tries: 2 }),
): (domain: string) => Promise<MailHosts> {
  return async (domain) => {
    if (ruleFor(settings, domain)) return 'unknown'
    try {
      const hosts = await resolver.resolveMx(domain)
      const isNull = hosts.length > 0 && hosts.every(({ exchange }) => exchange === '' || exchange === '.')
      if (hosts.length > 0) return isNull ? 'none' : 'takes'
    } catch (error) {
      if (codeOf(error) === 'ENOTFOUND')
        return (await anyNameIsKnown(resolver, settings)) ? 'none' : 'unknown'
      if (codeOf(error) !== 'ENODATA') return 'unknown'
    }
    return hasAddress(resolver, domain)
  }
}

async function hasAddress(resolver: MailResolver, domain: string): Promise<MailHosts> {
  const asked = await Promise.allSettled([resolver.resolve4(domain), resolver.resolve6(domain)])
  if (asked.some((one) => one.status === 'fulfilled' && one.value.length > 0)) return 'takes'
  const isClear = asked.every((one) => one.status === 'fulfilled' || codeOf(one.reason) === 'ENODATA')
  return isClear ? 'none' : 'unknown'
}

/** A resolver that knows none of the names that surely exist is not believed when it says "does not exist". */
async function anyNameIsKnown(resolver: MailResolver, { dnsControl }: NetworkSettings): Promise<boolean> {
  for (const name of dnsControl) {
    const asked = await Promise.allSettled([resolver.resolve4(name)])
    if (asked[0].status === 'fulfilled' && asked[0].value.length > 0) return true
  }
  return false
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

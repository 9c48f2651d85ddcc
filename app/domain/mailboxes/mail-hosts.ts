import type { Finding } from './finding.ts'

/** Can the domain be answered to: replies and delivery reports come by its MX. */
export function judgeMx(
  hosts: string[],
  { domain, hasAddress }: { domain: string; hasAddress: boolean },
): Finding {
  if (hosts.length === 1 && (hosts[0] === '' || hosts[0] === '.'))
    return {
      level: 'bad',
      says: `${domain} says that it takes no mail: replies would be lost.`,
      record: 'MX 0 .',
    }
  if (hosts.length > 0)
    return { level: 'good', says: `Mail to ${domain} goes to ${hosts[0]}.`, record: hosts.join(', ') }
  return hasAddress
    ? { level: 'warn', says: `${domain} has no MX record; mail goes to its web server. Add an MX record.` }
    : { level: 'bad', says: `${domain} has no MX record: replies and delivery reports cannot arrive.` }
}

export type ReverseName = { address: string; names: string[]; isConfirmed: boolean }

/**
 * Does the sending server have a name that leads back to it (PTR)? Of a large provider that is the provider's affair.
 * @param provider its name, or null for a server of one's own
 */
export function judgePtr(
  reverse: ReverseName[],
  { host, provider }: { host: string; provider: string | null },
): Finding {
  if (provider) return { level: 'good', says: `The servers of ${provider} send; their names are in order.` }
  if (reverse.length === 0)
    return { level: 'unknown', says: `No address of ${host} is known, so its name cannot be checked.` }
  const bare = reverse.find((one) => one.names.length === 0)
  if (bare)
    return {
      level: 'warn',
      says: `${bare.address} (${host}) has no name (PTR). If it sends by itself, ask who hosts it to set one: many receivers refuse mail without.`,
    }
  const broken = reverse.find((one) => !one.isConfirmed)
  if (broken)
    return {
      level: 'warn',
      says: `${broken.address} is called ${broken.names[0]}, but that name does not lead back to it.`,
    }
  return { level: 'good', says: `${host} has a name that leads back to it.`, record: reverse[0]!.names[0]! }
}

const PROVIDERS: [host: RegExp, name: string, spf: string][] = [
  [/(^|\.)(gmail\.com|googlemail\.com|google\.com)$/i, 'Google', '_spf.google.com'],
  [/(^|\.)(office365\.com|outlook\.com|microsoft\.com)$/i, 'Microsoft', 'spf.protection.outlook.com'],
  [/(^|\.)fastmail\.com$/i, 'Fastmail', 'spf.messagingengine.com'],
  [/(^|\.)zoho\.(com|eu)$/i, 'Zoho', 'zohomail.com'],
  [/(^|\.)amazonaws\.com$/i, 'Amazon', 'amazonses.com'],
  [/(^|\.)mailgun\.org$/i, 'Mailgun', 'mailgun.org'],
  [/(^|\.)sendgrid\.net$/i, 'SendGrid', 'sendgrid.net'],
]

/** Whose servers send for this SMTP host, and the name their customers include in SPF. */
export function providerOf(smtpHost: string): { name: string; spf: string } | null {
  const known = PROVIDERS.find(([host]) => host.test(smtpHost))
  return known ? { name: known[1], spf: known[2] } : null
}

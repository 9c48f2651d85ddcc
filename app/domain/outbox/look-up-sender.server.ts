import type { SenderFindings } from '#db/tables/mailboxes.ts'
import type { Looked, NameService } from '#app/gateways/dns.ts'
import { isLoopback } from '#app/gateways/mail-trouble.ts'
import { dkimRecords, judgeDkim, USUAL_SELECTORS } from '../mailboxes/dkim-record.ts'
import { dmarcRecords, judgeDmarc } from '../mailboxes/dmarc.ts'
import { unanswered, type Finding } from '../mailboxes/finding.ts'
import { judgeMx, judgePtr, providerOf } from '../mailboxes/mail-hosts.ts'
import { judgeSpf, MOST_LOOKUPS, spfNames, spfRecords, type SpfWalk } from '../mailboxes/spf.ts'
import { emailSite } from '../values/email-address.ts'

/**
 * Asks the DNS what a receiver would ask about mail of this address.
 * @param signedWith the selector that a message was seen to be signed with, if one was
 */
export async function lookUpSender(
  names: NameService,
  { email, smtpHost, signedWith }: { email: string; smtpHost: string; signedWith: string | null },
): Promise<SenderFindings> {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const [spf, dkim, dmarc, mx, ptr] = await Promise.all([
    spfOf(names, domain, smtpHost),
    dkimOf(names, domain, signedWith),
    dmarcOf(names, domain, emailSite(email)),
    mxOf(names, domain),
    ptrOf(names, smtpHost),
  ])
  return { spf, dkim, dmarc, mx, ptr }
}

async function spfOf(names: NameService, domain: string, smtpHost: string): Promise<Finding> {
  const own = await names.txt(domain)
  if (!own.ok) return unanswered(domain, own.detail)
  const records = spfRecords(own.found)
  const walk: SpfWalk = { records, lookupCount: 0, includes: [] }
  if (records.length === 1) await follow(names, records[0]!, walk)
  return judgeSpf(walk, { domain, needs: providerOf(smtpHost)?.spf ?? null })
}

/** Follows the names of a record as a receiver does, and stops where a receiver stops. */
async function follow(names: NameService, record: string, walk: SpfWalk): Promise<void> {
  const { follow: next, lookupCount } = spfNames(record)
  walk.lookupCount += lookupCount
  for (const name of next) {
    if (walk.lookupCount > MOST_LOOKUPS || walk.includes.includes(name)) continue
    walk.includes.push(name)
    const there = await names.txt(name)
    const [found] = there.ok ? spfRecords(there.found) : []
    if (found) await follow(names, found, walk)
  }
}

async function dkimOf(names: NameService, domain: string, signedWith: string | null): Promise<Finding> {
  const selectors = [...new Set([...(signedWith ? [signedWith] : []), ...USUAL_SELECTORS])]
  const asked = await Promise.all(
    selectors.map(async (selector) => ({
      selector,
      answer: await names.txt(`${selector}._domainkey.${domain}`),
    })),
  )
  const keys = asked.flatMap(({ selector, answer }) =>
    answer.ok ? dkimRecords(answer.found).map((record) => ({ selector, record })) : [],
  )
  const silent = asked.find((one) => !one.answer.ok)
  if (keys.length === 0 && silent) return unanswered(domain, (silent.answer as Looked & { ok: false }).detail)
  return judgeDkim(keys, { domain, signedWith })
}

/** A domain without a record of its own is under that of the registrable domain above it (RFC 7489, 6.6.3). */
async function dmarcOf(names: NameService, domain: string, site: string): Promise<Finding> {
  for (const name of new Set([domain, site])) {
    const answer = await names.txt(`_dmarc.${name}`)
    if (!answer.ok) return unanswered(`_dmarc.${name}`, answer.detail)
    const records = dmarcRecords(answer.found)
    if (records.length > 0) return judgeDmarc(records, { domain: name })
  }
  return judgeDmarc([], { domain: site })
}

async function mxOf(names: NameService, domain: string): Promise<Finding> {
  const answer = await names.mx(domain)
  if (!answer.ok) return unanswered(domain, answer.detail)
  const addresses = answer.found.length === 0 ? await names.addresses(domain) : null
  return judgeMx(answer.found, { domain, hasAddress: !!addresses?.ok && addresses.found.length > 0 })
}

async function ptrOf(names: NameService, host: string): Promise<Finding> {
  const provider = providerOf(host)?.name ?? null
  if (provider) return judgePtr([], { host, provider })
  if (isLoopback(host))
    return { level: 'unknown', says: 'The server is on this machine; its name outside is not known here.' }
  const addresses = await names.addresses(host)
  if (!addresses.ok) return unanswered(host, addresses.detail)
  const reverse = await Promise.all(
    addresses.found.slice(0, 4).map(async (address) => {
      const answer = await names.reverse(address)
      const called = answer.ok ? answer.found : []
      const back = await Promise.all(called.slice(0, 3).map((name) => names.addresses(name)))
      return {
        address,
        names: called,
        isConfirmed: back.some((one) => one.ok && one.found.includes(address)),
      }
    }),
  )
  return judgePtr(reverse, { host, provider })
}

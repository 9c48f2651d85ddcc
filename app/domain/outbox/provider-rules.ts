import type { Finding } from '../mailboxes/finding.ts'
import type { AuthenticationResults } from '../mailboxes/authentication-results.ts'
import { MOST_BOUNCES, shareOf, STOP_COMPLAINTS, WARN_COMPLAINTS, type Standing } from './standing.ts'

export type SenderFacts = {
  findings: Record<'spf' | 'dkim' | 'dmarc' | 'mx' | 'ptr', Finding> | null
  /** What a receiving server said about a test message; null: there was none, or it did not say. */
  results: AuthenticationResults | null
  standing: Standing
  /** How long the standing was counted. */
  days: number
  isEncrypted: boolean
  /** The installation is reached from outside by https, so the one-click way out works. */
  hasOneClick: boolean
  /** A free-mail address sent through a server that is not its own: nothing can vouch for it. */
  isBorrowed: boolean
}

export type Provider = 'Google' | 'Yahoo' | 'Microsoft'
export type Rule = Finding & { rule: string; who: Provider[] }

const ALL: Provider[] = ['Google', 'Yahoo', 'Microsoft']

/**
 * What the three large providers demand of who writes to their customers, each with its present state. Some hold only for
 * senders of 5,000 a day; whoever keeps them all is safe with everyone.
 */
export function providerRules(facts: SenderFacts): Rule[] {
  const { findings, results, standing } = facts
  const unknown: Finding = { level: 'unknown', says: 'Not looked up yet.' }
  return [
    { rule: 'SPF names who may send', who: ALL, ...heard(findings?.spf ?? unknown, results?.spf) },
    { rule: 'Messages are signed with DKIM', who: ALL, ...heard(findings?.dkim ?? unknown, results?.dkim) },
    { rule: 'The domain has a DMARC record', who: ALL, ...(findings?.dmarc ?? unknown) },
    { rule: 'From is the domain that SPF or DKIM vouch for', who: ALL, ...alignment(facts) },
    { rule: 'The sending server has a name (PTR)', who: ['Google', 'Yahoo'], ...(findings?.ptr ?? unknown) },
    { rule: 'Mail travels encrypted (TLS)', who: ['Google'], ...encryption(facts) },
    { rule: 'One click ends it', who: ['Google', 'Yahoo'], ...oneClick(facts) },
    {
      rule: 'Fewer than 3 in 1,000 call it spam',
      who: ['Google', 'Yahoo'],
      ...complaints(standing, facts.days),
    },
    { rule: 'The address can be answered to', who: ['Microsoft'], ...(findings?.mx ?? unknown) },
    {
      rule: 'Few addresses that do not exist',
      who: ['Yahoo', 'Microsoft'],
      ...bounces(standing, facts.days),
    },
    {
      rule: 'Each message is well-formed',
      who: ALL,
      level: 'good',
      says: 'One From, To, Subject, Date and Message-ID: held by Linkwright before each message leaves.',
    },
  ]
}

/** What a server saw weighs more than what the DNS promises. */
function heard(finding: Finding, result: string | null | undefined): Finding {
  if (!result || result === 'none') return finding
  if (result === 'pass') return { ...finding, level: 'good', says: 'The test message passed.' }
  return { ...finding, level: 'bad', says: `The test message did not pass (${result}). ${finding.says}` }
}

function alignment({ results, isBorrowed }: SenderFacts): Finding {
  if (isBorrowed)
    return {
      level: 'bad',
      says: 'A free-mail address is sent through another server: nobody can vouch for it. Use an address of your own domain.',
    }
  if (!results) return { level: 'unknown', says: 'Only a test message can show it.' }
  return results.isAligned
    ? { level: 'good', says: 'Seen in a test message.' }
    : {
        level: 'bad',
        says: 'In the test message neither SPF nor DKIM passed for the domain in From. Turn on DKIM for your own domain.',
      }
}

function encryption({ isEncrypted }: SenderFacts): Finding {
  return isEncrypted
    ? { level: 'good', says: 'Demanded of the server of this mailbox.' }
    : { level: 'warn', says: 'This mailbox gives its mail over without TLS.' }
}

function oneClick({ hasOneClick }: SenderFacts): Finding {
  return hasOneClick
    ? { level: 'good', says: 'Each message has both unsubscribe headers (RFC 8058).' }
    : {
        level: 'warn',
        says: 'This installation has no public https address, so messages offer “no thanks” by mail only. Set LINKWRIGHT_URL.',
      }
}

function complaints({ sent, complaints: count }: Standing, days: number): Finding {
  const share = shareOf(count, sent)
  const words = `${count} of ${sent} in ${days} days are known of; Google tells only in its Postmaster Tools.`
  if (count > 0 && share >= STOP_COMPLAINTS) return { level: 'bad', says: words }
  return { level: count > 0 && share >= WARN_COMPLAINTS ? 'warn' : 'good', says: words }
}

function bounces({ sent, bounces: count }: Standing, days: number): Finding {
  const isHigh = shareOf(count, sent) > MOST_BOUNCES && count > 1
  return {
    level: isHigh ? 'warn' : 'good',
    says: `${count} of ${sent} bounced in ${days} days; stay below 3 %.`,
  }
}

import type { Finding } from './finding.ts'

/** A receiver follows no more than ten names; an eleventh makes the record void (RFC 7208, 4.6.4). */
export const MOST_LOOKUPS = 10

/** What a receiver would meet on the way through a record. */
export type SpfWalk = { records: string[]; lookupCount: number; includes: string[] }

/** The records among the TXT of a name that are SPF. */
export function spfRecords(texts: string[]): string[] {
  return texts.filter((text) => /^v=spf1(\s|$)/i.test(text.trim()))
}

/** The names a record sends the receiver to, and how many questions it costs by itself. */
export function spfNames(record: string): { follow: string[]; lookupCount: number } {
  const terms = record.trim().toLowerCase().split(/\s+/).slice(1)
  const follow = terms.flatMap((term) => /^[+~?-]?include:(\S+)$|^redirect=(\S+)$/.exec(term)?.slice(1) ?? [])
  const others = terms.filter((term) => /^[+~?-]?(a|mx|ptr)([:/]|$)|^[+~?-]?exists:/.test(term))
  const names = follow.filter(Boolean)
  return { follow: names, lookupCount: names.length + others.length }
}

/**
 * Does the domain say who may send its mail (RFC 7208)?
 * @param needs the name that the provider of this mailbox wants included, or null for a server of one's own
 */
export function judgeSpf(
  { records, lookupCount, includes }: SpfWalk,
  { domain, needs }: { domain: string; needs: string | null },
): Finding {
  const proposal = `v=spf1 ${needs ? `include:${needs}` : 'a mx'} ~all`
  const [record] = records
  if (record === undefined)
    return { level: 'bad', says: `${domain} has no SPF record. Add a TXT record there: ${proposal}` }
  if (records.length > 1)
    return {
      level: 'bad',
      says: `${domain} has ${records.length} SPF records, and receivers then count none. Make one of them.`,
      record: records.join(' | '),
    }
  const bad = (says: string): Finding => ({ level: 'bad', says, record })
  const all = /(?:^|\s)([+~?-]?)all(?:\s|$)/i.exec(record)
  if (all && (all[1] === '' || all[1] === '+'))
    return bad('The SPF record ends in “+all”: anybody may send as you. End it in “~all”.')
  if (lookupCount > MOST_LOOKUPS)
    return bad(
      `The SPF record makes receivers ask more than ${MOST_LOOKUPS} times, which makes it void. Take out what you no longer send with.`,
    )
  if (needs && !includes.includes(needs))
    return bad(
      `The SPF record does not name the provider of this mailbox. Add include:${needs} before “all”.`,
    )
  if (!all && !/\bredirect=/i.test(record))
    return { level: 'warn', says: 'The SPF record has no end. Add “~all”.', record }
  if (all?.[1] === '?')
    return { level: 'warn', says: 'The SPF record ends in “?all”, which says nothing. Use “~all”.', record }
  return {
    level: 'good',
    says: needs ? 'SPF names the provider of this mailbox.' : `${domain} says who may send its mail.`,
    record,
  }
}

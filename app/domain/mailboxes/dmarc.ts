import type { Finding } from './finding.ts'

/** The records among the TXT of `_dmarc.` that are DMARC. */
export function dmarcRecords(texts: string[]): string[] {
  return texts.filter((text) => /^v=dmarc1\s*(;|$)/i.test(text.trim()))
}

/** A record of tags, "v=DMARC1; p=none", as its parts; names in lower case. */
export function tagsOf(record: string): Map<string, string> {
  return new Map(
    record.split(';').flatMap((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const]
    }),
  )
}

/**
 * Does the domain say what becomes of mail that only pretends to be its own (RFC 7489)?
 * @param records those of the domain, or where it has none those of the registrable domain above it
 */
export function judgeDmarc(records: string[], { domain }: { domain: string }): Finding {
  const [record] = records
  if (record === undefined)
    return {
      level: 'bad',
      says: `${domain} has no DMARC record, which Google, Yahoo and Microsoft demand. Add a TXT record at _dmarc.${domain}: v=DMARC1; p=none`,
    }
  if (records.length > 1)
    return {
      level: 'bad',
      says: `${domain} has ${records.length} DMARC records, and receivers then count none. Keep one.`,
      record: records.join(' | '),
    }
  const tags = tagsOf(record)
  const policy = tags.get('p')?.toLowerCase() ?? ''
  if (!['none', 'quarantine', 'reject'].includes(policy))
    return {
      level: 'bad',
      says: 'The DMARC record has no usable policy. Begin it with: v=DMARC1; p=none',
      record,
    }
  const meaning = {
    none: 'DMARC is there and watches only (p=none).',
    quarantine: 'DMARC is there: what only pretends to be from you goes to spam.',
    reject: 'DMARC is there: what only pretends to be from you is refused.',
  }[policy]!
  return { level: 'good', says: meaning, record }
}

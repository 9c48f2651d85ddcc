import type { CanonicalRecord, Kind } from './fields.ts'

/** Why a record has no usable key, in the words of the import rules; null when it has one. `isOfPages`: the table has a column of pages. */
type Lacking = (record: CanonicalRecord, isOfPages: boolean) => string | null

const needs =
  (field: string, reason: string): Lacking =>
  (record) =>
    record[field] === null ? reason : null

/** What a record of each kind is known by. Kinds that are missing here need no key. */
export const KEYS: Partial<Record<Kind, Lacking>> = {
  link: needs('source_url', 'no usable URL'),
  prospect: needs('source_url', 'no usable URL'),
  url_check: needs('url', 'no usable URL'),
  target_page: needs('target_url', 'no usable URL'),
  ref_domain: needs('source_domain', 'no usable domain'),
  domain_rank: needs('domain', 'no usable domain'),
  intersect: (record, isOfPages) => {
    if (record.source_url !== null) return null
    if (isOfPages) return 'no usable URL'
    return record.source_domain === null ? 'no usable domain' : null
  },
  contact: (record) => {
    const hasSite = record.source_url !== null || record.source_domain !== null
    const hasPerson = record.contact_name !== null && record.company !== null
    return record.email !== null || hasSite || hasPerson ? null : 'no usable URL or e-mail'
  },
}

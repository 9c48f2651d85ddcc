import type { ProspectFacts } from '#db/tables/prospects.ts'
import {
  bareHost,
  isDeadAddress,
  GONE_NAMES,
  PARKED_NAMES,
  pagesOf,
  postsOf,
  siteAt,
} from '../sites/catalogue.ts'
import { linksIn, toPlain } from '../sites/inline.ts'
import type { PageSpec, SiteSpec } from '../sites/spec.ts'
import type { ProspectRow } from './rows/row.ts'

const RIVALS = ['greenspade.test', 'rootedhome.test']

/** The page of a row, or null for a site as a whole. */
export function pageOf(row: ProspectRow, seed: number): PageSpec | null {
  const site = siteOf(row.host)
  if (row.path === null) return null
  if (row.path === 'post') return postsOf(site, seed)[0] ?? null
  return pagesOf(site, seed).find((page) => page.path === row.path) ?? null
}

export function siteOf(host: string): SiteSpec {
  const site = siteAt(host)
  if (!site) throw new Error(`there is no site ${host}`)
  return site
}

/** Why one would write to a page, as it can be read there today. */
export function reasonsOf(row: ProspectRow, seed: number): ProspectFacts {
  const page = pageOf(row, seed)
  const texts = page ? [...(page.text ?? []), ...(page.lists ?? []).flatMap((list) => list.items)] : []
  const dead = texts
    .flatMap((text) => linksIn(text).map((link) => ({ ...link, text })))
    .find((link) => isDeadAddress(link.address, seed))
  const rivals = RIVALS.filter((rival) => texts.some((text) => text.includes(`//${rival}`)))
  const mention = texts.flatMap(sentences).find((sentence) => /\bFernhill\b/.test(sentence))
  return {
    ...(row.tactic === 'broken_link' && dead
      ? {
          deadUrl: dead.address,
          deadAnchor: dead.words,
          deadCause: causeOf(dead.address),
          paragraph: toPlain(dead.text),
        }
      : {}),
    ...(rivals.length ? { competitors: rivals } : {}),
    ...(row.tactic === 'unlinked_mention' || row.tactic === 'journalist_request'
      ? { mention: mention && toPlain(mention) }
      : {}),
    ...(row.note ? { note: row.note } : {}),
  }
}

function causeOf(address: string): string {
  const host = bareHost(new URL(address).hostname)
  if (GONE_NAMES.includes(host)) return 'no more: the name does not exist'
  return PARKED_NAMES.includes(host) ? 'with a page that offers the name for sale' : '404'
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.?!])\s+/)
}

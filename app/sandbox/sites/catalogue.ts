import { chance } from '../chance.ts'
import { associations } from './world/associations.ts'
import { beginnings } from './world/beginnings.ts'
import { clients } from './world/client.ts'
import { gardenBlogs } from './world/garden-blogs.ts'
import { growers } from './world/growers.ts'
import { libraries } from './world/libraries.ts'
import { linkers } from './world/linkers.ts'
import { magazines } from './world/magazines.ts'
import { plots } from './world/plots.ts'
import { ruins } from './world/ruins.ts'
import { silent } from './world/silent.ts'
import { shelfTitle, type Topic } from './shelf.ts'
import type { PageSpec, Person, SiteSpec } from './spec.ts'

/** Every site of the little internet. */
export const SITES: SiteSpec[] = [
  ...clients,
  ...magazines,
  ...associations,
  ...plots,
  ...growers,
  ...gardenBlogs,
  ...libraries,
  ...beginnings,
  ...linkers,
  ...silent,
  ...ruins,
]

/** Names that do not exist any more: a look-up answers so. */
export const GONE_NAMES = ['wormery.test', 'compostclub.test']
/** Names that somebody keeps in order to sell them. */
export const PARKED_NAMES = ['heapnotes.test', 'greenfingers-online.test']

const BY_HOST = new Map(SITES.map((site) => [site.host, site]))

/** The site behind a Host header: www. and a port make no difference, nor does .localhost for browsers. */
export function siteAt(host: string): SiteSpec | null {
  return BY_HOST.get(bareHost(host)) ?? null
}

export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/\.localhost$/, '')
    .replace(/^www\./, '')
}

export type Inhabitant = { person: Person; site: SiteSpec; address: string }

/** Who reads the mail of an address: a person by name, or the first person for info@, hello@ and the like. */
export function readerOf(address: string): Inhabitant | null {
  const [local = '', host = ''] = address.toLowerCase().split('@')
  const site = BY_HOST.get(host)
  const bare = local.replace(/\+.*$/, '')
  const person =
    site?.people.find((one) => one.local === bare) ??
    (/^(info|hello|contact|editor|office|mail|letters|webmaster)$/.test(bare) ? site?.people[0] : undefined)
  return site && person ? { person, site, address: `${person.local}@${host}` } : null
}

const ADDRESSES = SITES.flatMap((site) => site.people.map((one) => `${one.local}@${site.host}`))

/** Which of all people it is, counted from 0. */
export function ordinalOf(address: string): number {
  return Math.max(0, ADDRESSES.indexOf(address))
}

/** The posts of a site: made of prose, one for each topic it writes about. */
export function postsOf(site: SiteSpec, seed: number): PageSpec[] {
  return (site.posts ?? []).map((topic, at) => {
    const title = shelfTitle(topic, seed, site.host)
    const day = new Date(Date.UTC(2026, 3, 28) - (at * 9 + chance(seed, site.host, topic) * 8) * 86_400_000)
    return {
      path: `/${site.layout === 'forum' ? 'threads' : 'journal'}/${slug(title)}`,
      title,
      kind: site.layout === 'forum' ? ('thread' as const) : ('post' as const),
      more: [topic, topic === 'compost' ? 'soil' : ('compost' satisfies Topic)],
      dated: day.toISOString().slice(0, 10),
      by: site.people[0] && `${site.people[0].first} ${site.people[0].last}`,
    }
  })
}

export function pagesOf(site: SiteSpec, seed: number): PageSpec[] {
  return [...site.pages, ...postsOf(site, seed)]
}

export function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** True for an address of this internet at which there is nothing: dead path, parked or vanished name. */
export function isDeadAddress(address: string, seed: number): boolean {
  const url = URL.parse(address)
  if (!url?.hostname.endsWith('.test')) return false
  const host = bareHost(url.hostname)
  if (GONE_NAMES.includes(host) || PARKED_NAMES.includes(host)) return true
  const site = BY_HOST.get(host)
  if (!site || ['/', '/about', '/contact'].includes(url.pathname)) return false
  if (site.moved?.[url.pathname]) return false
  return !pagesOf(site, seed).some((page) => page.path === url.pathname)
}

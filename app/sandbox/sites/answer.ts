import { isInForce, type Edit } from '../state.ts'
import { bareHost, GONE_NAMES, isDeadAddress, pagesOf, PARKED_NAMES, siteAt } from './catalogue.ts'
import { challenge, loginWall, notFound, outage, parked } from './closed-doors.ts'
import { forum } from './layouts/forum.ts'
import { hand } from './layouts/hand.ts'
import { journal } from './layouts/journal.ts'
import { magazine } from './layouts/magazine.ts'
import type { Frame } from './layouts/parts.ts'
import { press } from './layouts/press.ts'
import { shelfPage } from './layouts/shelf-page.ts'
import { ownPages } from './own-pages.ts'
import { buildPage, type PageView } from './page.ts'
import { shelfParagraphs } from './shelf.ts'
import type { Layout, PageSpec, SiteSpec } from './spec.ts'

export type Answer = { status: number; headers: Record<string, string>; body: string }
export type Ask = { host: string; path: string; edits: Edit[]; now: number; seed: number }

const LAYOUTS: Record<Layout, (frame: Frame) => string> = {
  press,
  hand,
  magazine,
  forum,
  shelf: shelfPage,
  journal,
}

/** What the little internet answers to a request at `now`. */
export function answer(ask: Ask): Answer {
  const host = bareHost(ask.host)
  if (PARKED_NAMES.includes(host)) return html(200, parked(host))
  const site = siteAt(host)
  if (!site || GONE_NAMES.includes(host)) return html(404, notFound('There is no such site here', '/'))
  if (ask.path === '/robots.txt')
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: robots(site) }
  if (ask.path === '/sitemap.xml') return sitemap(site, ask)
  const movedTo = site.moved?.[ask.path]
  if (movedTo)
    return { status: 301, headers: { location: new URL(movedTo, `http://${host}`).href }, body: '' }
  return page(site, ask)
}

function page(site: SiteSpec, ask: Ask): Answer {
  const here = ask.edits.filter(
    (edit) => edit.host === site.host && edit.path === ask.path && isInForce(edit, ask.now),
  )
  const spec =
    [...ownPages(site, ask.seed), ...pagesOf(site, ask.seed)].find((one) => one.path === ask.path) ??
    here.filter((edit) => edit.kind === 'post').map((edit) => guestPost(edit, ask.seed))[0]
  if (!spec || here.some((edit) => edit.kind === 'gone')) return html(404, notFound(site.name, '/'))
  if (spec.behind === 'challenge') return html(403, challenge(site.host))
  if (spec.behind === 'outage') return html(503, outage(site.name))
  if (spec.behind === 'login') return html(200, loginWall(site.name))
  const view = buildPage({ ...ask, site, page: spec, isDead: (url) => isDeadAddress(url, ask.seed) })
  return html(200, LAYOUTS[site.layout](frameOf(view, ask.seed)))
}

function frameOf(view: PageView, seed: number): Frame {
  const { site } = view
  const pages = site.pages.filter((one) => !one.behind).slice(0, 3)
  const posts = pagesOf(site, seed).filter((one) => one.kind === 'post' || one.kind === 'thread')
  return {
    view,
    menu: [...pages, { path: '/about', title: 'About' }, { path: '/contact', title: 'Contact' }].map(short),
    latest: posts
      .filter((one) => one.path !== view.path)
      .slice(0, 4)
      .map(short),
  }
}

const short = ({ path, title }: { path: string; title: string }) => ({ path, title })

/** A post that a guest wrote: prose on the matter, and the link where the guest put it. */
function guestPost(edit: Edit, seed: number): PageSpec {
  const topic = /prun/.test(edit.target ?? '') ? 'pruning' : 'compost'
  const [first = '', ...rest] = shelfParagraphs(topic, 5, seed, edit.host, edit.path)
  return {
    path: edit.path,
    title: edit.title ?? 'A guest post',
    kind: 'post',
    by: edit.by,
    dated: new Date(edit.from).toISOString().slice(0, 10),
    text: [
      `This is a guest post by ${edit.by ?? 'a friend of the site'}.`,
      first,
      `The long version, with the tables we use ourselves, is [${edit.words ?? 'here'}](${edit.target ?? '/'}).`,
      ...rest,
    ],
  }
}

function robots(site: SiteSpec): string {
  const kept = (site.keepsOut ?? []).map((bot) => `User-agent: ${bot}\nDisallow: /\n`).join('\n')
  return `${kept}${kept && '\n'}User-agent: *\nDisallow: /admin/\n\nSitemap: http://${site.host}/sitemap.xml\n`
}

function sitemap(site: SiteSpec, { seed }: Ask): Answer {
  const urls = [...ownPages(site, seed), ...pagesOf(site, seed)].map(
    (one) => `<url><loc>http://${site.host}${one.path}</loc></url>`,
  )
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
  }
}

function html(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

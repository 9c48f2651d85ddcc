import { escapeHtml, toHtml, toPlain } from '../inline.ts'
import type { PageView, Section } from '../page.ts'
import type { SiteSpec } from '../spec.ts'

export type Frame = {
  view: PageView
  /** Pages in the menu and the newest posts. */
  menu: { path: string; title: string }[]
  latest: { path: string; title: string }[]
}

export const escape = escapeHtml

/** The text of a section as HTML, with rel=nofollow on what leaves the site where the page says so. */
export function rich(view: PageView, text: string): string {
  return toHtml(text, (address) =>
    view.allNofollow && /^https?:/.test(address) && !address.includes(`//${view.site.host}`)
      ? 'nofollow'
      : undefined,
  )
}

export function sectionHtml(view: PageView, section: Section, level = 2): string {
  const heading = section.heading ? `<h${level}>${escape(section.heading)}</h${level}>\n` : ''
  const paragraphs = section.paragraphs.map((text) => `<p>${rich(view, text)}</p>`).join('\n')
  const items = section.items.map((text) => `  <li>${rich(view, text)}</li>`).join('\n')
  return heading + paragraphs + (items ? `\n<ul>\n${items}\n</ul>` : '')
}

export function body(view: PageView, level = 2): string {
  return view.sections.map((section) => sectionHtml(view, section, level)).join('\n')
}

export function description(view: PageView): string {
  const first = view.sections.flatMap((section) => section.paragraphs)[0] ?? view.site.tagline
  return toPlain(first).slice(0, 150)
}

export function links(list: { path: string; title: string }[], between = '\n'): string {
  return list.map((one) => `<a href="${escape(one.path)}">${escape(one.title)}</a>`).join(between)
}

export function head(view: PageView, extra = ''): string {
  const robots = view.noindex ? '\n<meta name="robots" content="noindex, follow">' : ''
  return `<meta charset="utf-8">
<title>${escape(view.title)} | ${escape(view.site.name)}</title>
<meta name="description" content="${escape(description(view))}">
<link rel="canonical" href="http://${view.site.host}${escape(view.path)}">${robots}
<meta name="viewport" content="width=device-width, initial-scale=1">${extra}`
}

/** 2 April 2026, as a reader sees it. */
export function longDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

export function jsonLd(site: SiteSpec, view: PageView): string {
  const facts = {
    '@context': 'https://schema.org',
    '@type': view.kind === 'post' ? 'BlogPosting' : 'WebPage',
    headline: view.title,
    dateModified: view.dated,
    author: view.by ? { '@type': 'Person', name: view.by } : undefined,
    publisher: { '@type': 'Organization', name: site.name },
  }
  return `<script type="application/ld+json">${JSON.stringify(facts).replace(/</g, '\\u003c')}</script>`
}

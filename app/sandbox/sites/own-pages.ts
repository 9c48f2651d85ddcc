import { pagesOf } from './catalogue.ts'
import type { PageSpec, SiteSpec } from './spec.ts'

/** The pages that every site has without anybody having written them for it: home, about, contact, imprint. */
export function ownPages(site: SiteSpec, seed: number): PageSpec[] {
  const listed = pagesOf(site, seed).filter((page) => !page.behind)
  const home: PageSpec = {
    path: '/',
    title: site.name,
    text: [site.about],
    lists: [{ heading: 'On this site', items: listed.map((page) => `[${page.title}](${page.path})`) }],
  }
  const who = site.people.map((one) => `${one.first} ${one.last}, ${one.role}`)
  const about: PageSpec = {
    path: '/about',
    title: 'About us',
    text: [
      site.about,
      who.length ? `Who writes here: ${who.join('; ')}.` : 'Nobody looks after this site at the moment.',
    ],
    after: ['Letters are read, and most are answered. The address is on the [contact page](/contact).'],
  }
  const contact: PageSpec = { path: '/contact', title: 'Contact', text: contactText(site) }
  const imprint: PageSpec = {
    path: '/impressum',
    title: 'Impressum',
    text: [`Angaben gemäß § 5 DDG: ${site.name}, Gartenstraße 12, 00000 Musterstadt.`, ...contactText(site)],
  }
  return [home, about, contact, ...(site.imprint ? [imprint] : [])]
}

function contactText(site: SiteSpec): string[] {
  const first = site.people[0]
  if (site.contact === 'form' || !first)
    return [
      'Please use the form below. We read it on Sundays.',
      'Your name, your message, and what is seven plus two.',
    ]
  const address = `${first.local}@${site.host}`
  const written =
    site.contact === 'spelt-out'
      ? `${first.local} (at) ${site.host.replace('.', ' (dot) ')}`
      : `[${address}](mailto:${address})`
  return [
    `For anything about the pages on this site write to ${first.first} ${first.last}, ${first.role}: ${written}.`,
    ...site.people
      .slice(1)
      .map(
        (one) =>
          `${one.first} ${one.last}, ${one.role}: [${one.local}@${site.host}](mailto:${one.local}@${site.host})`,
      ),
    'We do not sell links, and we do answer people who tell us that one is broken.',
  ]
}

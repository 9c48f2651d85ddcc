import { expect, test } from 'vitest'
import { kindOfLink, waysFrom } from './which-pages.ts'

test.each([
  ['Contact', '/contact', 'contact'],
  ['Contact us', '/x1', 'contact'],
  ['Kontakt', '/de/kontakt', 'contact'],
  ['Contactez-nous', '/contactez-nous', 'contact'],
  ['Contatti', '/contatti.html', 'contact'],
  ['Contacto', '/contacto/', 'contact'],
  ['Skontaktuj się z nami', '/p/7', 'contact'],
  ['Kontakta oss', '/kontakta-oss', 'contact'],
  ['Write for us', '/write-for-us', 'contact'],
  ['Impressum', '/impressum', 'imprint'],
  ['Impressum & Datenschutz', '/rechtliches', 'imprint'],
  ['Mentions légales', '/mentions-legales', 'imprint'],
  ['Aviso legal', '/aviso-legal', 'imprint'],
  ['Colofon', '/colofon', 'imprint'],
  ['Our team', '/our-team', 'team'],
  ['Redaktion', '/redaktion', 'team'],
  ['Redazione', '/redazione', 'team'],
  ['Zespół', '/zespol', 'team'],
  ['Mitarbeiterinnen', '/wer', 'team'],
  ['About', '/about', 'about'],
  ['Über uns', '/ueber-uns', 'about'],
  ['Über uns', '/%C3%BCber-uns', 'about'],
  ['Chi siamo', '/chi-siamo', 'about'],
  ['Quiénes somos', '/quienes-somos', 'about'],
  ['Over ons', '/over-ons', 'about'],
  ['O nas', '/o-nas', 'about'],
  ['Om oss', '/om-oss', 'about'],
  ['How to contact your council about soil', '/2024/05/contact-your-council', null],
  ['Garden contact lenses reviewed', '/garden-lenses', null],
  ['Shop', '/shop', null],
])('%s at %s is %s', (text, path, kind) => {
  expect(kindOfLink(text, new URL(path, 'https://soilschool.test'))).toBe(kind)
})

test('only pages of the site, each once, contact first', () => {
  const link = (url: string, text: string, rel = '') => ({ url, text, rel, isByline: false })
  const ways = waysFrom(
    [
      link('https://soilschool.test/about', 'About'),
      link('https://soilschool.test/contact#form', 'Contact'),
      link('https://www.soilschool.test/contact/', 'Contact'),
      link('https://other.test/contact', 'Contact'),
      link('https://soilschool.test/contact.pdf', 'Contact'),
      link('https://soilschool.test/u/ines', 'Ines Calder', 'author'),
      link('https://soilschool.test/author/tom', 'Tom'),
    ],
    'https://soilschool.test/',
  )
  expect(ways.map((one) => `${one.kind} ${new URL(one.url).pathname}`)).toEqual([
    'contact /contact',
    'author /u/ines',
    'about /about',
  ])
})

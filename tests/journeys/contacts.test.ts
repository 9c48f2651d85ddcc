import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '#app/cli/contacts.ts'
import { openLocalWeb, words, type LocalWeb } from '#tests/support/local-web.ts'

let web: LocalWeb
beforeAll(async () => {
  web = await openLocalWeb({
    'soil.test/2024/clay': `<article><p class="byline">By <a rel="author" href="/people/ines">Ines Calder</a></p><p>${words(80)}</p></article><nav><a href="/kontakt">Kontakt</a></nav>`,
    'soil.test/': `<nav><a href="/kontakt">Kontakt</a> <a href="/impressum">Impressum</a> <a href="/team">Team</a> <a href="/geheim/about">About</a></nav><p>${words(80)}</p>`,
    'soil.test/people/ines': `<h1>Ines Calder</h1><p>Editor</p><p>${words(60)}</p><p>ines [at] soil [dot] test</p>`,
    'soil.test/kontakt': `<h1>Kontakt</h1><p>${words(60)}</p><form class="wpcf7-form"><input name="your-name"><input type="email" name="m"><textarea name="message"></textarea></form>`,
    'soil.test/impressum': `<h1>Impressum</h1><p>Soil GmbH<br>E-Mail: <a href="mailto:redaktion@soil.test">redaktion@soil.test</a></p><h2>Umsetzung</h2><p>hallo@pixel.test</p>`,
    'soil.test/robots.txt': {
      body: 'User-agent: *\nDisallow: /geheim/',
      headers: { 'content-type': 'text/plain' },
    },
    'soil.test/.well-known/security.txt': {
      body: 'Contact: mailto:security@soil.test\n',
      headers: { 'content-type': 'text/plain' },
    },
    'shut.test/': 'Private',
    'shut.test/robots.txt': { body: 'User-agent: *\nDisallow: /', headers: { 'content-type': 'text/plain' } },
    'led.test/': `<p>${words(60)}</p><a href="/contact">Contact</a>`,
    'led.test/contact': { status: 302, headers: { location: 'http://forms.other.test/write' } },
    'forms.other.test/write': `<p>${words(60)}</p><p>sales@forms-house.test</p>`,
    'plain.test/': `<p>${words(60)}</p>`,
    'plain.test/contact': `<p>${words(60)}</p><p>hello@plain.test</p>`,
  })
})
afterAll(() => web.close())

async function contacts(...args: string[]) {
  vi.stubEnv('LINKWRIGHT_CONNECT_TO', `gone.test=nxdomain,${web.connectTo}`)
  let [out, err] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
  const status = await run(args)
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  return { status, out, err }
}

test('an article leads to its author, the form and the imprint; robots.txt is honoured', async () => {
  const { status, out } = await contacts('find', 'http://soil.test/2024/clay', '--json')
  expect(status).toBe(0)
  const found = JSON.parse(out) as { site: string; contacts: Record<string, unknown>[]; forms: string[] }
  expect(Object.keys(found)).toEqual(['site', 'contacts', 'forms'])
  expect(found.site).toBe('soil.test')
  expect(found.contacts[0]).toEqual({
    email: 'ines@soil.test',
    name: 'Ines Calder',
    role: 'Editor',
    found_on: 'http://soil.test/people/ines',
    how: 'obfuscated',
    confidence: expect.any(Number) as number,
  })
  expect(found.contacts.map((one) => one.email)).toEqual([
    'ines@soil.test',
    'redaktion@soil.test',
    'security@soil.test',
  ])
  expect(found.forms).toEqual(['http://soil.test/kontakt'])
  const asked = web.asked.map((one) => one.url)
  expect(asked).not.toContain('soil.test/geheim/about')
  expect(asked.filter((one) => one === 'soil.test/kontakt')).toHaveLength(1)
})

test('a site that links to no page for contact is looked at where such pages usually lie', async () => {
  const { out } = await contacts('find', 'http://plain.test/', '--json')
  expect(JSON.parse(out)).toMatchObject({
    contacts: [{ email: 'hello@plain.test', found_on: 'http://plain.test/contact' }],
    forms: [],
  })
})

test('a page for contact that leads to a form of another house is told as a form, without the contacts of that house', async () => {
  const { out } = await contacts('find', 'http://led.test/', '--json')
  expect(JSON.parse(out)).toMatchObject({ contacts: [], forms: ['http://forms.other.test/write'] })
})

test('a site that shuts robots out is left alone, and said so', async () => {
  const { status, out, err } = await contacts('find', 'http://shut.test/', '--json')
  expect([status, JSON.parse(out)]).toEqual([0, { site: 'shut.test', contacts: [], forms: [] }])
  expect(err).toContain('robots.txt')
  expect(web.asked.filter((one) => one.url === 'shut.test/')).toEqual([])
})

test.each([
  [['find', 'http://gone.test/'], 1, /gone\.test/],
  [['find'], 2, /address/],
  [['find', 'not an address'], 2, /address/],
  [['look', 'http://soil.test/'], 2, /"find" only/],
  [['find', 'http://soil.test/', '--max-pages', 'x'], 2, /--max-pages/],
])('%j ends with %i and one line', async (args, status, line) => {
  const ran = await contacts(...args)
  expect([ran.status, ran.out]).toEqual([status, ''])
  expect(ran.err).toMatch(line)
  expect(ran.err.trim().split('\n')).toHaveLength(1)
})

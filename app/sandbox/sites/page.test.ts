import { describe, expect, test } from 'vitest'
import type { Edit } from '../state.ts'
import { answer } from './answer.ts'
import { isDeadAddress, pagesOf, SITES } from './catalogue.ts'
import { linksIn } from './inline.ts'

const TARGET = 'http://fernhill.test/guides/compost'
const at = (host: string, path: string, edits: Edit[] = [], now = 1000) =>
  answer({ host, path, edits, now, seed: 1 })
const edit = (over: Partial<Edit>): Edit => ({
  id: 'e',
  kind: 'link',
  host: 'potandplot.test',
  path: '/resources',
  from: 100,
  target: TARGET,
  words: 'hot composting guide',
  ...over,
})

describe('where an editor puts a link', () => {
  test('in place of the dead one', () => {
    const { body } = at('potandplot.test', '/resources', [edit({})])
    expect(body).toContain(`<a href="${TARGET}">hot composting guide</a>`)
    expect(body).not.toContain('http://oldcompost.test/guide')
  })

  test('under the old words, when they only mend the address', () => {
    const { body } = at('potandplot.test', '/resources', [edit({ keepsWords: true })])
    expect(body).toContain(`<a href="${TARGET}">A beginner’s guide to hot composting</a>`)
  })

  test('on the name, where it was only mentioned', () => {
    const { body } = at('rainbarrel.test', '/blog/favourite-tools', [
      edit({
        host: 'rainbarrel.test',
        path: '/blog/favourite-tools',
        target: 'http://fernhill.test/tools/soil-calculator',
      }),
    ])
    expect(body).toContain('<a href="http://fernhill.test/tools/soil-calculator">Fernhill Garden</a>')
  })

  test('at the end of a list', () => {
    const { body } = at('kitchenplot.test', '/learn', [edit({ host: 'kitchenplot.test', path: '/learn' })])
    expect(body).toMatch(
      /<li><a href="http:\/\/fernhill\.test\/guides\/compost">hot composting guide<\/a>, added/,
    )
  })

  test('as a sentence, where there is neither', () => {
    const { body } = at('marlfield.test', '/soil-health', [
      edit({ host: 'marlfield.test', path: '/soil-health' }),
    ])
    expect(body).toContain(`There is more on this in <a href="${TARGET}">`)
  })

  test('with another rel it is the same link, changed', () => {
    const { body } = at('potandplot.test', '/resources', [
      edit({}),
      edit({ id: 'f', from: 200, rel: 'nofollow' }),
    ])
    expect(body.match(/fernhill\.test\/guides\/compost"/g)).toHaveLength(1)
    expect(body).toContain(`<a href="${TARGET}" rel="nofollow">`)
  })
})

describe('what changes with time', () => {
  const cases: [string, number, boolean][] = [
    ['before', 99, false],
    ['from then on', 100, true],
    ['until it is taken away', 500, false],
  ]
  test.each(cases)('%s', (_name, now, isThere) => {
    const { body } = at('potandplot.test', '/resources', [edit({ until: 500 })], now)
    expect(body.includes(TARGET)).toBe(isThere)
  })

  test('every link out of the page gets nofollow, those inside do not', () => {
    const { body } = at('gardenpress.test', '/best-composting-guides', [
      edit({ kind: 'all_nofollow', host: 'gardenpress.test', path: '/best-composting-guides' }),
    ])
    expect(body).toContain('<a href="http://greenspade.test/compost-guide" rel="nofollow">')
    expect(body).toContain('<a href="/contact">')
  })

  test('a page taken down is a 404', () => {
    const gone = edit({ kind: 'gone', host: 'toolshed.test', path: '/sharpening' })
    expect(at('toolshed.test', '/sharpening').status).toBe(200)
    expect(at('toolshed.test', '/sharpening', [gone]).status).toBe(404)
  })

  test('a guest post is a new page with the link in it', () => {
    const post = edit({ kind: 'post', path: '/journal/layers', title: 'Layers', by: 'Anna Reyes' })
    expect(at('potandplot.test', '/journal/layers').status).toBe(404)
    const found = at('potandplot.test', '/journal/layers', [post])
    expect(found.status).toBe(200)
    expect(found.body).toContain(TARGET)
  })
})

describe('the internet as a whole', () => {
  test('has at least forty sites, each with a name of its own', () => {
    expect(SITES.length).toBeGreaterThanOrEqual(40)
    expect(new Set(SITES.map((site) => site.host)).size).toBe(SITES.length)
    expect(SITES.every((site) => site.host.endsWith('.test'))).toBe(true)
  })

  test('answers on every page of every site, but for the closed doors', () => {
    const answers = SITES.flatMap((site) =>
      ['/', '/about', '/contact', '/robots.txt', ...pagesOf(site, 1).map((page) => page.path)].map(
        (path) => ({
          where: site.host + path,
          status: at(site.host, path).status,
        }),
      ),
    )
    expect(answers.filter((one) => one.status !== 200)).toEqual([
      { where: 'soilatlas.test/map/resources', status: 403 },
    ])
  })

  test('has no dead link that was not meant to be one', () => {
    const meant = /oldcompost|heapnotes|wormery|compostclub|countygarden/
    const dead = SITES.flatMap((site) =>
      pagesOf(site, 1).flatMap((page) =>
        [...(page.text ?? []), ...(page.lists ?? []).flatMap((list) => list.items)]
          .flatMap(linksIn)
          .filter((link) => isDeadAddress(link.address, 1) && !meant.test(link.address))
          .map((link) => `${site.host}${page.path} -> ${link.address}`),
      ),
    )
    expect(dead).toEqual([])
  })

  const doors: [string, string, string, number, string][] = [
    ['an unknown path', 'soilschool.test', '/nothing', 404, 'Page not found'],
    ['a dead path of a living site', 'countygarden.test', '/leaflets/compost.pdf', 404, 'Page not found'],
    ['a parked name', 'heapnotes.test', '/chart', 200, 'domain is for sale'],
    ['a challenge', 'soilatlas.test', '/map/resources', 403, 'Verify you are human'],
    ['www and a port', 'www.soilschool.test:8080', '/', 200, 'Soil School'],
    ['a browser’s alias', 'soilschool.test.localhost:8080', '/', 200, 'Soil School'],
  ]
  test.each(doors)('%s', (_name, host, path, status, says) => {
    const found = at(host, path)
    expect(found.status).toBe(status)
    expect(found.body).toContain(says)
  })

  test('an address that moved says where to', () => {
    expect(at('rooftopsoil.test', '/soil')).toMatchObject({
      status: 301,
      headers: { location: 'http://rooftopsoil.test/notes/layers' },
    })
  })

  test('tells crawlers what each site lets them read', () => {
    expect(at('hedgerow.test', '/robots.txt').body).toContain('User-agent: GPTBot\nDisallow: /')
    expect(at('soilschool.test', '/robots.txt').body).not.toContain('GPTBot')
  })
})

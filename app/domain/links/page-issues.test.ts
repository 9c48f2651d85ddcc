import { describe, expect, it } from 'vitest'
import { readPage } from '#app/domain/pages/reading.ts'
import { readRobotsTxt } from '#app/domain/pages/robots-txt.ts'
import type { Way } from '#app/domain/pages/follow.server.ts'
import type { Promised } from './observation.ts'
import { aiCrawlers, pageIssues, standingOf, targetIssues } from './page-issues.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const promised: Promised = {
  source: 'https://a.test/post',
  target: 'https://client.test/',
  match: 'page',
  anchor: '',
  rel: 'follow',
}

function standing(
  htmls: string[],
  { url = 'https://a.test/post', headers = [] as [string, string][], robots = '' } = {},
) {
  const pages = htmls.map((html) => readPage({ html, url }))
  return standingOf(pages, { headers, robotsTxt: robots ? readRobotsTxt(robots) : null, now: NOW })
}

describe('what the page says', () => {
  it.each<[string, string[], Parameters<typeof standing>[1], string]>([
    ['nothing', ['<p>x'], {}, ''],
    ['noindex', ['<meta name=robots content=noindex>'], {}, 'noindex'],
    ['noindex once rendered', ['<p>x', '<meta name=robots content=noindex>'], {}, 'noindex'],
    ['noindex before it was rendered', ['<meta name=robots content=noindex>', '<p>x'], {}, 'noindex'],
    ['a canonical elsewhere', ['<link rel=canonical href=/x>'], {}, 'canonical_elsewhere'],
    [
      'a canonical elsewhere once rendered',
      ['<link rel=canonical href=/post>', '<link rel=canonical href=/x>'],
      {},
      'canonical_elsewhere',
    ],
    [
      'a canonical in the header',
      ['<p>x'],
      { headers: [['link', '</x>; rel=canonical']] },
      'canonical_elsewhere',
    ],
    [
      'one in the head beats the header',
      ['<link rel=canonical href=/post>'],
      { headers: [['link', '</x>; rel=canonical']] },
      '',
    ],
    ['another address', ['<p>x'], { url: 'https://a.test/new' }, 'source_redirected'],
    [
      'a canonical to the promised address, from another',
      ['<link rel=canonical href=/post>'],
      { url: 'https://a.test/new' },
      'canonical_elsewhere source_redirected',
    ],
    ['robots.txt', ['<p>x'], { robots: 'User-agent: *\nDisallow: /p' }, 'robots_blocked'],
    ['a header', ['<p>x'], { headers: [['x-robots-tag', 'none']] }, 'page_nofollow noindex'],
  ])('%s', (_, htmls, around, issues) => {
    expect(pageIssues(standing(htmls, around), promised).join(' ')).toBe(issues)
  })
  it('nofollow of the page does not matter when any was promised', () => {
    const says = standing(['<meta name=robots content="nofollow">'])
    expect(pageIssues(says, promised)).toEqual(['page_nofollow'])
    expect(pageIssues(says, { ...promised, rel: 'any' })).toEqual([])
  })
})

describe('the target', () => {
  const target = 'https://client.test/guide'
  const way = (more: Partial<Way>): Way => ({
    stops: [],
    end: target,
    status: 200,
    failure: null,
    script: null,
    ...more,
  })
  it.each<[Partial<Way>, string]>([
    [{}, ''],
    [{ end: 'http://www.client.test/guide/' }, ''],
    [{ end: 'https://client.test/new' }, 'target_redirects'],
    [{ end: 'https://client.test/new', status: 404 }, 'target_redirects target_broken'],
    [{ status: 404 }, 'target_broken'],
    [{ status: 410 }, 'target_broken'],
    [{ status: 403 }, ''],
    [{ status: 500 }, ''],
    [{ status: null, failure: 'no_such_name' }, 'target_broken'],
    [{ status: null, failure: 'timed_out' }, ''],
    [{ status: null, failure: 'redirect_loop', end: 'https://client.test/x' }, 'target_redirects'],
    [{ status: null, failure: 'closed_address', end: 'http://10.0.0.1/' }, 'target_redirects'],
    [{ status: null, failure: 'closed_address' }, ''],
    [{ status: null, failure: 'timed_out', end: 'https://client.test/new' }, 'target_redirects'],
  ])('%j: %j', (more, issues) => expect(targetIssues(target, way(more)).join(' ')).toBe(issues))
})

describe('crawlers of answer engines', () => {
  const blocked = (htmls: string[], around: Parameters<typeof standing>[1] = {}) =>
    Object.entries(aiCrawlers(standing(htmls, around)))
      .filter(([, may]) => may === 'blocked')
      .map(([bot]) => bot)
  it('may read a page when nothing is said', () => expect(blocked(['<p>x'])).toEqual([]))
  it('by robots.txt, each for itself', () => {
    expect(
      blocked(['<p>x'], {
        robots: 'User-agent: gptbot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: *\nDisallow:',
      }),
    ).toEqual(['GPTBot', 'CCBot'])
  })
  it('a rule for all is one for them', () =>
    expect(blocked(['<p>x'], { robots: 'User-agent: *\nDisallow: /' })).toHaveLength(12))
  it('by noai', () => {
    expect(blocked(['<meta name=robots content="noai">'])).toHaveLength(12)
    expect(blocked(['<meta name=ClaudeBot content="noai">'])).toEqual(['ClaudeBot'])
    expect(blocked(['<p>x'], { headers: [['x-robots-tag', 'Amazonbot: noai']] })).toEqual(['Amazonbot'])
  })
})

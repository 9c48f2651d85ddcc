import { describe, expect, it } from 'vitest'
import { isAllowed, readRobotsTxt, robotsTxtFrom } from './robots-txt.ts'

const at = (path: string) => `https://a.test${path}`
const allows = (text: string, path: string, bot = 'Googlebot') =>
  isAllowed(readRobotsTxt(text), bot, at(path))

describe('who a group is for', () => {
  const text = `
User-agent: Googlebot
Disallow: /google
User-agent: bingbot
User-agent: OTHERBOT/2.1
Disallow: /two

User-agent: *
Disallow: /all`
  it.each([
    ['Googlebot', '/google', false],
    ['Googlebot', '/all', true],
    ['Googlebot', '/two', true],
    ['bingbot', '/two', false],
    ['OtherBot', '/two', false],
    ['Nobody', '/all', false],
    ['Nobody', '/google', true],
    ['Googlebot-News', '/google', true],
  ])('%s on %s: %s', (bot, path, expected) => expect(allows(text, path, bot)).toBe(expected))

  it('groups of one bot count together', () => {
    const twice =
      'User-agent: Googlebot\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: googlebot\nDisallow: /b'
    expect([allows(twice, '/a'), allows(twice, '/b'), allows(twice, '/c')]).toEqual([false, false, true])
  })
  it('lines of other kinds do not part bots from their rules', () => {
    expect(
      allows(
        'User-agent: Googlebot\nCrawl-delay: 5\nSitemap: https://a.test/s.xml\nUser-agent: x\nDisallow: /',
        '/a',
      ),
    ).toBe(false)
  })
  it('an empty rule ends the list of bots', () => {
    expect(allows('User-agent: Googlebot\nDisallow:\nUser-agent: *\nDisallow: /', '/a')).toBe(true)
  })
  it('rules before any bot are nobody’s', () => {
    expect(allows('Disallow: /\nUser-agent: x\nDisallow: /', '/a')).toBe(true)
  })
})

describe('which rule counts', () => {
  it.each([
    ['nothing', '', '/a', true],
    ['all', 'Disallow: /', '/a', false],
    ['the beginning of a path', 'Disallow: /fish', '/fishing', false],
    ['case', 'Disallow: /Fish', '/fish', true],
    ['a folder', 'Disallow: /fish/', '/fish', true],
    ['the longest', 'Allow: /p\nDisallow: /', '/page', true],
    [
      'the longest, however it is ordered',
      'Disallow: /\nAllow: /folder\nDisallow: /folder/in',
      '/folder/in/x',
      false,
    ],
    ['allow on a tie', 'Disallow: /page\nAllow: /page', '/page', true],
    ['a star', 'Disallow: /*.php', '/x/index.php?a=1', false],
    ['a star at the end', 'Disallow: /fish*', '/fish', false],
    ['the end', 'Disallow: /*.php$', '/index.php?a=1', true],
    ['the end, reached', 'Disallow: /*.php$', '/index.php', false],
    ['a dollar in the middle is itself', 'Disallow: /a$b', '/a$b', false],
    ['the query', 'Disallow: /*?', '/a?x=1', false],
    ['only the beginning of a query', 'Disallow: /a?x', '/a?y', true],
    ['escapes of plain letters', 'Disallow: /%7Ejoe', '/~joe', false],
    ['escapes of others', 'Disallow: /a%2fb', '/a%2Fb', false],
    ['letters beyond ASCII', 'Disallow: /straße', '/stra%C3%9Fe', false],
    ['a remark', 'Disallow: /a # not /b', '/a', false],
    ['misspelt', 'Disalow: /a', '/a', false],
    ['without a colon', 'Disallow /a', '/a', false],
    ['blanks', '  disallow :   /a  ', '/a', false],
    ['no slash at the beginning', 'Disallow: a', '/a', true],
    ['the end with nothing before', 'Disallow: /$', '/', false],
    ['two stars', 'Disallow: /*a*b$', '/xaxxb', false],
    ['two stars that would have to overlap', 'Disallow: /*ab*b$', '/ab', true],
  ])('%s', (_, rules, path, expected) => {
    expect(allows(`User-agent: *\n${rules}`, path)).toBe(expected)
    expect(allows(`\uFEFFUser-Agent: *\r\n${rules.replaceAll('\n', '\r\n')}\r\n`, path)).toBe(expected)
    expect(allows(`user-agent:*\r${rules.replaceAll('\n', '\r')}`, path)).toBe(expected)
  })
  it('robots.txt itself may always be read', () =>
    expect(allows('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true))
  it('many stars take no time', () => {
    const pattern = `/${'*a'.repeat(2_000)}$`
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, `/${'a'.repeat(1_999)}b`)).toBe(true)
  })
})

it.each([
  [200, 'User-agent: *\nDisallow: /', false],
  [204, '', true],
  [301, '', true],
  [404, 'User-agent: *\nDisallow: /', true],
  [403, '', true],
  [429, '', true],
  [500, '', false],
  [503, '', false],
  [200, '<html><body>Not found</body></html>', true],
])('an answer of %d with %j allows: %s', (status, text, expected) => {
  expect(isAllowed(robotsTxtFrom({ status, text })!, 'Googlebot', at('/a'))).toBe(expected)
})
it('no answer says nothing', () => expect(robotsTxtFrom(null)).toBeNull())

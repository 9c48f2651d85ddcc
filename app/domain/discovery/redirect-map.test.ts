import { expect, test } from 'vitest'
import { redirectMap, usable, type RedirectRule } from './redirect-map.ts'

const rule = (from: string, to: string, more: Partial<RedirectRule> = {}): RedirectRule => ({
  from,
  to,
  why: 'the page answers 404',
  domains: 3,
  links: 7,
  ...more,
})

/** The pattern and the value of each rule of an nginx map, as nginx reads them. */
function nginxRules(text: string): { pattern: RegExp; to: string }[] {
  return [...text.matchAll(/^ {4}"~(.*)" "(.*)";$/gm)].map(([, pattern, to]) => ({
    pattern: new RegExp(pattern!),
    to: to!,
  }))
}

test.each([
  ['https://a.test/old', 'a.test/old', true],
  ['https://a.test/old', 'www.a.test/old', true],
  ['https://www.a.test/old', 'a.test/old', true],
  ['https://a.test/old', 'a.test/old?utm_source=x&gclid=1', true],
  ['https://a.test/old', 'a.test/old/', false],
  ['https://a.test/old', 'a.test/older', false],
  ['https://a.test/old', 'a.test/old?id=5', false],
  ['https://a.test/old', 'a.test/old?utm_source=x&id=5', false],
  ['https://a.test/old', 'b.a.test/old', false],
  ['https://a.test/old', 'axtest/old', false],
  ['https://a.test/p?id=5', 'a.test/p?id=5', true],
  ['https://a.test/p?id=5', 'a.test/p?id=55', false],
  ['https://a.test/p?id=5', 'a.test/p', false],
  ['https://a.test/a.b', 'a.test/axb', false],
  ['https://a.test/a+(b)[c]|d^$', 'a.test/a+(b)[c]|d^$', true],
  ['https://a.test/bl%C3%BCte', 'a.test/bl%c3%bcte', true],
  ['https://a.test/100%', 'a.test/100%', true],
])('the rule of %s is for %s: %s', (from, asked, isMatch) => {
  const [made] = nginxRules(redirectMap([rule(from, 'https://a.test/new')], 'nginx', 'a.test'))
  expect(made!.pattern.test(asked)).toBe(isMatch)
})

test('an address keeps its meaning in both servers', () => {
  const rules = [rule('https://a.test/old', 'https://a.test/n%C3%A9w?a=$1&b="x"#part')]
  expect(nginxRules(redirectMap(rules, 'nginx', 'a.test'))[0]!.to).toBe(
    'https://a.test/n%C3%A9w?a=%241&b=%22x%22#part',
  )
  expect(redirectMap(rules, 'apache', 'a.test')).toContain(
    String.raw`RewriteRule "^" "https://a.test/n\%C3\%A9w?a=\$1&b=\%22x\%22#part" [R=301,L,NE,QSD]`,
  )
})

test('no rule leads to itself, to what another takes away, or stands twice', () => {
  const kept = usable([
    rule('http://a.test/x', 'https://www.a.test/x'),
    rule('https://a.test/old', 'https://a.test/new'),
    rule('http://www.a.test/old?utm_source=y', 'https://a.test/other'),
    rule('https://a.test/older', 'https://a.test/old'),
    rule('https://a.test/slash', 'https://a.test/slash/'),
  ])
  expect(kept.map(({ from, to }) => [from, to])).toEqual([
    ['https://a.test/old', 'https://a.test/new'],
    ['https://a.test/slash', 'https://a.test/slash/'],
  ])
})

test('the table says why, and a spreadsheet runs nothing', () => {
  const csv = redirectMap(
    [rule('https://a.test/old', 'https://a.test/new', { why: '=1+1' })],
    'csv',
    'a.test',
  )
  expect(csv).toBe(
    "\uFEFFfrom,to,status,why,referring_domains,backlinks\r\nhttps://a.test/old,https://a.test/new,301,'=1+1,3,7\r\n",
  )
})

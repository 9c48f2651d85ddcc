import { expect, test } from 'vitest'
import { snapshotDocument, snapshotHeaders, snapshotHtml } from './snapshot-html.ts'

const NO_MARKS = { dead: null, ours: null, rivals: [] }
const clean = (html: string, marks = NO_MARKS as Parameters<typeof snapshotHtml>[1]['marks']) =>
  snapshotHtml(html, { url: 'https://site.test/a/page', marks })
const out = 'rel="noopener noreferrer nofollow" target="_blank"'

test.each([
  ['a script', '<p>One<script>alert(1)</script></p>', '<p>One</p>'],
  ['a handler', '<p onclick="alert(1)" style="color:red" class="x" id="y">One</p>', '<p>One</p>'],
  ['a picture', '<p>One<img src="https://spy.test/x.gif" onerror="alert(1)"></p>', '<p>One</p>'],
  ['a picture that is chosen by size', '<picture><source srcset="a.webp"><img src="a"></picture>', ''],
  ['a frame', '<iframe src="https://evil.test">in it</iframe>', ''],
  ['a frame with its own page', '<iframe srcdoc="&lt;script&gt;1&lt;/script&gt;"></iframe>', ''],
  ['a style sheet', '<style>@import "https://evil.test/x.css"</style><link rel="stylesheet" href="x">', ''],
  [
    'a base',
    '<base href="https://evil.test/"><a href="b">B</a>',
    `<a href="https://site.test/a/b" ${out}>B</a>`,
  ],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.test">', ''],
  ['a form', '<form action="https://evil.test"><input name="q"><button>Go</button>Text</form>', 'Text'],
  ['a drawing with a script', '<svg><script>alert(1)</script><text>x</text></svg>', ''],
  ['hidden mathematics', '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>', ''],
  ['a script address', '<a href="javascript:alert(1)">B</a>', '<span>B</span>'],
  ['a data address', '<a href="data:text/html,x">B</a>', '<span>B</span>'],
  ['a broken tag', '<p>One<a href="https://x.test/"', '<p>One</p>'],
  ['noscript', '<noscript><img src="https://spy.test/"></noscript>', ''],
  ['a title', '<title>T</title><h1>H</h1>', '<h1>H</h1>'],
  ['a video', '<video src="https://spy.test/v" autoplay>none</video>', ''],
  ['a relative link', '<a href="../x?y=1">B</a>', `<a href="https://site.test/x?y=1" ${out}>B</a>`],
  ['a link without scheme', '<a href="//o.test/">B</a>', `<a href="https://o.test/" ${out}>B</a>`],
  [
    'a link that opens here',
    '<a href="/z" target="_top" ping="https://spy.test">B</a>',
    `<a href="https://site.test/z" ${out}>B</a>`,
  ],
  ['an anchor without an address', '<a name="top">B</a>', '<span>B</span>'],
  ['another language', '<p lang="de" dir="ltr">Eins</p>', '<p lang="de" dir="ltr">Eins</p>'],
  ['its own mark', '<a class="dead" href="/z">B</a>', `<a href="https://site.test/z" ${out}>B</a>`],
])('%s', (_, html, expected) => {
  expect(clean(html)).toBe(expected)
})

test('the dead link, links to us and links to competitors stand out', () => {
  const html =
    '<a href="http://old.test/guide/">1</a><a href="https://www.client.test/x">2</a><a href="https://blog.rival.test">3</a><a href="https://old.test/">4</a>'
  const marks = { dead: 'https://old.test/guide', ours: 'client.test', rivals: ['rival.test'] }
  expect(
    [...clean(html, marks).matchAll(/class="(\w+)"[^>]*>(\d)/g)].map(([, mark, n]) => `${n} ${mark}`),
  ).toEqual(['1 dead', '2 ours', '3 rival'])
})

test('a huge page is cut, a deep one does not end the process', () => {
  expect(clean('<p>x</p>'.repeat(80_000)).length).toBeLessThan(700_000)
  expect(clean('<div>'.repeat(20_000) + 'deep').length).toBeLessThan(700_000)
})

test('the document lets nothing run or load, and no other site frame it', () => {
  const policy = snapshotHeaders('abc')['Content-Security-Policy']!
  expect(policy).toContain(`default-src 'none'`)
  expect(policy).toContain(`frame-ancestors 'self'`)
  expect(policy).toMatch(/sandbox (?!.*allow-scripts)/)
  expect(policy).not.toMatch(/script-src|img-src|unsafe/)
  const text = snapshotDocument('<p>x</p>', { theme: 'dark', nonce: 'abc' })
  expect(text).toContain('color-scheme:dark')
  expect(text.match(/<style/g)).toHaveLength(1)
})

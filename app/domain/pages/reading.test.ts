import { describe, expect, it } from 'vitest'
import { readPage } from './reading.ts'

const URL_OF_PAGE = 'http://a.test/dir/post'
const read = (html: string, isXml = false) => readPage({ html, url: URL_OF_PAGE, isXml })
const link = (html: string) => read(html).links[0]!

describe('addresses', () => {
  it.each([
    ['<a href="x">t</a>', 'http://a.test/dir/x'],
    ['<a href="/x#part">t</a>', 'http://a.test/x'],
    ['<a href="">t</a>', 'http://a.test/dir/post'],
    ['<a href="?q=ä">t</a>', 'http://a.test/dir/post?q=%C3%A4'],
    ['<a href="HTTP:\\\\B.test\\x">t</a>', 'http://b.test/x'],
    ['<base href="//b.test/"><a href="x">t</a>', 'http://b.test/x'],
    ['<base target=_top><base href="/b/"><a href="x">t</a>', 'http://a.test/b/x'],
    ['<base href="javascript:0"><base href="/b/"><a href="x">t</a>', 'http://a.test/dir/x'],
    ['<template><base href="/b/"></template><a href="x">t</a>', 'http://a.test/dir/x'],
    ['<svg><a href="x"><text>t</text></a></svg>', 'http://a.test/dir/x'],
    ['<svg><a xlink:href="y" href="x"><text>t</text></a></svg>', 'http://a.test/dir/x'],
    ['<map><area href="x"></map>', 'http://a.test/dir/x'],
    ['<select><option>o<a href="x">t</a>', 'http://a.test/dir/x'],
    ['<table><a href="x">t</a></table>', 'http://a.test/dir/x'],
  ])('%s', (html, url) => expect(link(html).url).toBe(url))
  it.each([
    '<a>t</a>',
    '<a name="x">t</a>',
    '<a href="mailto:x@a.test">t</a>',
    '<a href="javascript:void 0">t</a>',
    '<a href="tel:1">t</a>',
    '<a href="http://">t</a>',
    '<a href="http://[x">t</a>',
    '<math><a href="x">t</a></math>',
    '<div href="x">t</div>',
    '<noscript><a href="x">t</a></noscript>',
    '<iframe><a href="x">t</a></iframe>',
    '<title><a href="x">t</a></title>',
    '<textarea><a href="x">t</a></textarea>',
    '<xmp><a href="x">t</a></xmp>',
    '<noembed><a href="x">t</a></noembed>',
    '<!doctype html [<a href="x">t</a>',
  ])('%s is no link', (html) => expect(read(html).links).toEqual([]))
})

describe('anchor text', () => {
  it.each([
    ['<a href=x> a&nbsp; b\n<i>c</i> </a>', 'a b c'],
    ['<a href=x>a<img alt="pic">b</a>', 'a pic b'],
    ['<a href=x><img></a>', ''],
    ['<a href=x>a<br>b</a>', 'a b'],
    ['<a href=x><h3>Title</h3><p>More</p></a>', 'Title More'],
    ['<a href=x>co<wbr>op<b>eration</b></a>', 'cooperation'],
    ['<a href=x>a<script>b</script><style>c</style><noscript>d</noscript></a>', 'a'],
    ['<a href=x><svg><title>icon</title><text>drawn</text></svg>text</a>', 'drawntext'],
    ['<a href=x aria-label=label title=title></a>', ''],
    ['<map><area href=x alt="the area"></map>', 'the area'],
    ['<a href=x><input type=image alt="go"></a>', 'go'],
  ])('%s is %j', (html, anchor) => expect(link(html).anchor).toBe(anchor))
})

it('rel is a set of words', () => {
  expect(link('<a rel=" NoFollow\tugc nofollow\nUGC " href=x>t</a>').rel).toEqual(['nofollow', 'ugc'])
  expect(link('<a rel href=x>t</a>').rel).toEqual([])
})

describe('the page', () => {
  it('says what it is', () => {
    const page = read(
      '<html lang=" de-CH "><head><title> A\n title </title></head><body><h1>One <i>head</i></h1><p>Two words</p><script>no words</script><select><option>no</select><a href="http://www.b.test/">b</a> <a href="http://c.b.test/">b</a> <a href="/x">own</a> <a href="http://sub.a.test/">own</a></body></html>',
    )
    expect(page).toMatchObject({
      title: 'A title',
      language: 'de-CH',
      headings: ['One head'],
      externalSites: 1,
    })
    expect(page.wordCount).toBe(8)
  })
  it('may say nothing', () => {
    expect(read('')).toMatchObject({
      title: null,
      language: null,
      wordCount: 0,
      links: [],
      headings: [],
      refresh: null,
    })
  })
  it('parts words between blocks and not between letters', () => {
    expect(read('<p>one</p><p>two</p><table><tr><td>three<td>four</table>fi<b>ve</b>').wordCount).toBe(5)
  })
  it('tells where a link stands in its text', () => {
    const page = read('<p>before <a href="/x">the link</a> after</p>')
    const { from, to } = page.links[0]!
    expect(page.text.slice(from, to)).toBe('the link')
    expect(page.links[0]!.markup()).toBe('<a href="/x">the link</a>')
  })
  it('tells scripts from data', () => {
    expect(
      read('<script type="application/ld+json">{}</script><script type=text/template>x</script>').hasScripts,
    ).toBe(false)
    expect(read('<script></script>').hasScripts).toBe(false)
    expect(read('<script src=x></script>').hasScripts).toBe(true)
    expect(read('<script type=module>x</script>').hasScripts).toBe(true)
    expect(read('<body onload="x()">').isActive).toBe(true)
    expect(read('<p>x</p>').isActive).toBe(false)
  })
  it('takes the first refresh', () => {
    expect(
      read('<meta http-equiv=refresh content="9;url=/a"><meta http-equiv=refresh content="0;url=/b">')
        .refresh,
    ).toBeNull()
    expect(
      read('<meta http-equiv=refresh content="nonsense"><meta http-equiv=REFRESH content="0;url=/b">')
        .refresh,
    ).toBe('http://a.test/b')
  })
  it.each([
    ['<link rel=canonical href="/c">', 'http://a.test/c'],
    ['<link rel="x CANONICAL" href=" c ">', 'http://a.test/dir/c'],
    [
      '<link rel=canonical><link rel=canonical href="mailto:x@y.test"><link rel=canonical href=/d>',
      'http://a.test/d',
    ],
    ['<link rel=canonical hreflang=de href=/c>', null],
    ['<link rel=alternate href=/c>', null],
    ['<div></div><link rel=canonical href=/c>', null],
    ['<noscript><link rel=canonical href=/c></noscript>', null],
  ])('canonical in %s is %s', (html, canonical) => expect(read(html).canonical).toBe(canonical))
  it('finds its frames', () => {
    const page = read('<iframe src="/f"></iframe><iframe srcdoc="<p>x" src="/g"></iframe><iframe></iframe>')
    expect(page.frames.map(({ url, srcdoc }) => [url, srcdoc])).toEqual([
      ['http://a.test/f', null],
      [null, '<p>x'],
      [null, null],
    ])
  })
})

describe('XHTML', () => {
  it.each([
    '<html><head><script src="a.js"/><style/></head><body><div/><a href="x">t</a></body></html>',
    '<html><body><textarea/><a id="y"/><a href="x">t</a></body></html>',
    '<html><body><iframe src="about:blank" /><a href="x">t</a></body></html>',
    '<html><head><script><![CDATA[ if (a < b) x("<a href=no>"); ]]></script></head><body><a href="x">t</a></body></html>',
  ])('%s', (html) => {
    expect(read(html, true).links.map(({ href, anchor }) => [href, anchor])).toEqual([['x', 't']])
  })
  it('CDATA in the text is text', () => {
    expect(read('<p><![CDATA[<a href="x">t</a>]]></p>', true)).toMatchObject({
      links: [],
      text: expect.stringContaining('<a href="x">') as string,
    })
  })
})

describe('pages that are made to hurt', () => {
  it.each([
    ['deep', '<div>'.repeat(60_000)],
    ['deep formatting', '<b><i>'.repeat(5_000)],
    ['many attributes', `<p ${Array.from({ length: 20_000 }, (_, at) => `a${at}=1`).join(' ')}>`],
    ['open paragraphs with open fonts', '<p><font color=red>'.repeat(3_000)],
    ['a comment without end', `<p>x</p>${'<!-'.repeat(50_000)}`],
    ['nested tables', '<table><tr><td>'.repeat(3_000)],
    ['nested drawings', '<svg><g>'.repeat(20_000)],
  ])('%s', (_, html) => {
    const startedAt = performance.now()
    expect(read(`<a href="/x">t</a>${html}`).links.length).toBeGreaterThan(0)
    expect(performance.now() - startedAt).toBeLessThan(4_000)
  })
})

it('a link with a bottomless content can still be quoted', () => {
  const page = read(`<a href="/x" rel=nofollow>${'<span>'.repeat(30_000)}t`)
  expect(page.links[0]!.markup()).toMatch(/^<a href="\/x" rel="nofollow">/)
})

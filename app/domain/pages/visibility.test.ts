import { describe, expect, it } from 'vitest'
import { readPage } from './reading.ts'
import { readStyle } from './visibility.ts'

const isHidden = (markup: string) => readPage({ html: markup, url: 'http://a.test/' }).links[0]!.isHidden
const around = (style: string) => `<div style="${style}"><a href="/x">text</a></div>`

describe('styles that hide what is inside', () => {
  it.each([
    'display:none',
    'DISPLAY:NONE',
    'display: none !important; display: block',
    'color:red;display:none',
    '/* x */display:none',
    'visibility:hidden',
    'visibility:collapse',
    'width:0;height:0',
    'width:0px;height:0em;',
    'height:0;overflow:hidden',
    'width:0;overflow-x:hidden',
    'max-height:0;overflow:hidden',
    'height:0;overflow:clip',
    'font-size:0',
    'font-size:0px',
    'font-size:0%',
    'font:0/0 a',
    'position:absolute;left:-9999px',
    'position:absolute;left:-900px',
    'position:fixed;top:-2000px',
    'position:absolute;right:-100em',
    'position:relative;left:-99999px',
    'text-indent:-9999px',
    'margin-left:-9999px',
    'transform:translateX(-9999px)',
  ])('%s', (style) => expect(isHidden(around(style))).toBe(true))
})

describe('styles that do not', () => {
  it.each([
    'display:block',
    'display:none;display:inline',
    'visibility:visible',
    'width:0',
    'height:0',
    'overflow:hidden',
    'width:100%;height:0',
    'font-size:0.1em',
    'font-size:10px',
    'font:10px/0 a',
    'position:absolute;left:-20px',
    'position:absolute;left:-899px',
    'position:absolute;left:9999px',
    'left:-9999px',
    'text-indent:-1em',
    'margin-left:-15px',
    'opacity:0',
    'line-height:0',
    'border-width:0;max-width:0px',
    'background:url(data:image/png;base64,display:none)',
  ])('%s', (style) => expect(isHidden(around(style))).toBe(false))
})

describe('attributes and what is inside', () => {
  it.each([
    ['<div hidden><a href=/x>t</a></div>', true],
    ['<div hidden style="display:block"><a href=/x>t</a></div>', false],
    ['<a hidden href=/x>t</a>', true],
    ['<div style="visibility:hidden"><a href=/x>a <b style="visibility:visible">b</b></a></div>', false],
    ['<div style="font-size:0"><a href=/x style="font-size:1em">t</a></div>', true],
    ['<div style="font-size:0"><a href=/x style="font-size:1rem">t</a></div>', false],
    ['<div style="font-size:0"><a href=/x><img src=x></a></div>', false],
    ['<div style="display:none"><a href=/x style="display:inline">t</a></div>', true],
    ['<a href=/x></a>', true],
    ['<a href=/x>&#8203;</a>', true],
    ['<a href=/x>.</a>', false],
    ['<a href=/x><img src=x></a>', false],
    ['<a href=/x><img src=x style="display:none"></a>', true],
    ['<a href=/x><img src=x width=0 height=0></a>', true],
    ['<a href=/x><img src=x width=1 height=1></a>', false],
    ['<a href=/x><i class="fa fa-home"></i></a>', false],
    ['<a href=/x><span></span></a>', true],
    ['<a href=/x style="background:url(x.png)"></a>', false],
    ['<a href=/x><h3 style="display:none">t</h3>t</a>', false],
    ['<map><area href=/x></map>', false],
    ['<div width=0 height=0><a href=/x>t</a></div>', false],
  ])('%s: %s', (markup, expected) => expect(isHidden(markup)).toBe(expected))
})

it('a style is read as browsers do', () => {
  expect([...readStyle('a: 1; B : X !IMPORTANT; a:2; b: y; c; : d; e:url(";f:1")')]).toEqual([
    ['a', '2'],
    ['b', 'x'],
    ['e', 'url(";f:1")'],
  ])
})

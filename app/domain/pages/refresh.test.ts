import { expect, it } from 'vitest'
import { refreshTarget } from './refresh.ts'

const page = 'http://a.test/in/post?x=1'

it.each([
  ['0;url=/new', 'http://a.test/new'],
  ['0; URL=/new', 'http://a.test/new'],
  ["0; url='/new'", 'http://a.test/new'],
  ['0;url="/new" ignored', 'http://a.test/new'],
  ['0,url=/new', 'http://a.test/new'],
  ['0 url=/new', 'http://a.test/new'],
  ['0;/new', 'http://a.test/new'],
  ['0.9;url=new', 'http://a.test/in/new'],
  ['.5;url=new', 'http://a.test/in/new'],
  [' 5 ; url = /new ', 'http://a.test/new'],
  ['0;url=//b.test/x#part', 'http://b.test/x'],
  ['5.9;url=/new', 'http://a.test/new'],
  ['6;url=/new', null],
  ['05;url=/new', 'http://a.test/new'],
  ['300;url=/new', null],
  ['0', null],
  ['0;', null],
  ['0;url=', null],
  ['0;url=/in/post?x=1', null],
  ['0;url=#top', null],
  ['0;url=/in/post', 'http://a.test/in/post'],
  ['0;url=https://a.test/in/post?x=1', 'https://a.test/in/post?x=1'],
  ['0;url=javascript:void(0)', null],
  ['0;url=mailto:me@a.test', null],
  ['url=/new', null],
  ['-1;url=/new', null],
  ['0url=/new', null],
  ['soon;url=/new', null],
  ['', null],
])('%j leads to %s', (content, target) => expect(refreshTarget(content, { page, base: page })).toBe(target))

it('is resolved against the base of the document', () => {
  expect(refreshTarget('0;url=new', { page, base: 'http://b.test/dir/' })).toBe('http://b.test/dir/new')
})

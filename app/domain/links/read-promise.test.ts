import { describe, expect, it } from 'vitest'
import { readPromise, readPromiseLine } from './read-promise.ts'

const source = 'http://a.test/post'
const target = 'https://client.test/guide'

it('what is missing, or null, takes its default', () => {
  const promised = { source, target, match: 'page', anchor: '', rel: 'follow' }
  expect(readPromise({ source, target })).toEqual({ ok: true, promised })
  expect(readPromise({ source, target, match: null, anchor: null, rel: null, other: 1 })).toEqual({
    ok: true,
    promised,
  })
})
it('what is said is taken', () => {
  const said = { source, target, match: 'site', anchor: ' the guide ', rel: 'any' }
  expect(readPromise(said)).toEqual({ ok: true, promised: { ...said, anchor: 'the guide' } })
})

describe('what cannot be used says why', () => {
  it.each([
    [{}, /source/],
    [{ source }, /target/],
    [{ source: 'a.test', target }, /source/],
    [{ source: 'mailto:x@a.test', target }, /source/],
    [{ source: 'http://', target }, /source/],
    [{ source: 7, target }, /source/],
    [{ source, target: '/guide' }, /target/],
    [{ source, target, match: 'all' }, /match/],
    [{ source, target, rel: 'dofollow' }, /rel/],
    [{ source, target, anchor: 7 }, /anchor/],
    [{ source: 'https://x.client.test', target, match: 'site' }, /site/],
  ])('%j', (text, why) => {
    const read = readPromise(text)
    expect(read.ok ? '' : read.error).toMatch(why)
  })
  it.each(['', 'nonsense', '[]', '"x"', 'null', '7', '{"source":'])('the line %j', (line) => {
    expect(readPromiseLine(line).ok).toBe(false)
  })
})

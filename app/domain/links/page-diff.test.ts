import { describe, expect, test } from 'vitest'
import { pageDiff, partsOf } from './page-diff.ts'

describe('pageDiff', () => {
  test('shows the changed tag with the equal lines around it', () => {
    const page = (rel: string) =>
      `<html><body><h1>Links</h1><p>One</p><p>Two</p><p>See <a href="/x"${rel}>us</a> here</p><p>Three</p></body></html>`
    expect(pageDiff(page(''), page(' rel="nofollow"'))).toEqual([
      { sign: ' ', text: '<p>', gap: 11 },
      { sign: ' ', text: 'See', gap: 0 },
      { sign: '-', text: '<a href="/x">', gap: 0 },
      { sign: '+', text: '<a href="/x" rel="nofollow">', gap: 0 },
      { sign: ' ', text: 'us', gap: 0 },
      { sign: ' ', text: '</a>', gap: 0 },
    ])
  })
  test('white space is no change', () =>
    expect(pageDiff('<p>a</p>\n  <p>b</p>', '<p> a </p><p>b</p>')).toEqual([]))
  test('two other pages are not compared line by line', () => {
    const many = (word: string) => Array.from({ length: 5_000 }, (_, at) => `<p>${word}${at}</p>`).join('')
    expect(pageDiff(many('a'), many('b'))).toBeNull()
  })
})

test('the changed part of a link stands out', () => {
  const { before, after } = partsOf('<a href="/x">us</a>', '<a href="/x" rel="nofollow">us</a>')
  expect(before.map((part) => part.text).join('')).toBe('<a href="/x">us</a>')
  expect(
    after
      .filter((part) => part.isChanged)
      .map((part) => part.text)
      .join(''),
  ).toContain('nofollow')
})

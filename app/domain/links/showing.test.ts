import { expect, test } from 'vitest'
import { bookmarklet, isPromisedPage } from './showing.ts'

test.each([
  ['https://a.test/post', ['https://a.test/post', null], true],
  ['http://www.a.test/post/?utm_source=x#top', ['https://a.test/post', null], true],
  ['https://a.test/moved', ['https://a.test/post', 'https://a.test/moved'], true],
  ['https://a.test/other', ['https://a.test/post', null], false],
  ['https://evil.test/post', ['https://a.test/post', null], false],
  ['chrome://newtab', ['https://a.test/post', null], false],
  ['', ['https://a.test/post', null], false],
])('%s for %j: %s', (url, known, expected) => expect(isPromisedPage(url, known)).toBe(expected))

test('the bookmarklet posts the address and the page as built, and nothing can break out of its string', () => {
  const sent = bookmarklet('https://us.test/show/abc"</script>')
  expect(sent).toMatch(/^javascript:/)
  const code = decodeURIComponent(sent.slice('javascript:'.length))
  expect(code).toContain('location.href')
  expect(code).toContain('documentElement.outerHTML')
  expect(sent).not.toMatch(/["<>\s]/)
})

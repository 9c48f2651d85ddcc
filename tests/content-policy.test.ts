import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { securityHeaders } from '#app/server/security-headers.ts'

const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => ({ file, text: readFileSync(path.join('app', file), 'utf8') }))

/** Shows mail as it was sent: cleaned when it came in, and under the same policy as everything else. */
const SHOWS_MAIL = 'components/inbox/thread-message.tsx'

/** What the content policy would block, or what would need a hole in it. */
const FORBIDDEN = {
  'a style attribute': /\sstyle=[{"']/,
  'HTML put in as text': /dangerouslySetInnerHTML/,
  'an inline script': /<script[\s>]/,
  'an inline style sheet': /<style[\s>]/,
}

test('the policy has no inline holes', () => {
  const policy = securityHeaders('abc', { isDev: false })['Content-Security-Policy']
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain(`script-src 'self' 'nonce-abc'`)
})

test.each(Object.entries(FORBIDDEN))('no screen has %s', (name, pattern) => {
  const allowed = name === 'HTML put in as text' ? [SHOWS_MAIL] : []
  expect(sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual(allowed)
})

test('the law sees what it forbids', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(FORBIDDEN['a style attribute'].test('<p style={{ width: 1 }} />')).toBe(true)
})

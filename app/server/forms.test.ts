import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './forms.ts'

test('what was typed comes back with the errors, passwords do not', () => {
  const form = new FormData()
  form.set('email', 'anna')
  form.set('newPassword', 'a secret thing')
  expect(readForm(z.object({ email: z.email('Enter an address'), newPassword: z.string() }), form)).toEqual({
    ok: false,
    errors: { email: 'Enter an address' },
    typed: { email: 'anna' },
  })
})

test('every password field has a name by which it is known as one', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  )
  const fields = files.flatMap((file) =>
    [
      ...readFileSync(path.join('app', file), 'utf8').matchAll(
        /<Field\s[^]*?name=(".*?"|\{`.*?`\})[^]*?<\/Field>/g,
      ),
    ]
      .filter(([whole]) => whole.includes('type="password"'))
      .map(([, name = '']) => `${file}: ${name}`),
  )
  expect(fields.length).toBeGreaterThan(3)
  expect(fields.filter((field) => !/: .*(password|secret|token)/i.test(field))).toEqual([])
})

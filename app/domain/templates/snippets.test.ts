import { expect, test } from 'vitest'
import { exampleData } from './fields.ts'
import { fieldsOf } from './fields-of.ts'
import { lint } from './lint.ts'
import { render } from './render.ts'
import { readSnippet, readWithSnippets, snippetsOf } from './snippets.ts'
import { readTemplate } from './syntax.ts'

const SNIPPETS = {
  'who we are': 'We are {{project.name}}.\n\nWe grow things.',
  cited: 'You write “{{quote.text}}”.',
  mine: '{{opener}}',
  loud: 'THIS IS IMPORTANT for you.',
}

test.each([
  ['Hi {{snippet "who we are"}}', 'Hi We are Fernhill Garden.\n\nWe grow things.'],
  ["{{#if project.name}}{{snippet 'who we are'}}{{/if}}", 'We are Fernhill Garden.\n\nWe grow things.'],
  // It speaks of the recipient, not of the item around it.
  ['{{#each competitors}}{{snippet "mine"}};{{/each}}', 'Hello.;Hello.;'],
  ['{{#with contact}}{{snippet "mine"}}{{/with}}', 'Hello.'],
])('%s', (source, text) => {
  const read = readTemplate(source)
  if (!read.ok) throw new Error(read.error.message)
  const data = { ...exampleData(), opener: 'Hello.', snippets: SNIPPETS }
  expect(render(read.template, data)).toMatchObject({ text, missing: [] })
})

test.each([
  ['one\n {{snippet "x"}}', 2, 2, 'There is no snippet "x". There are: who we are, cited, mine, loud'],
  ['{{#if opener}}{{else}}{{snippet "constructor"}}{{/if}}', 1, 23, 'There is no snippet "constructor"'],
  ['{{snippet}}', 1, 1, 'snippet is written so'],
  ['{{snippet opener}}', 1, 1, 'snippet is written so'],
  ['{{snippet "mine" size=2}}', 1, 1, 'snippet is written so'],
  ['{{fallback (snippet "mine") "x"}}', 1, 12, 'stands by itself'],
  ['{{#if (snippet "mine")}}x{{/if}}', 1, 7, 'stands by itself'],
])('%j is not kept', (source, line, column, message) => {
  expect(readWithSnippets(source, SNIPPETS)).toMatchObject({
    ok: false,
    error: { line, column, message: expect.stringContaining(message) as string },
  })
})

test('without any snippet kept, the error says so', () => {
  expect(readWithSnippets('{{snippet "x"}}', {})).toMatchObject({
    error: { message: 'There is no snippet "x". None is kept yet' },
  })
})

test.each([
  ['Hi {{contact.first_name}} {{#if opener}}x{{/if}}', true],
  ['Hi {{#if opener}}{{snippet "mine"}}{{/if}}', false],
  ['{{#if opener}}', false],
])('a snippet may be %j: %s', (text, ok) => {
  expect(readSnippet(text).ok).toBe(ok)
})

test('the names in a text, each once', () => {
  expect(snippetsOf('{{snippet "a"}} {{#if x}}{{snippet "b"}}{{/if}} {{snippet "a"}}')).toEqual(['a', 'b'])
  expect(snippetsOf('{{#if x}}')).toEqual([])
})

test('fields of a snippet are those of the text that puts it in: an opener, and a quote to be checked', () => {
  expect(fieldsOf('{{snippet "mine"}} {{#if quote.text}}{{snippet "cited"}}{{/if}}', SNIPPETS)).toEqual([
    { field: 'opener', isRequired: true },
    { field: 'quote.text', isRequired: false },
  ])
  expect(fieldsOf('{{#each competitors}}{{snippet "cited"}}{{/each}}', SNIPPETS)).toContainEqual({
    field: 'quote.text',
    isRequired: true,
  })
})

test('lint reads the words of a snippet and names the line that puts it in', () => {
  const found = (body: string, data = {}) =>
    lint({ subject: 'A link', body, data: { ...exampleData(), snippets: SNIPPETS, ...data } }).problems
  expect(found('Hi,\n{{snippet "who we are"}}\n{{snippet "cited"}}')).toEqual([])
  expect(found('Hi,\n\n{{snippet "loud"}}')).toMatchObject([{ rule: 'all-caps', line: 3 }])
  expect(found('Hi,\n{{snippet "mine"}}', { opener: null })).toMatchObject([
    {
      rule: 'missing-fields',
      line: 2,
      blocks: true,
      message: 'opener is empty here and has no fallback (in the snippet "mine")',
    },
  ])
  expect(found('Hi,\n{{snippet "x"}}')).toMatchObject([
    {
      rule: 'missing-fields',
      line: 2,
      column: 1,
      blocks: true,
      message: expect.stringContaining('no snippet "x"') as string,
    },
  ])
  expect(found('{{snippets.loud}}')).toMatchObject([{ rule: 'missing-fields', blocks: true }])
})

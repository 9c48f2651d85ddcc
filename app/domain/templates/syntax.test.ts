import { expect, test } from 'vitest'
import { readTemplate } from './syntax.ts'

test.each([
  ['Hi {{contact.first_name', 1, 'not closed'],
  ['one\n\nHi {{contact.first_name}, two', 3, 'not closed'],
  ['one\n{{#if dead.url}}\ntwo', 2, '{{#if}} is never closed with {{/if}}'],
  ['{{#if a}}{{#if b}}x{{/if}}', 1, '{{#if}} is never closed'],
  ['one\ntwo {{/if}}', 2, 'closes a block that was never opened'],
  ['{{#if a}}x{{/each}}', 1, '{{#if}} is closed by {{/each}}'],
  ['a\nb {{ }} c', 2, 'A field is missing before }}'],
  ['{{{a}} x', 1, 'brackets'],
  ['{{contact.first_name | lower}}', 1, 'neither a field nor a helper'],
  ['x {{else}} y', 1, 'outside of a block'],
  ['{{a/../b}}', 1, 'names joined by dots'],
  ['{{contact.first_name "there"}}', 1, 'A fallback is written {{fallback contact.first_name "there"}}'],
  ['{{lookup contact "constructor"}}', 1, 'There is no helper "lookup"'],
  ['{{log contact}}', 1, 'There is no helper "log"'],
  ['{{if contact.first_name}}', 1, 'needs a # in front'],
  ['{{lower}}', 1, 'lower is written so'],
  ['{{fallback contact.first_name}}', 1, 'fallback is written so'],
  ['{{list competitors by=2}}', 1, 'no option "by"'],
  ['{{> header}}', 1, 'Partials'],
  ['{{#> layout}}x{{/layout}}', 1, 'Partials'],
  ['{{* foo}}', 1, 'Partials and decorators'],
  ['{{#contact}}x{{/contact}}', 1, 'There is no block {{#contact}}'],
  ['{{#if}}x{{/if}}', 1, 'takes exactly one field'],
  ['{{#with "s" as |s|}}{{s.sub.apply}}{{/with}}', 1, 'as |name|'],
  ['{{#if (evil a)}}x{{/if}}', 1, 'There is no helper "evil"'],
  ['{{constructor "return 1"}}', 1, 'There is no helper "constructor"'],
  ['x'.repeat(20_001), 1, 'longer than'],
  ['{{#if a}}'.repeat(25) + '{{/if}}'.repeat(25), 1, '20 deep'],
  ['{{lower ' + '(lower '.repeat(40) + 'a' + ')'.repeat(40) + '}}', 1, '20 deep'],
])('%j is an error on line %i: %s', (source, line, message) => {
  expect(readTemplate(source)).toMatchObject({
    ok: false,
    error: { line, message: expect.stringContaining(message) },
  })
})

test.each([
  ['a\n\nHello there my dear friend this is {{ }} x', 3, 39],
  ['one\ntwo {{/if}}', 2, 5],
  ['one\n  {{#if dead.url}}\ntwo', 2, 3],
  ['{{contact.first_name | lower}}', 1, 22],
  ['ab {{lookup x "y"}}', 1, 4],
  ['Windows\r\nlines {{> x}}', 2, 7],
])('%j is an error at line %i, column %i', (source, line, column) => {
  expect(readTemplate(source)).toMatchObject({ ok: false, error: { line, column } })
})

test('a very deep or odd text is refused or read, and never throws', () => {
  for (const source of [
    '{'.repeat(5000),
    '{{'.repeat(5000),
    '{{#if a}}'.repeat(2000),
    '\u0000{{a}}',
    '{{{{raw}}}}x{{{{/raw}}}}',
  ])
    expect(typeof readTemplate(source).ok).toBe('boolean')
})

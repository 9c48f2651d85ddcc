import { expect, test } from 'vitest'
import { htmlOf } from './html.ts'
import { marked, missingNames, render, type MergeData } from './render.ts'
import { readTemplate } from './syntax.ts'

const DATA: MergeData = {
  contact: { first_name: 'Pia', last_name: '', role: '  ' },
  competitors: ['a.example', 'b.example', 'c.example'],
  none: [],
  zero: 0,
  dead: { url: 'https://www.old.example/guide', cause: null },
  people: [{ name: 'Ann' }, { name: 'Bo' }],
}

function fill(source: string, data: MergeData = DATA) {
  const read = readTemplate(source)
  if (!read.ok) throw new Error(read.error.message)
  return render(read.template, data)
}

test.each([
  ['Hi {{contact.first_name}},', 'Hi Pia,'],
  ['{{{contact.first_name}}}', 'Pia'],
  ['{{fallback contact.last_name "there"}}', 'there'],
  ['{{default contact.last_name contact.first_name}}', 'Pia'],
  ['{{or contact.role (lower contact.first_name)}}', 'pia'],
  ['{{list competitors}}', 'a.example, b.example and c.example'],
  ['{{list competitors limit=2}}', 'a.example and b.example'],
  ['{{competitors}}', 'a.example, b.example and c.example'],
  ['{{first competitors}}', 'a.example'],
  ['{{domain dead.url}}', 'old.example'],
  ['{{capitalise "über"}}', 'Über'],
  ['{{zero}}', '0'],
  ['{{#if contact.last_name}}yes{{else}}no{{/if}}', 'no'],
  ['{{#if contact.role}}a{{else if contact.first_name}}b{{else}}c{{/if}}', 'b'],
  ['{{#unless dead.cause}}gone{{/unless}}', 'gone'],
  ['{{#if (eq contact.first_name "Pia")}}it is her{{/if}}', 'it is her'],
  ['{{#each people}}{{@index}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}', '0Ann, 1Bo'],
  ['{{#each competitors}}{{this}} {{/each}}', 'a.example b.example c.example '],
  ['{{#each none}}x{{else}}nobody{{/each}}', 'nobody'],
  ['{{#with contact}}{{first_name}} of {{../zero}}{{/with}}', 'Pia of 0'],
  ['a\n{{#if zero}}\nb\n{{/if}}\nc', 'a\nc'],
  ['a {{~contact.first_name~}} b', 'aPiab'],
  ['{{! a note }}text', 'text'],
])('%s gives %s', (source, text) => {
  expect(fill(source)).toMatchObject({ text, missing: [] })
})

test.each([
  ['{{contact.last_name}}', ['contact.last_name'], 'empty'],
  ['{{contact.role}}', ['contact.role'], 'blank'],
  ['{{contact.nick}} and {{contact.nick}}', ['contact.nick'], 'absent, named once'],
  ['{{dead.cause}}', ['dead.cause'], 'null'],
  ['{{contact}}', ['contact'], 'a group, not a text'],
  ['{{none}}{{list none}}{{first none}}', ['none'], 'an empty list'],
  ['{{lower contact.role}}', ['contact.role'], 'inside a helper'],
  [
    '{{fallback contact.role contact.last_name}}',
    ['contact.role', 'contact.last_name'],
    'every fallback is empty',
  ],
  ['{{#if contact.first_name}}{{dead.cause}}{{/if}}', ['dead.cause'], 'inside a block'],
])('%s misses %j: %s', (source, names) => {
  const filled = fill(source)
  expect(missingNames(filled.missing)).toEqual(names)
})

test('a missing field is named with its place and marked for a person, never sent', () => {
  const filled = fill('Hi {{contact.first_name}},\n\nyour {{contact.role}} page')
  expect(filled.missing).toEqual([{ field: 'contact.role', line: 3, column: 6 }])
  expect(filled.text).toBe('Hi Pia,\n\nyour  page')
  expect(marked(filled)).toBe('Hi Pia,\n\nyour ⟨contact.role⟩ page')
})

test.each([
  '{{constructor}}',
  '{{constructor.name}}',
  '{{contact.constructor.name}}',
  '{{__proto__}}',
  '{{contact.__proto__.toString}}',
  '{{contact.first_name.length}}',
  '{{toString}}',
  '{{#with contact}}{{constructor}}{{/with}}',
  '{{#each competitors}}{{constructor.name}}{{/each}}',
  '{{@root.constructor}}',
  '{{lower constructor}}',
])('%s reaches nothing of the program', (source) => {
  const filled = fill(source)
  expect(filled.text).toBe('')
  expect(filled.missing.length).toBeGreaterThan(0)
})

test('an own property that is called like the prototype is still only a value', () => {
  const data = JSON.parse('{"__proto__":{"x":"own"}}') as MergeData
  expect(fill('{{__proto__.x}}', data).text).toBe('own')
})

test('values keep their line breaks, lose control characters and are never read as templates', () => {
  const data = { opener: 'one\r\ntwo\u0000\u0008 {{contact.first_name}}', contact: { first_name: 'Pia' } }
  expect(fill('{{opener}}', data).text).toBe('one\ntwo   {{contact.first_name}}')
})

test('the HTML part is made from the text, escaped, with paragraphs and links', () => {
  const text = 'Hi <b>"Pia"</b> & co,\n\nsee https://x.example/a?b=1&c=2.\nBye\n\n\nAnna'
  expect(htmlOf(text)).toBe(
    '<p>Hi &#60;b&#62;&#34;Pia&#34;&#60;/b&#62; &#38; co,</p>\n' +
      '<p>see <a href="https://x.example/a?b=1&#38;c=2">https://x.example/a?b=1&#38;c=2</a>.<br>\nBye</p>\n' +
      '<p>Anna</p>',
  )
  expect(htmlOf('javascript:alert(1) "https://x.example/"onmouseover=1')).not.toContain('"onmouseover')
})

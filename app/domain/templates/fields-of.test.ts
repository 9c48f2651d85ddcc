import { expect, test } from 'vitest'
import { fieldsOf } from './fields-of.ts'

test.each([
  ['Hi {{opener}}', { opener: true }],
  ['{{#if opener}}{{opener}}{{/if}}', { opener: false }],
  ['{{#if opener}}{{opener}}{{/if}}{{opener}}', { opener: true }],
  ['{{fallback contact.first_name "there"}}', { 'contact.first_name': false }],
  ['{{fallback contact.first_name contact.email}}', { 'contact.first_name': true, 'contact.email': true }],
  ['{{lower page.title}}', { 'page.title': true }],
  ['{{#if dead.url}}{{dead.url}}{{else}}{{target.url}}{{/if}}', { 'dead.url': false, 'target.url': true }],
  ['{{#unless opener}}x{{else}}{{opener}}{{/unless}}', { opener: false }],
  ['{{#each competitors}}{{this}}{{/each}}', { competitors: false }],
  ['{{broken', {}],
])('%s', (source, fields) => {
  expect(Object.fromEntries(fieldsOf(source).map((one) => [one.field, one.isRequired]))).toEqual(fields)
})

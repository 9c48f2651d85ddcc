import { expect, it } from 'vitest'
import { htmlKind } from './html-kind.ts'

it.each([
  ['text/html', undefined, 'html'],
  ['TEXT/HTML; charset=utf-8', undefined, 'html'],
  ['text/html, text/html', undefined, 'html'],
  ['application/xhtml+xml;charset=utf-8', undefined, 'xhtml'],
  ['text/plain', '<html>', 'other'],
  ['application/pdf', undefined, 'other'],
  ['application/xml', '<html>', 'other'],
  [null, undefined, 'unknown'],
  [null, '\n <!DOCTYPE html><p>', 'html'],
  ['', '<!-- x --><html>', 'html'],
  ['', '<?xml version="1.0"?>\n<!DOCTYPE html>', 'html'],
  ['', '<?xml version="1.0"?><rss>', 'other'],
  ['', '{"a":1}', 'other'],
  ['', 'Hello', 'other'],
  ['', '%PDF-1.7', 'other'],
])('%s with %j is %s', (type, text, kind) => expect(htmlKind(type, text)).toBe(kind))

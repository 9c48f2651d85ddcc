import { expect, it } from 'vitest'
import { canonicalInHeader } from './canonical.ts'

it.each([
  [['<http://a.test/x>; rel="canonical"'], 'http://a.test/x'],
  [['<http://a.test/x>; rel=canonical'], 'http://a.test/x'],
  [['</x>; rel="canonical"'], 'http://a.test/x'],
  [['</s.css>; rel=preload; as=style, </x,y>; rel="CANONICAL"'], 'http://a.test/x,y'],
  [['</s.css>; rel=preload', '</x>; title="a, b; rel=no"; rel="alternate canonical"'], 'http://a.test/x'],
  [['</x>; rel=canonical, </y>; rel=canonical'], 'http://a.test/x'],
  [['<mailto:x@a.test>; rel=canonical, </y>; rel=canonical'], 'http://a.test/y'],
  [['<>; rel=canonical'], null],
  [['</x>; rel=alternate'], null],
  [['</x>'], null],
  [[], null],
])('%j names %s', (lines, canonical) => {
  expect(canonicalInHeader(lines, 'http://a.test/post')).toBe(canonical)
})

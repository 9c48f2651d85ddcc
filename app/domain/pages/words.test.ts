import { expect, it } from 'vitest'
import { wordCount } from './words.ts'

it.each([
  ['', 0],
  ['  \n ', 0],
  ['one', 1],
  ['one two  three\nfour', 4],
  ['well-known — and so on…', 4],
  ["don't", 1],
  ['3.14 is a number', 4],
  ['ein Wort über Müller', 4],
  ['слово и дело', 3],
  ['お探しのページは見つかりませんでした', 9],
  ['页面不存在', 3],
  ['한국어 단어', 2],
  ['— … ’ 5\u00a0\u2009m²', 2],
  ['tic\u2003tac\u200btoe', 2],
  ['ไม่พบหน้าที่คุณต้องการ', 6],
])('%j has %d words', (text, count) => expect(wordCount(text)).toBe(count))

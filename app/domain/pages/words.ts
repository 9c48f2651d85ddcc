/** Scripts that write without blanks; about two characters of them make a word, four in South-East Asia. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/gu
const TALL = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu

/** How many words a text has: runs between blanks that hold a letter or a digit. */
export function wordCount(text: string): number {
  const isPlain = !/[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/.test(text)
  const dense = isPlain ? 0 : (text.match(DENSE)?.length ?? 0)
  const tall = isPlain ? 0 : (text.match(TALL)?.length ?? 0)
  const rest = isPlain ? text : text.replace(DENSE, ' ').replace(TALL, ' ')
  let count = Math.ceil(dense / 2) + Math.ceil(tall / 4)
  for (const run of rest.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(run)) count++
  return count
}

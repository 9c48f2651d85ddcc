/** Scripts that write without blanks; about two characters of them make a word, four in South-East Asia. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/gu
const TALL = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu
/** Below it, no letter of these scripts. */
const FIRST_DENSE = 0x0e00

/** How many words a text has: runs between blanks that hold a letter or a digit. */
export function wordCount(text: string): number {
  const simple = runCount(text)
  if (simple !== null) return simple
  const isPlain = !/[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/.test(text)
  const dense = isPlain ? 0 : (text.match(DENSE)?.length ?? 0)
  const tall = isPlain ? 0 : (text.match(TALL)?.length ?? 0)
  const rest = isPlain ? text : text.replace(DENSE, ' ').replace(TALL, ' ')
  let count = Math.ceil(dense / 2) + Math.ceil(tall / 4)
  for (const run of rest.split(/\s+/)) if (LETTER.test(run)) count++
  return count
}

const LETTER = /[\p{L}\p{N}]/u

/** Counts without cutting the text up, since pages have thousands of words; null where it may hold a dense script. */
function runCount(text: string): number | null {
  let count = 0
  let from = 0
  let isWord = false
  let isUnclear = false
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32
    if (isBlank(code)) {
      if (isWord || (isUnclear && LETTER.test(text.slice(from, at)))) count++
      from = at + 1
      isWord = isUnclear = false
    } else if (code < 128) {
      isWord ||= (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
    } else {
      // Punctuation of all scripts lies at 2000.
      if (code >= FIRST_DENSE && !(code >= 0x2000 && code < 0x2070)) return null
      isUnclear = true
    }
  }
  return count
}

/** White space as `\s` has it, below the dense scripts and among the punctuation. */
function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13)
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f
  )
}

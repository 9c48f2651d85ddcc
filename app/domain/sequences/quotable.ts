import { wordCount } from '../pages/words.ts'

/** A line of fewer words is a menu item or a heading, and of more than somebody would quote. */
const FEWEST_WORDS = 8
export const QUOTE_AT_MOST = 300
const MOST = 12

/** Sentences of a page that a person may quote, in the order of the page, each once. */
export function quotableIn(text: string): string[] {
  const found = new Set<string>()
  for (const line of text.split('\n'))
    for (const sentence of line
      .replace(/\s+/g, ' ')
      .trim()
      .split(/(?<=[.!?…]["”’»)]?) (?=[\p{Lu}"“‘«„])/u))
      if (sentence.length <= QUOTE_AT_MOST && wordCount(sentence) >= FEWEST_WORDS) found.add(sentence.trim())
  return [...found].slice(0, MOST)
}

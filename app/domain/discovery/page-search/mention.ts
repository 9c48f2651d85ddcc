import type { PageReading } from '../../pages/reading.ts'
import { wordCount } from '../../pages/words.ts'

/** Who we are: names as people write them, and registrable domains. */
export type Ours = { names: string[]; sites: string[] }

export type Mention = {
  /** The words on the page that name us. */
  name: string
  /** The sentence around them, as a pitch would quote it. */
  sentence: string
}

/** A line of fewer words is a menu item or a caption rather than a sentence. */
const SENTENCE_WORDS = 5
const LONGEST_SENTENCE = 300

/** Where a page speaks of us: the first whole sentence that names us, else the first line or the title. Null: nowhere. */
export function mentionIn(page: Pick<PageReading, 'text' | 'title'>, ours: Ours): Mention | null {
  const pattern = patternOf(ours)
  if (!pattern) return null
  let short: Mention | null = null
  for (const raw of page.text.split('\n')) {
    const line = raw.replace(/\s+/g, ' ').trim()
    const found = pattern.exec(line)
    if (!found) continue
    const mention = { name: found[0], sentence: sentenceAround(line, found.index, found[0].length) }
    if (wordCount(mention.sentence) >= SENTENCE_WORDS) return mention
    short ??= mention
  }
  const inTitle = page.title === null ? null : pattern.exec(page.title)
  return short ?? (inTitle && { name: inTitle[0], sentence: page.title! })
}

/** Null when there is nothing to look for. */
function patternOf({ names, sites }: Ours): RegExp | null {
  const words = [...names.map(nameSource), ...sites.map(siteSource)].filter(Boolean)
  // Case is settled per name: `[Ff]` where any will do.
  return words.length === 0 ? null : new RegExp(words.join('|'), 'u')
}

/** Not inside of a word, an address of mail or another address of the web. */
const BEFORE = '(?<![\\p{L}\\p{N}@_/.-])'
const AFTER = '(?![\\p{L}\\p{N}_@]|\\.\\p{Ll}{2})'

/**
 * A name of one plain capitalised word ("Apple") must stand with its capital, or in capitals throughout; any other name
 * ("apple pie", "GitHub", "acme") in any case. Words of a name may be joined by blanks, hyphens, or nothing.
 */
function nameSource(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/u)
    .filter(Boolean)
  if (words.length === 0) return ''
  const isOneProperNoun = words.length === 1 && /^\p{Lu}\p{Ll}+$/u.test(words[0]!)
  const source = isOneProperNoun
    ? `(?:${escaped(words[0]!)}|${escaped(words[0]!.toUpperCase())})`
    : words.map(anyCase).join('[\\s\\-\\u2010\\u2011]?')
  return `${BEFORE}${source}${AFTER}`
}

function siteSource(site: string): string {
  return `(?<![\\p{L}\\p{N}@_./-])(?:[Ww]{3}\\.)?${anyCase(site)}(?![\\p{L}\\p{N}_-]|\\.\\p{L})`
}

function anyCase(text: string): string {
  return [...text]
    .map((letter) => {
      const both = new Set([letter, letter.toLowerCase(), letter.toUpperCase()])
      const single = [...both].filter((one) => [...one].length === 1)
      return single.length > 1 ? `[${single.join('')}]` : escaped(letter)
    })
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** A full stop there ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|vs|etc|approx|No|Nr|ca|bzw|usw|e\.g|i\.e|z\.\s?B|p\.\s?ex)\.$/u

/** The sentence of a line that holds the words at `from`; cut around them where it is long. */
function sentenceAround(line: string, from: number, length: number): string {
  let start = 0
  let end = line.length
  for (const { index } of line.matchAll(
    /(?<=[.!?…。！？]["”’»)]?) (?=[\p{Lu}\p{N}"“‘«„(¿¡])|(?<=[。！？])/gu,
  )) {
    if (ABBREVIATION.test(line.slice(0, index))) continue
    if (index < from) start = index
    else if (index >= from + length) {
      end = index
      break
    }
  }
  const sentence = line.slice(start, end).trim()
  if (sentence.length <= LONGEST_SENTENCE) return sentence
  const at = from - start
  const cut = Math.max(0, Math.min(at - LONGEST_SENTENCE / 2, sentence.length - LONGEST_SENTENCE))
  const left = cut === 0 ? 0 : sentence.indexOf(' ', cut) + 1
  const right =
    left + LONGEST_SENTENCE >= sentence.length
      ? sentence.length
      : sentence.lastIndexOf(' ', left + LONGEST_SENTENCE)
  return `${left > 0 ? '… ' : ''}${sentence.slice(left, right).trim()}${right < sentence.length ? ' …' : ''}`
}

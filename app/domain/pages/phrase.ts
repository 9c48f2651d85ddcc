/** Phrases stand at the beginning of a page, if anywhere; a huge one must not cost more than others. */
const LONGEST = 50_000

/**
 * Letters as they are compared: without accents, case, apostrophes and punctuation, so that "Página no encontrada!"
 * and "PAGINA NO ENCONTRADA" are one.
 */
export function fold(text: string): string {
  return unaccented(text.slice(0, LONGEST))
    .toLowerCase()
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** An expression that a folded text must be as a whole: one or more of the phrases, one after the other. */
export function wholly(phrases: string[]): RegExp {
  return new RegExp(`^(?:(?:${unaccented(phrases.join('|'))}) ?)+$`, 'u')
}

/** An expression for one of the phrases at the beginning of a folded text, with the blank after it. */
export function atStart(phrases: string): RegExp {
  return new RegExp(
    `^(?:${unaccented(phrases)})(?: |$|(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}]))`,
    'u',
  )
}

/** An expression that finds any of the phrases, as whole words, in a folded text. */
export function anyOf(phrases: string[]): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${unaccented(phrases.join('|'))})(?![\\p{Script=Latin}\\p{N}])`,
    'u',
  )
}

/** The parts of a title between separators, and the title as a whole. */
export function titleParts(title: string): string[] {
  const parts = title.split(/\s*[|•·»«›‹→~—]\s*|\s+[-–:/]+\s+|::/)
  const afterColon = title.includes(':') ? [title.slice(title.lastIndexOf(':') + 1)] : []
  return [...new Set([title, ...parts, ...afterColon])].map(fold).filter(Boolean)
}

function unaccented(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '')
}

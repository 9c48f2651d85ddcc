import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as finnish } from '@orama/stemmers/finnish'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { stopwords as danishStops } from '@orama/stopwords/danish'
import { stopwords as dutchStops } from '@orama/stopwords/dutch'
import { stopwords as englishStops } from '@orama/stopwords/english'
import { stopwords as finnishStops } from '@orama/stopwords/finnish'
import { stopwords as frenchStops } from '@orama/stopwords/french'
import { stopwords as germanStops } from '@orama/stopwords/german'
import { stopwords as hungarianStops } from '@orama/stopwords/hungarian'
import { stopwords as italianStops } from '@orama/stopwords/italian'
import { stopwords as norwegianStops } from '@orama/stopwords/norwegian'
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese'
import { stopwords as romanianStops } from '@orama/stopwords/romanian'
import { stopwords as russianStops } from '@orama/stopwords/russian'
import { stopwords as spanishStops } from '@orama/stopwords/spanish'
import { stopwords as swedishStops } from '@orama/stopwords/swedish'
import { stopwords as turkishStops } from '@orama/stopwords/turkish'

type Language = { stem: (word: string) => string; stops: Set<string> }

const LANGUAGES: Record<string, Language> = {
  da: { stem: danish, stops: new Set(danishStops) },
  de: { stem: german, stops: new Set(germanStops) },
  en: { stem: english, stops: new Set(englishStops) },
  es: { stem: spanish, stops: new Set(spanishStops) },
  fi: { stem: finnish, stops: new Set(finnishStops) },
  fr: { stem: french, stops: new Set(frenchStops) },
  hu: { stem: hungarian, stops: new Set(hungarianStops) },
  it: { stem: italian, stops: new Set(italianStops) },
  nl: { stem: dutch, stops: new Set(dutchStops) },
  no: { stem: norwegian, stops: new Set(norwegianStops) },
  pt: { stem: portuguese, stops: new Set(portugueseStops) },
  ro: { stem: romanian, stops: new Set(romanianStops) },
  ru: { stem: russian, stops: new Set(russianStops) },
  sv: { stem: swedish, stops: new Set(swedishStops) },
  tr: { stem: turkish, stops: new Set(turkishStops) },
}
/** Bokmål and Nynorsk are declared by names of their own. */
const SAME: Record<string, string> = { nb: 'no', nn: 'no' }

/** The stem of a word and whether it says nothing, as its language has it; of an unknown language, words as they are. */
export function grammarOf(language: string | null): Language {
  return LANGUAGES[language ?? ''] ?? UNKNOWN
}

const UNKNOWN: Language = { stem: (word) => word, stops: new Set() }

const WORDS_LOOKED_AT = 600
/** So much of a running text is made of the small words of its language; a list of names has fewer. */
const CLEAR_SHARE = 0.18
const FEWEST_WORDS = 20

/**
 * The language of a text, as two letters. Templates declare English over pages of every language, so a text that
 * speaks clearly beats what is declared.
 */
export function languageOf(text: string, declared: string | null): string | null {
  const said = declared?.trim().toLowerCase().split(/[-_]/)[0] ?? ''
  const named = /^[a-z]{2,3}$/.test(said) ? (SAME[said] ?? said) : null
  const words = text
    .slice(0, 20_000)
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.slice(0, WORDS_LOOKED_AT)
  if (!words || words.length < FEWEST_WORDS) return named
  let best: { language: string; share: number } | null = null
  for (const [language, { stops }] of Object.entries(LANGUAGES)) {
    const share = words.filter((word) => stops.has(word)).length / words.length
    // Danish and Norwegian share most of their small words: then what is declared decides.
    if (!best || share > best.share || (share >= best.share * 0.9 && language === named))
      best = { language, share }
  }
  return best && best.share >= CLEAR_SHARE ? best.language : named
}

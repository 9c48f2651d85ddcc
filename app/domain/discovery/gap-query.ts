import { SCALED_METRICS } from './gap.ts'
import { EVERY_SITE, type BookQuestion } from './ask-book.ts'

/** `domain`: linking sites; `page`: linking pages; `target`: pages of theirs, by what links to them. */
export type GapView = 'domain' | 'page' | 'target'

/** What the address of the gap asks for. */
export type GapSearch = Omit<BookQuestion, 'sinceFileId' | 'ranges'> & {
  level: GapView
  range: { metric: string; from: number | null; to: number | null } | null
  /** What was brought from a day on, or after a person's `mark`. */
  since: string | null
  /** A page of theirs: only links to it. */
  target: string | null
  /** So many of the best are passed over. */
  from: number
}

export const EVERY_GAP: GapSearch = {
  level: 'domain',
  min: 2,
  links: EVERY_SITE.links,
  range: null,
  dofollow: EVERY_SITE.dofollow,
  language: null,
  platform: null,
  since: null,
  target: null,
  from: 0,
}

/** What the URL of the gap says; what it does not know is left out. */
export function readGapQuery(params: URLSearchParams): GapSearch {
  const min = Number(params.get('min'))
  const level = params.get('level')
  const dofollow = params.get('dofollow')
  return {
    level: level === 'page' || level === 'target' ? level : 'domain',
    min: Number.isInteger(min) && min >= 1 && min <= 50 ? min : EVERY_GAP.min,
    links: params.get('links') === 'lost' ? 'lost' : 'living',
    range: readRange(params),
    dofollow: dofollow === 'only' ? 'only' : dofollow === 'yes' ? 'not_nofollow' : 'any',
    language: word(params.get('language')),
    platform: word(params.get('platform')),
    since: readSince(params.get('since')),
    target: params.get('target')?.trim().slice(0, 2_000) || null,
    from: Math.max(0, Math.min(1_000_000, Number.parseInt(params.get('from') ?? '0', 10) || 0)),
  }
}

/** The same as an address, in one order: what is usual is left out. */
export function gapSearchText(search: Partial<GapSearch>): string {
  const { level, min, links, range, dofollow, language, platform, since, target, from } = {
    ...EVERY_GAP,
    ...search,
  }
  const pairs: [string, string | number | null | false][] = [
    ['level', level !== 'domain' && level],
    ['min', min !== EVERY_GAP.min && min],
    ['links', links !== 'living' && links],
    ['metric', range && range.metric],
    ['value', range && range.from],
    ['most', range && range.to],
    ['dofollow', dofollow !== 'any' && (dofollow === 'only' ? 'only' : 'yes')],
    ['language', language],
    ['platform', platform],
    ['since', since],
    ['target', target],
    ['from', from > 0 && from],
  ]
  const kept = pairs.filter(([, value]) => value !== null && value !== false)
  return new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
}

function readRange(params: URLSearchParams): GapSearch['range'] {
  const metric = params.get('metric') ?? ''
  const [from, to] = [bound(params.get('value')), bound(params.get('most'))]
  const isKnown = (SCALED_METRICS as readonly string[]).includes(metric)
  return isKnown && (from !== null || to !== null) ? { metric, from, to } : null
}

function bound(text: string | null): number | null {
  return text !== null && /^\s*\d{1,3}\s*$/.test(text) ? Math.min(100, Number(text)) : null
}

function readSince(text: string | null): GapSearch['since'] {
  if (text === 'mark') return text
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
}

function word(text: string | null): string | null {
  return text?.trim().toLowerCase().slice(0, 100) || null
}

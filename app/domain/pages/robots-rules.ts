/** One robots meta element: whom it is for, and what it says. */
export type RobotsMeta = { name: string; content: string }

export type RobotsRules = {
  isNoindex: boolean
  isNofollow: boolean
  /** What meta robots and meta googlebot say, each word once. */
  meta: string[]
  /** Bots, in lower case, that may not use the page for training or answers; `*` for all. */
  noAi: Set<string>
}

type Rule = { bot: string; word: string; date?: number }

/** Words of a robots rule that have a value after a colon, so that they are no names of bots. */
const VALUED = new Set(['unavailable_after', 'max-snippet', 'max-image-preview', 'max-video-preview'])

/**
 * What robots rules of the page and of its headers say to Google and to the crawlers of answer engines. Rules add up;
 * nothing lifts one (Google, "Robots meta tag specifications").
 * @param headers the X-Robots-Tag lines, each on its own
 */
export function readRobotsRules(
  { metas, headers }: { metas: RobotsMeta[]; headers: string[] },
  now: Date,
): RobotsRules {
  const inPage = metas.flatMap(({ name, content }) => rulesIn(content, name === 'robots' ? '*' : name))
  const all = [...inPage, ...headers.flatMap((line) => headerRules(line))]
  const forGoogle = all.filter(({ bot }) => bot === '*' || bot === 'googlebot')
  const says = (...words: string[]) => forGoogle.some(({ word }) => words.includes(word))
  const hasPassed = ({ word, date }: Rule) =>
    word === 'unavailable_after' && date !== undefined && date <= now.getTime()
  return {
    isNoindex: says('noindex', 'none') || forGoogle.some(hasPassed),
    isNofollow: says('nofollow', 'none'),
    meta: [
      ...new Set(inPage.filter(({ bot }) => bot === '*' || bot === 'googlebot').map(({ word }) => word)),
    ],
    noAi: new Set(all.filter(({ word }) => word === 'noai').map(({ bot }) => bot)),
  }
}

function headerRules(line: string): Rule[] {
  let bot = '*'
  return parts(line).flatMap((part) => {
    const named = /^([\w*.-]+)\s*:\s*(.*)$/.exec(part)
    if (!named || VALUED.has(named[1]!.toLowerCase())) return rulesIn(part, bot)
    bot = named[1]!.toLowerCase()
    return rulesIn(named[2]!, bot)
  })
}

function rulesIn(content: string, bot: string): Rule[] {
  return parts(content).flatMap((part): Rule[] => {
    const until = /^unavailable_after\s*:\s*(.*)$/i.exec(part)
    if (until) return [{ bot, word: 'unavailable_after', date: dateIn(until[1]!) }]
    return part
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => ({ bot, word: word.toLowerCase() }))
  })
}

/** Parts between commas; the comma after a weekday belongs to its date. */
function parts(text: string): string[] {
  return text
    .replace(/(unavailable_after\s*:\s*[a-z]+),/gi, '$1')
    .split(',')
    .map((part) => part.trim())
}

/** RFC 822, RFC 850 and ISO 8601, as Google accepts them; without a zone, UTC. */
function dateIn(text: string): number | undefined {
  const plain = text
    .replace(/^[a-z]+day\s+|^(?:mon|tue|wed|thu|fri|sat|sun)\s+/i, '')
    .replace(
      /^(\d{1,2})-([a-z]{3})[a-z]*-(\d{2,4})/i,
      (_, day, month, year: string) => `${day} ${month} ${year.length === 2 ? `20${year}` : year}`,
    )
    .trim()
  const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2}|\b[A-Z]{2,4})$/.test(plain) || /^\d{4}-\d{2}-\d{2}$/.test(plain)
  const time = Date.parse(hasZone ? plain : `${plain} UTC`)
  const asIso = Number.isNaN(time) && !hasZone ? Date.parse(`${plain}Z`) : time
  return Number.isNaN(asIso) ? undefined : asIso
}

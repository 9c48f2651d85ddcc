import { normaliseEscapes } from '#app/domain/values/web-address.ts'

type Rule = { allows: boolean; pattern: string }
type Group = { bots: string[]; rules: Rule[] }

/** A robots.txt file, read (RFC 9309). */
export type RobotsTxt = Group[]

/** What the spec demands to be read at least; the rest is ignored. */
export const ROBOTS_TXT_BYTES = 500 * 1024

const ALLOWS_ALL: RobotsTxt = []
const FORBIDS_ALL: RobotsTxt = [{ bots: ['*'], rules: [{ allows: false, pattern: '/' }] }]

/**
 * The rules that an answer to /robots.txt gives: 2xx its text; 4xx, 429 too, allows everything; 5xx forbids everything.
 * Null for no answer, which says nothing.
 */
export function robotsTxtFrom(answer: { status: number; text: string } | null): RobotsTxt | null {
  if (!answer) return null
  if (answer.status >= 500) return FORBIDS_ALL
  return answer.status >= 200 && answer.status < 300 ? readRobotsTxt(answer.text) : ALLOWS_ALL
}

/** Reads the groups of a file. What is no user-agent, allow or disallow line is passed over, as Google does. */
export function readRobotsTxt(text: string): RobotsTxt {
  const groups: RobotsTxt = []
  let group: Group | null = null
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const field = /^\s*([^:#]+?)\s*:\s*([^#]*)/.exec(line) ?? /^\s*(\S+)\s+([^#\s]+)\s*(?:#|$)/.exec(line)
    const name = field?.[1]!.toLowerCase() ?? ''
    const value = field?.[2]!.trim() ?? ''
    if (/^user[- ]?agent$/.test(name)) {
      if (!group || group.rules.length > 0) groups.push((group = { bots: [], rules: [] }))
      group.bots.push(botIn(value))
    } else if (group && (name === 'allow' || DISALLOW.test(name))) {
      // An empty rule ends the list of bots all the same.
      group.rules.push({
        allows: name === 'allow' || value === '',
        pattern: value && normaliseEscapes(encoded(value)),
      })
    }
  }
  return groups
}

/** The ways of writing it that Google reads. */
const DISALLOW = /^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/

/** True when the bot may read the page: its own groups count together, else those of `*`; the longest match wins. */
export function isAllowed(robots: RobotsTxt, bot: string, url: string): boolean {
  return allowedBots(robots, [bot], url).has(bot)
}

/** Which of the bots may read the page. */
export function allowedBots(robots: RobotsTxt, bots: string[], url: string): Set<string> {
  const { pathname, search } = new URL(url)
  if (pathname === '/robots.txt') return new Set(bots)
  const path = normaliseEscapes(pathname + search)
  return new Set(bots.filter((bot) => mayRead(robots, bot, path)))
}

function mayRead(robots: RobotsTxt, bot: string, path: string): boolean {
  const name = bot.toLowerCase()
  const own = robots.filter((group) => group.bots.includes(name))
  const groups = own.length > 0 ? own : robots.filter((group) => group.bots.includes('*'))
  let best: Rule | null = null
  for (const rule of groups.flatMap((group) => group.rules)) {
    if (!rule.pattern || !matches(rule.pattern, path)) continue
    const isLonger = !best || rule.pattern.length > best.pattern.length
    if (isLonger || (rule.pattern.length === best!.pattern.length && rule.allows)) best = rule
  }
  return best?.allows ?? true
}

/** The product token: `Googlebot/2.1` and `Googlebot` are one. */
function botIn(value: string): string {
  return value.startsWith('*') ? '*' : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '')
}

/** `*` stands for anything, `$` at the end for the end. Linear in both, so that no file can make it slow. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const pieces = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  const first = pieces.shift()!
  if (!path.startsWith(first)) return false
  if (pieces.length === 0) return !isWhole || path.length === first.length
  let at = first.length
  const last = isWhole ? pieces.pop()! : ''
  for (const piece of pieces) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return !isWhole || (path.length - last.length >= at && path.endsWith(last))
}

/** Letters beyond ASCII as the escapes that a request has. */
function encoded(pattern: string): string {
  return pattern.replace(/[^\x21-\x7e]+/g, (run) =>
    encodeURIComponent(run.replace(/\p{Surrogate}/gu, '\ufffd')),
  )
}

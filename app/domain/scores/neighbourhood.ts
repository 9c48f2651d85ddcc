/** Reasons to stay away from a page, each with what was seen. They are signals for a person, not a verdict. */
export const BAD_CODES = ['casino', 'pharma', 'adult', 'loans', 'sells_links', 'link_farm', 'pbn'] as const
export type BadCode = (typeof BAD_CODES)[number]
export type Bad = { code: BadCode; takes: number; evidence: string[] }

export type OutLink = { site: string; anchor: string; isContent: boolean; isFollowed: boolean }

export type PageToJudge = {
  mainText: string
  wordCount: number
  links: OutLink[]
  hasContact: boolean
  hasDate: boolean
}

/** Trades that buy links by the thousand. Whole words, so that "assessment" and "specialist" stay what they are. */
type Trade = {
  code: BadCode
  takes: number
  words: RegExp
  /** What it is called on pages of the trade itself. */ names: string[]
}

const TRADES: Trade[] = [
  {
    code: 'casino',
    takes: 40,
    names: ['casino', 'casinos', 'betting', 'gambling', 'poker'],
    words:
      /(?<![\p{L}])(?:online[ -]?)?(?:casinos?|kasino|slot gacor|online slots?|sportsbooks?|sports? betting|betting sites?|togel|bahis|judi online|poker online|online poker|baccarat|free spins)(?![\p{L}])/giu,
  },
  {
    code: 'pharma',
    takes: 40,
    names: ['viagra', 'cialis', 'pharmacy'],
    words:
      /(?<![\p{L}])(?:viagra|cialis|levitra|sildenafil|tadalafil|tramadol|kamagra|xanax|online pharmacy|buy (?:modafinil|steroids))(?![\p{L}])/giu,
  },
  {
    code: 'adult',
    takes: 40,
    names: ['porn', 'escort', 'escorts', 'sex'],
    words:
      /(?<![\p{L}])(?:porn(?:o|hub)?|xxx|escorts?|escort girls?|sex (?:cams?|chat|dolls?)|onlyfans leaks?)(?![\p{L}])/giu,
  },
  {
    code: 'loans',
    takes: 30,
    names: ['loan', 'loans'],
    words:
      /(?<![\p{L}])(?:payday loans?|bad credit loans?|no credit check loans?|instant loans?)(?![\p{L}])/giu,
  },
]
const SELLS =
  /(?:buy|sell(?:ing)?|purchase|order|price of)[^.\n]{0,25}(?:back ?links?|do-?follow links?|guest posts?)|(?:guest|sponsored) posts?[^.\n]{0,30}(?:\$|€|£|usd|price|fee\b|per post)|link insertions?[^.\n]{0,30}(?:\$|€|£|price|fee\b)|permanent do-?follow/gi

/** Sites of a trade that a page must link to, before it is more than a stray link. */
const FEWEST_SITES = 2
const FEWEST_MENTIONS = 6
const FARM_SITES = 150
const FARM_WORDS_A_LINK = 8

/** Signs of a bad neighbourhood on a page. */
export function badNeighbourhood(page: PageToJudge): Bad[] {
  return [
    ...TRADES.flatMap((trade) => ofTrade(page, trade)),
    ...sellsLinks(page),
    ...linkFarm(page),
    ...networkBlog(page),
  ]
}

/** What of it is bad for us: the trade of our own pages is not. @param ours words that our own pages are about */
export function badForUs(bad: Bad[], ours: ReadonlySet<string>): Bad[] {
  const own = TRADES.filter(({ names }) => names.some((name) => ours.has(name))).map(({ code }) => code)
  return bad.filter(({ code }) => !own.includes(code))
}

function ofTrade({ mainText, links }: PageToJudge, { code, takes, words }: Trade): Bad[] {
  const linked = new Map<string, string>()
  for (const { site, anchor } of links) {
    const found = anchor.match(words)?.[0] ?? site.replace(/[.-]/g, ' ').match(words)?.[0]
    if (found && !linked.has(site)) linked.set(site, anchor)
  }
  const mentions = mainText.match(words)?.length ?? 0
  const evidence = [...linked]
    .slice(0, 3)
    .map(([site, anchor]) => `links to ${site} as “${anchor.slice(0, 60)}”`)
  if (mentions >= FEWEST_MENTIONS) evidence.push(`speaks of it ${mentions} times`)
  return linked.size >= FEWEST_SITES || mentions >= FEWEST_MENTIONS ? [{ code, takes, evidence }] : []
}

function sellsLinks({ mainText }: PageToJudge): Bad[] {
  const found = [...new Set(mainText.match(SELLS) ?? [])]
  return found.length > 0
    ? [{ code: 'sells_links', takes: 40, evidence: found.slice(0, 2).map((text) => `says “${text.trim()}”`) }]
    : []
}

function linkFarm({ links, wordCount }: PageToJudge): Bad[] {
  const sites = new Set(links.map(({ site }) => site)).size
  if (sites < FARM_SITES || wordCount / links.length > FARM_WORDS_A_LINK) return []
  return [
    { code: 'link_farm', takes: 40, evidence: [`links to ${sites} sites with ${wordCount} words of text`] },
  ]
}

/** Signs of a blog kept for links alone; only all of them together say something. */
function networkBlog({ links, wordCount, hasContact, hasDate }: PageToJudge): Bad[] {
  const bought = links.filter(
    ({ anchor, isContent, isFollowed }) =>
      isContent && isFollowed && /^\p{L}+(?: \p{L}+){1,4}$/u.test(anchor) && /^\p{Ll}/u.test(anchor),
  )
  const sites = new Set(bought.map(({ site }) => site)).size
  // In running text: a list of resources has nothing but links.
  const isBlog = wordCount >= 200 && wordCount <= 2_500 && wordCount / Math.max(1, links.length) >= 40
  if (
    !isBlog ||
    hasContact ||
    hasDate ||
    sites < 5 ||
    bought.length < sites ||
    bought.length / links.length < 0.8
  )
    return []
  const anchors = bought.slice(0, 3).map(({ anchor }) => `“${anchor}”`)
  return [
    {
      code: 'pbn',
      takes: 30,
      evidence: [
        `no contact, no date, and ${sites} dofollow links with trade words as anchors (${anchors.join(', ')})`,
      ],
    },
  ]
}

export const BAD_WORDS: Record<BadCode, string> = {
  casino: 'Casino and betting',
  pharma: 'Pills',
  adult: 'Adult',
  loans: 'Payday loans',
  sells_links: 'Sells links',
  link_farm: 'Link farm',
  pbn: 'Signs of a private blog network',
}

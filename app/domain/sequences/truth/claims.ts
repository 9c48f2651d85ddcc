import type { Tactic } from '#db/vocabulary.ts'
import type { ProspectFacts } from '#db/tables/prospects.ts'
import { fieldsOf } from '../../templates/fields-of.ts'
import type { Snippets } from '../../templates/snippets.ts'
import { siteOf } from '../../values/web-address.ts'

/** What a message takes for granted about the web: looked at again before it goes. */
export type Claims = {
  /** Their page, which is there. */
  pageUrl: string | null
  /** The link on it that leads nowhere. */
  deadUrl: string | null
  /** Words of theirs that the message repeats, and the page they stand on. */
  quotes: { text: string; url: string }[]
  /** A link to this makes the message needless. `page`: to this very page; `site`: to any page of ours. */
  ours: { url: string; match: 'page' | 'site' } | null
}

/** The claims of one message to one prospect. */
export function claimsOf({
  prospect: { pageUrl, tactic, facts },
  step,
  opener,
  targetUrl,
  projectUrl,
  snippets = {},
}: {
  prospect: { pageUrl: string | null; tactic: Tactic; facts: ProspectFacts }
  step: { subject: string; body: string }
  opener: string | null
  targetUrl: string | null
  projectUrl: string
  snippets?: Snippets
}): Claims {
  return {
    pageUrl,
    deadUrl: tactic === 'broken_link' ? (facts.deadUrl ?? null) : null,
    quotes: quotesOf({ pageUrl, facts, step, opener, snippets }),
    ours: pageUrl ? oursOf({ pageUrl, tactic, targetUrl, projectUrl }) : null,
  }
}

/** True when there is nothing of it on the web that could be looked at. */
export function claimsNothing({ pageUrl, deadUrl, quotes }: Claims): boolean {
  return pageUrl === null && deadUrl === null && quotes.length === 0
}

/** The same claims give the same words: a look at others does not count. */
export function basisOf(claims: Claims): string {
  return JSON.stringify([claims.pageUrl, claims.deadUrl, claims.quotes, claims.ours])
}

/** A reclaim writes about a link that is there and not well; everybody else asks for one that is not there. */
function oursOf({
  pageUrl,
  tactic,
  targetUrl,
  projectUrl,
}: {
  pageUrl: string
  tactic: Tactic
  targetUrl: string | null
  projectUrl: string
}): Claims['ours'] {
  const url = targetUrl ?? projectUrl
  const isOurOwn = siteOf(pageUrl) === siteOf(url)
  return { url, match: tactic === 'link_reclaim' || isOurOwn ? 'page' : 'site' }
}

function quotesOf({
  pageUrl,
  facts,
  step,
  opener,
  snippets,
}: {
  pageUrl: string | null
  facts: ProspectFacts
  step: { subject: string; body: string }
  opener: string | null
  snippets: Snippets
}): Claims['quotes'] {
  const fields = [step.subject, step.body].flatMap((text) => fieldsOf(text, snippets))
  const used = new Set(fields.map(({ field }) => field))
  const repeats = (field: string, text: string) => used.has(field) || (opener?.includes(text) ?? false)
  const found: Claims['quotes'] = []
  const add = (field: string, text: string | undefined, url: string | null) => {
    if (text?.trim() && url && repeats(field, text)) found.push({ text: text.trim(), url })
  }
  add('page.paragraph', facts.paragraph, pageUrl)
  add('mention', facts.mention, pageUrl)
  add('quote.text', facts.quote?.text, facts.quote?.url ?? null)
  return found
}

import type { PageSearchAim } from '#db/vocabulary.ts'
import type { Ours } from './mention.ts'

/** Places where everybody is named and nobody can be asked for a link. */
const CROWDS = ['facebook.com', 'x.com', 'instagram.com', 'linkedin.com', 'youtube.com', 'pinterest.com']

/** How resource pages are called and addressed; `inurl:` where the engine knows it. */
const LIST_MARKS = [
  'inurl:links',
  'inurl:resources',
  'intitle:resources',
  'intitle:links',
  '"useful links"',
  '"helpful resources"',
  '"further reading"',
  '"recommended sites"',
]

/**
 * Questions for a search engine, by what is looked for: pages that name us and are not ours, and link lists about each
 * topic. They are a proposal: a person changes them before they are asked.
 */
export function buildQueries({
  aim,
  topics,
  ours: { names, sites },
  knowsInurl,
}: {
  aim: PageSearchAim
  topics: string[]
  ours: Ours
  knowsInurl: boolean
}): string[] {
  const notOurs = sites.map((site) => `-site:${site}`).join(' ')
  const notCrowds = CROWDS.map((site) => `-site:${site}`).join(' ')
  const about = topics.map((topic) => ` ${quoted(topic)}`)
  const mentions = [...names, ...sites].flatMap((name) =>
    (about.length > 0 ? about : ['']).map((topic) => `${quoted(name)}${topic} ${notOurs} ${notCrowds}`),
  )
  const marks = LIST_MARKS.filter((mark) => knowsInurl || !mark.startsWith('inurl:'))
  const lists = topics.flatMap((topic) => marks.map((mark) => `${quoted(topic)} ${mark} ${notOurs}`))
  return [...(aim === 'resource_pages' ? [] : mentions), ...(aim === 'mentions' ? [] : lists)]
}

/** Words that belong together, as engines want them. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()}"`
}

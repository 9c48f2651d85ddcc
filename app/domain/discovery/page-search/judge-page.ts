import type { PageSearchAim } from '#db/vocabulary.ts'
import type { PageReading } from '../../pages/reading.ts'
import { siteOf } from '../../values/web-address.ts'
import { judgeLinkList } from './link-list.ts'
import { mentionIn, type Ours } from './mention.ts'

export type Judgement =
  | { state: 'mention'; because: string; mention: string }
  | { state: 'resource_page' | 'dropped'; because: string; mention: null }

/**
 * What a page is to us: one that speaks of us without a link, a list that could have us, or neither. A page that links
 * to us already is neither, whatever it says.
 */
export function judgePage(
  page: PageReading,
  { aim, ours, rivals }: { aim: PageSearchAim; ours: Ours; rivals: string[] },
): Judgement {
  const site = siteOf(page.url) ?? ''
  if (ours.sites.includes(site)) return dropped('a page of our own')
  if (rivals.includes(site)) return dropped('a page of a rival')
  const link = page.links.find(({ url }) => ours.sites.includes(siteOf(url) ?? ''))
  if (link)
    return dropped(`links to us already${link.rel.includes('nofollow') ? ' (nofollow)' : ''}: ${link.url}`)
  const mention = aim === 'resource_pages' ? null : mentionIn(page, ours)
  if (mention)
    return {
      state: 'mention',
      because: `names “${mention.name}” and does not link to us`,
      mention: mention.sentence,
    }
  if (aim === 'mentions') return dropped('does not name us')
  const list = judgeLinkList(page)
  if (list.isList) return { state: 'resource_page', because: list.because, mention: null }
  return dropped(aim === 'either' ? `does not name us, and ${list.because}` : list.because)
}

function dropped(because: string): Judgement {
  return { state: 'dropped', because, mention: null }
}

import type { PageSearchAim } from '#db/vocabulary.ts'
import type { PageTrouble } from '../../pages/page-state.ts'
import type { PageReading } from '../../pages/reading.ts'
import { siteOf } from '../../values/web-address.ts'
import { judgeLinkList } from './link-list.ts'
import { mentionIn, type Ours } from './mention.ts'

export type Judgement =
  | { state: 'mention'; because: string; mention: string }
  | { state: 'resource_page' | 'dropped'; because: string; mention: null }

type Setting = { aim: PageSearchAim; ours: Ours; rivals: string[] }

/**
 * What a page that was read is to us. One that only says that it is gone, or is parked, is none at all (a parked one is
 * a list of links, too); one without its text, since scripts make it, is not called silent about us.
 */
export function judgeRead(
  { page, trouble }: { page: PageReading; trouble: PageTrouble | null },
  setting: Setting,
): Judgement | { state: 'unreadable'; because: string; mention: null } {
  if (trouble?.kind === 'parked') return unreadable('the domain is parked: nobody writes there')
  if (trouble?.kind === 'soft_404') return unreadable(`the page is gone: it says “${trouble.phrase}”`)
  const judged = judgePage(page, setting)
  const isEmpty = trouble?.kind === 'app_shell' || trouble?.kind === 'no_text'
  return judged.state === 'dropped' && isEmpty
    ? unreadable('its text is made by scripts, which are not run here: look at it yourself')
    : judged
}

/**
 * What a page is to us: one that speaks of us without a link, a list that could have us, or neither. A page that links
 * to us already is neither, whatever it says.
 */
export function judgePage(page: PageReading, { aim, ours, rivals }: Setting): Judgement {
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

function unreadable(because: string): { state: 'unreadable'; because: string; mention: null } {
  return { state: 'unreadable', because, mention: null }
}

function dropped(because: string): Judgement {
  return { state: 'dropped', because, mention: null }
}

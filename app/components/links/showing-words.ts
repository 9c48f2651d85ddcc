import type { ShowingRefusal } from '#app/domain/links/show-page.server.ts'

/** Why a page that a person showed was not taken. */
export const SHOWING_REFUSALS: Record<ShowingRefusal, string> = {
  'unknown-token':
    'This bookmark was used already, or is older than an hour. Make a new one on the link’s page.',
  'other-page':
    'This is another page than the promised one. Open the promised page; if it has moved, correct its address on the link first.',
  empty: 'Nothing came. Paste the page’s source, from the first line to the last.',
  'too-large': 'The page is larger than 10 MB, more than a check reads.',
}

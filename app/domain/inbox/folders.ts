/** The tabs of the inbox. Unmatched mail stands apart: nobody knows yet whom it concerns. */
export const INBOX_TABS = ['to_answer', 'later', 'unmatched', 'all'] as const
export type InboxTab = (typeof INBOX_TABS)[number]

export const INBOX_TAB_WORDS: Record<InboxTab, string> = {
  to_answer: 'To answer',
  later: 'Later',
  unmatched: 'Unmatched',
  all: 'All',
}

export function isInboxTab(text: string | null): text is InboxTab {
  return (INBOX_TABS as readonly (string | null)[]).includes(text)
}

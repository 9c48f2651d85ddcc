import { ISSUES, LINK_ORIGINS } from '#db/vocabulary.ts'
import type { LinkFilterField } from '../../domain/links/list-query.ts'
import { ISSUE_WORDS, LINK_ORIGIN_WORDS } from '../words.ts'

export type LinkChoices = { people: { id: number; name: string }[]; targets: { id: number; name: string }[] }

export const LINK_FILTER_LABELS: Record<LinkFilterField, string> = {
  issue: 'Issue',
  rel: 'Rel',
  indexable: 'Indexable',
  due: 'Due',
  owner: 'Owner',
  target: 'Target page',
  origin: 'Came by',
}

/** The values of a filter in order, with their words. */
export function linkFilterOptions(
  field: LinkFilterField,
  choices: LinkChoices,
): { value: string; label: string }[] {
  const named = (list: { id: number; name: string }[]) =>
    list.map(({ id, name }) => ({ value: String(id), label: name }))
  switch (field) {
    case 'issue':
      return ISSUES.map((value) => ({ value, label: ISSUE_WORDS[value] }))
    case 'origin':
      return LINK_ORIGINS.map((value) => ({ value, label: LINK_ORIGIN_WORDS[value] }))
    case 'rel':
      return [
        { value: 'dofollow', label: 'dofollow' },
        { value: 'nofollow', label: 'nofollow, sponsored or ugc' },
      ]
    case 'indexable':
      return [
        { value: 'yes', label: 'yes' },
        { value: 'no', label: 'no' },
      ]
    case 'due':
      return [
        { value: 'overdue', label: 'overdue' },
        { value: 'week', label: 'within 7 days' },
        { value: 'any', label: 'any day' },
      ]
    case 'owner':
      return [{ value: 'me', label: 'Me' }, ...named(choices.people), { value: 'none', label: 'Nobody' }]
    case 'target':
      return named(choices.targets)
  }
}

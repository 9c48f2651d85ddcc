import { areSameFilters, readFilter, type Filter } from './filters.ts'

/** The views that every project has, as tabs over the grid. */
const BUILT_IN: { name: string; filters: string[] }[] = [
  { name: 'All', filters: [] },
  { name: 'Ready to send', filters: ['stage:is:ready'] },
  { name: 'Held', filters: ['sequence:is:held'] },
  { name: 'Needs a contact', filters: ['stage:is:new,qualified,ready', 'contact:is:none'] },
  { name: 'Promised', filters: ['stage:is:promised'] },
  { name: 'Won', filters: ['stage:is:won'] },
]

export type View = { name: string; filters: Filter[] }

export const VIEWS: View[] = BUILT_IN.map(({ name, filters }) => ({
  name,
  filters: filters.map(readFilter).filter((filter) => filter !== null),
}))

/** The view whose filters are exactly these, if any. */
export function viewOf(filters: Filter[]): View | undefined {
  return VIEWS.find((view) => areSameFilters(view.filters, filters))
}

import { CONTACT_VERIFICATIONS, ENROLMENT_STATES, LINK_STATUSES, STAGES, TACTICS } from '#db/vocabulary.ts'

/**
 * What the grid can be narrowed by, as it stands in the URL: `f=stage:is:ready,contacted`, `f=score:min:60`.
 * Several filters must all hold; several values of one filter are alternatives.
 */
export type Filter = { field: FilterField; op: FilterOp; values: string[] }

export type FilterField = keyof typeof FILTER_FIELDS
export type FilterOp = keyof typeof OP_WORDS

export const OP_WORDS = {
  is: 'is',
  not: 'is not',
  has: 'contains',
  min: 'at least',
  max: 'at most',
  within: 'in the last',
  over: 'longer ago than',
} as const

type FieldRule = {
  label: string
  ops: readonly FilterOp[]
  /** The closed list of values; `id` and `me` stand for what only the database knows. */
  values: readonly string[] | 'id' | 'number' | 'days' | 'text'
  /** Values beside the list. */
  also?: readonly string[]
}

const CHOICE = ['is', 'not'] as const
const BOUNDS = ['min', 'max'] as const
const AGES = ['within', 'over'] as const

/** In the order of the menu. */
export const FILTER_FIELDS = {
  stage: { label: 'Stage', ops: CHOICE, values: STAGES },
  tactic: { label: 'Tactic', ops: CHOICE, values: TACTICS },
  target: { label: 'Target page', ops: CHOICE, values: 'id', also: ['none'] },
  score: { label: 'Score', ops: BOUNDS, values: 'number' },
  relevance: { label: 'Relevance', ops: BOUNDS, values: 'number' },
  authority: { label: 'Authority', ops: BOUNDS, values: 'number' },
  sequence: { label: 'Sequence', ops: CHOICE, values: ENROLMENT_STATES, also: ['none'] },
  link: { label: 'Link', ops: CHOICE, values: LINK_STATUSES, also: ['none'] },
  contact: {
    label: 'Contact',
    ops: CHOICE,
    values: CONTACT_VERIFICATIONS,
    also: ['none', 'some', 'do_not_contact'],
  },
  next: { label: 'Next action', ops: CHOICE, values: ['person', 'itself', 'nothing'] },
  owner: { label: 'Owner', ops: CHOICE, values: 'id', also: ['me', 'none'] },
  tag: { label: 'Tag', ops: CHOICE, values: 'id', also: ['none'] },
  domain: { label: 'Domain', ops: ['has'], values: 'text' },
  touch: { label: 'Last touch', ops: AGES, values: 'days', also: ['none'] },
  added: { label: 'Added', ops: AGES, values: 'days' },
  import: { label: 'Import', ops: ['is'], values: 'id' },
  site: { label: 'Site', ops: ['is'], values: 'id' },
} as const satisfies Record<string, FieldRule>

const rulesOf = (field: FilterField): FieldRule => FILTER_FIELDS[field]

/** Reads one filter of the URL; null for what the grammar does not know. */
export function readFilter(text: string): Filter | null {
  const [, field = '', op = '', list = ''] = /^([a-z]+):([a-z]+):(.*)$/s.exec(text) ?? []
  if (!Object.hasOwn(FILTER_FIELDS, field)) return null
  const known = field as FilterField
  const rules = rulesOf(known)
  if (!rules.ops.includes(op as FilterOp)) return null
  const isChoice = op === 'is' || op === 'not'
  const values = (isChoice ? list.split(',') : [list]).map((value) => value.trim()).filter(Boolean)
  const usable = [...new Set(values)].filter((value) => isValue(rules, value)).slice(0, 50)
  return usable.length ? { field: known, op: op as FilterOp, values: usable } : null
}

export function writeFilter({ field, op, values }: Filter): string {
  return `${field}:${op}:${values.join(',')}`
}

/** True when both sets ask for the same rows, whatever their order. */
export function areSameFilters(a: Filter[], b: Filter[]): boolean {
  const spelled = (filters: Filter[]) =>
    filters.map((one) => writeFilter({ ...one, values: one.values.toSorted() })).toSorted()
  return spelled(a).join('\n') === spelled(b).join('\n')
}

function isValue({ values, also }: FieldRule, value: string): boolean {
  if (also?.includes(value)) return true
  if (values === 'text') return value.length <= 200
  if (values === 'id') return /^\d{1,15}$/.test(value)
  if (values === 'days') return /^\d{1,4}$/.test(value)
  if (values === 'number') return /^-?\d{1,9}(\.\d{1,6})?$/.test(value)
  return values.includes(value)
}

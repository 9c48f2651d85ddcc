import { normaliseHeader } from './table/header.ts'
import { METRIC_WORDS } from './metric-words.ts'
import type { Role } from './formats/format.ts'
import { kindOf } from './formats/generic.ts'
import type { Shape } from './table/shape.ts'

/** Column name -> field; null keeps the column beside the prospect, `ignored` leaves it out. */
export type Mapping = Record<string, string | null>

export type FieldChoice = { value: string; label: string }

/** What a person may say a column holds, in groups as the select shows them. */
export const FIELD_CHOICES: { group: string; choices: FieldChoice[] }[] = [
  {
    group: 'Site and page',
    choices: [
      { value: 'source_url', label: 'Page or site to write to' },
      { value: 'title', label: 'Page title' },
      { value: 'target_url', label: 'Page it links to' },
      { value: 'anchor', label: 'Anchor text' },
    ],
  },
  {
    group: 'Person',
    choices: [
      { value: 'email', label: 'E-mail' },
      { value: 'contact_name', label: 'Full name' },
      { value: 'first_name', label: 'First name' },
      { value: 'last_name', label: 'Last name' },
      { value: 'role', label: 'Role' },
    ],
  },
  {
    group: 'Authority',
    choices: Object.entries(METRIC_WORDS).map(([metric, label]) => ({ value: `authority.${metric}`, label })),
  },
  {
    group: 'Other',
    choices: [
      { value: 'notes', label: 'Note' },
      { value: 'tags', label: 'Tags' },
      { value: '', label: 'Keep beside the prospect' },
      { value: 'ignored', label: 'Leave out' },
    ],
  },
]

const CHOICES = new Set(FIELD_CHOICES.flatMap(({ choices }) => choices.map((choice) => choice.value)))
const PERSON = ['email', 'contact_name', 'first_name', 'last_name', 'role']
/** Fields that only one column may feed. */
const SINGLE = ['source_url', 'target_url', 'contact_name', 'first_name', 'last_name', 'title']

/** The mapping that a shape guesses. A list of people has no field for their page's title, a prospect has. */
export function guessedMapping(shape: Shape): Mapping {
  const isTitled = shape.roles.some((role) => role?.field === 'title')
  return Object.fromEntries(
    shape.names.map((name, at) => {
      const isTitle = !isTitled && /^(page|source) title$/.test(normaliseHeader(name))
      return [name, shape.roles[at]?.field ?? (isTitle ? 'title' : null)]
    }),
  )
}

/** What a shape becomes when a person has corrected its columns. */
export function withMapping<S extends Shape>(shape: S, mapping: Mapping | null): S {
  if (!mapping) return shape
  const roles = shape.names.map((name, at): Role | null => {
    const field = mapping[name] ?? null
    const guessed = shape.roles[at] ?? null
    return field === (guessed?.field ?? null) ? guessed : field === null ? null : { field }
  })
  const isCorrected = roles.some((role, at) => role !== shape.roles[at])
  if (!isCorrected) return shape
  const isPeopled = roles.some((role) => role && PERSON.includes(role.field)) && shape.kind !== 'contact'
  const isHandMade = shape.format === 'unknown' || shape.format === 'generic' || isPeopled
  return {
    ...shape,
    roles,
    format: isHandMade ? 'generic' : shape.format,
    kind: isHandMade ? kindOf(roles) : shape.kind,
  }
}

export type WantedKind = 'auto' | 'prospect' | 'link' | 'contact'

/** A hand-made sheet taken for another kind than it looks like: columns that speak against it are kept beside. */
export function asKind<S extends Shape>(shape: S, wanted: WantedKind): S {
  const isHandMade = shape.format === 'generic' || shape.format === 'unknown'
  if (wanted === 'auto' || !isHandMade || shape.kind === wanted) return shape
  const against: Record<string, string[]> = {
    prospect: [...PERSON, 'target_url', 'anchor'],
    link: PERSON,
    contact: [],
  }
  const roles = shape.roles.map((role) => (role && against[wanted]!.includes(role.field) ? null : role))
  return { ...shape, roles, kind: kindOf(roles) }
}

/**
 * Reads the selects of the form: one answer a column, in order.
 * @param offered values beside the list that the guess itself holds
 */
export function readMapping(names: string[], answers: string[], guess: Mapping): Mapping {
  return Object.fromEntries(
    names.map((name, at) => {
      const answer = answers[at] ?? ''
      const isOffered = CHOICES.has(answer) || answer === guess[name]
      return [name, answer === '' || !isOffered ? null : answer]
    }),
  )
}

/** What is wrong with a mapping, in a sentence; null when rows can be read by it. */
export function problemOf(mapping: Mapping): string | null {
  const fields = Object.values(mapping).filter((field) => field !== null)
  if (!['source_url', 'source_domain', 'email'].some((field) => fields.includes(field)))
    return 'Say which column holds the page or site, or the e-mail address'
  const double = SINGLE.find((field) => fields.filter((one) => one === field).length > 1)
  return double ? `Two columns are said to hold “${labelOf(double)}”: choose one` : null
}

export function labelOf(field: string): string {
  const choice = FIELD_CHOICES.flatMap(({ choices }) => choices).find((one) => one.value === field)
  return choice?.label ?? field.replace(/^(extra|authority|spam)\./, '').replaceAll('_', ' ')
}

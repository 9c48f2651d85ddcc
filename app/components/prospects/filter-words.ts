import { FILTER_FIELDS, OP_WORDS, type Filter, type FilterField } from '../../domain/prospects/filters.ts'
import {
  ENROLMENT_WORDS,
  LINK_STATUS_WORDS,
  STAGE_WORDS,
  TACTIC_WORDS,
  VERIFICATION_WORDS,
} from '../words.ts'

type Choice = { id: number; name: string }
export type Choices = { people: Choice[]; tags: Choice[]; targets: Choice[] }

/** A filter as its chip says it: field, operator, value. */
export function filterWords(
  { field, op, values }: Filter,
  choices: Choices,
): { field: string; operator: string; value: string } {
  const options = new Map(optionsOf(field, choices).map((option) => [option.value, option.label]))
  const unit = FILTER_FIELDS[field].values === 'days' ? ' days' : ''
  const words = values.map((value) => options.get(value) ?? `${value}${unit}`)
  const isNever = field === 'touch' && values[0] === 'none'
  return {
    field: FILTER_FIELDS[field].label,
    operator: isNever ? 'is' : OP_WORDS[op],
    value: isNever ? 'never' : words.join(', '),
  }
}

/** The values that a filter may be set to, in order; empty where a number or text is typed. */
export function optionsOf(field: FilterField, choices: Choices): { value: string; label: string }[] {
  switch (field) {
    case 'stage':
      return entries(STAGE_WORDS)
    case 'tactic':
      return entries(TACTIC_WORDS)
    case 'sequence':
      return [...entries(ENROLMENT_WORDS), { value: 'none', label: 'None' }]
    case 'link':
      return [...entries(LINK_STATUS_WORDS), { value: 'none', label: 'None' }]
    case 'contact':
      return [
        { value: 'none', label: 'Nobody' },
        { value: 'some', label: 'Anybody' },
        ...entries(VERIFICATION_WORDS),
        { value: 'do_not_contact', label: 'Do not contact' },
      ]
    case 'next':
      return entries({ person: 'Needs a person', itself: 'Goes by itself', nothing: 'Nothing' })
    case 'owner':
      return [{ value: 'me', label: 'Me' }, ...named(choices.people), { value: 'none', label: 'Nobody' }]
    case 'tag':
      return [...named(choices.tags), { value: 'none', label: 'None' }]
    case 'target':
      return [...named(choices.targets), { value: 'none', label: 'None' }]
    default:
      return []
  }
}

function entries(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

function named(choices: Choice[]) {
  return choices.map(({ id, name }) => ({ value: String(id), label: name }))
}

/** What a helper may be given: values of fields, never functions. */
export type Value = string | number | boolean | null | undefined | Value[] | { [key: string]: Value }

type Helper = {
  usage: string
  least: number
  most: number
  options: string[]
  run: (values: Value[], options: Record<string, Value>) => Value
}

const fallback: Helper = {
  usage: '{{fallback contact.first_name "there"}}',
  least: 2,
  most: 8,
  options: [],
  run: (values) => values.find((value) => !isEmpty(value)),
}

const equal: Helper = {
  usage: '{{#if (eq dead.cause "404")}}',
  least: 2,
  most: 2,
  options: [],
  run: ([a, b]) => a === b,
}

/** Every helper there is. `default` and `or` are what other tools call a fallback: pasted templates go on working. */
export const HELPERS: Record<string, Helper> = {
  fallback,
  default: fallback,
  or: fallback,
  first: onText('first', (value) => (Array.isArray(value) ? value[0] : firstWord(value))),
  list: {
    usage: '{{list competitors limit=3}}',
    least: 1,
    most: 1,
    options: ['limit'],
    run: ([value], { limit }) => listed(value, typeof limit === 'number' ? limit : Infinity),
  },
  lower: onText('lower', (value) => textOf(value).toLowerCase()),
  capitalise: onText('capitalise', (value) =>
    textOf(value).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
  ),
  domain: onText(
    'domain',
    (value) => URL.parse(textOf(value))?.hostname.replace(/^www\./, '') ?? textOf(value),
  ),
  eq: equal,
}

/** True for what must never be sent as it is: nothing, blanks, an empty list, false. */
export function isEmpty(value: Value): boolean {
  if (Array.isArray(value)) return value.every(isEmpty)
  if (typeof value === 'string') return value.trim() === ''
  return value === null || value === undefined || value === false || Number.isNaN(value)
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/g

/** A value as it stands in a mail: lists as "a, b and c", control characters out; a group of fields is no text. */
export function textOf(value: Value): string {
  if (Array.isArray(value)) return listed(value, Infinity)
  if (value === null || value === undefined || typeof value === 'object') return ''
  return String(value).replace(/\r\n?/g, '\n').replace(CONTROL, ' ')
}

function onText(name: string, run: (value: Value) => Value): Helper {
  const usage = `{{${name} ${name === 'domain' ? 'dead.url' : name === 'first' ? 'competitors' : 'contact.first_name'}}}`
  return {
    usage,
    least: 1,
    most: 1,
    options: [],
    run: ([value]) => (isEmpty(value) ? undefined : run(value)),
  }
}

function firstWord(value: Value): string {
  return textOf(value).trim().split(/\s+/)[0] ?? ''
}

function listed(value: Value, limit: number): string {
  const all = (Array.isArray(value) ? value : [value]).filter((one) => !isEmpty(one)).map(textOf)
  const items = all.slice(0, Math.max(1, limit))
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

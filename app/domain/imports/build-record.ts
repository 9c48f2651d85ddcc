import { siteFinder, usableUrl } from './cells/address.ts'
import { readDate } from './cells/date.ts'
import { readEmails } from './cells/emails.ts'
import { readFlag, readRel } from './cells/flag.ts'
import { isNothing, readNumber } from './cells/number.ts'
import { jsonList } from './cells/pieces.ts'
import { FIELDS, METRIC_SCOPE, type CanonicalRecord, type Kind, type Value } from './fields.ts'
import type { Built, Role } from './formats/format.ts'
import { KEYS } from './keys.ts'
import type { Reading } from './reading.ts'

export type Columns = { kind: Kind; names: string[]; roles: (Role | null)[] }

type Setter = (record: CanonicalRecord, cell: string, name: string) => void

/** Addresses that a builder remembers as read: a row names its pages more than once, an export its targets. */
const REMEMBERED = 1_000

/** Makes canonical records out of rows of cells, by what the columns hold. */
export class RecordBuilder {
  /** One sentence for every column that could not be read somewhere. */
  readonly warnings = new Map<string, string>()
  private readonly columns: Columns
  private readonly reading: Reading
  private readonly steps: { at: number; name: string; set: Setter | null }[]
  private readonly isWhole: boolean
  private readonly blank: CanonicalRecord
  /** Fields that are lists: each record has its own. */
  private readonly lists: string[]
  private readonly isOfPages: boolean
  private readonly siteOf = siteFinder()
  private readonly hosts = new Map<string, string | null>()

  /** @param only fields that are asked for, where most of a row is of no use: others stay blank, extra columns are left out */
  constructor(columns: Columns, reading: Reading, only?: ReadonlySet<string>) {
    this.columns = columns
    this.reading = reading
    this.isWhole = only === undefined
    this.steps = columns.names.flatMap((name, at) => {
      const role = columns.roles[at]
      if (only && !(role && only.has(split(role.field)[0]))) return []
      return [{ at, name, set: role ? this.setterOf(role, at) : null }]
    })
    this.isOfPages = columns.roles.some((role) => role?.field === 'source_url')
    const type = FIELDS[columns.kind]
    const present = new Set(columns.roles.flatMap((role) => (role ? [role.field] : [])))
    this.blank = Object.fromEntries(
      Object.keys(type).map((field) => [field, type[field] === 'words' && present.has(field) ? '' : null]),
    ) as CanonicalRecord
    this.lists = Object.keys(type).filter(
      (field) =>
        ['authority', 'spam', 'targets'].includes(field) || (type[field] === 'list' && present.has(field)),
    )
  }

  build(cells: string[]): Built {
    const record: CanonicalRecord = { ...this.blank, extra: {} }
    for (const field of this.lists) record[field] = []
    for (const { at, name, set } of this.steps) {
      const cell = cells[at] ?? ''
      if (set) set(record, cell, name)
      else if (name !== '' || cell !== '') record.extra[name] = cell
    }
    const { names } = this.columns
    if (this.isWhole && cells.length > names.length) record.extra['_surplus'] = cells.slice(names.length)
    this.derive(record)
    const lacking = KEYS[this.columns.kind]?.(record, this.isOfPages)
    return lacking ? { rejected: lacking, cells } : { record }
  }

  private derive(record: CanonicalRecord): void {
    for (const [url, domain] of [
      ['source_url', 'source_domain'],
      ['target_url', 'target_domain'],
    ] as const) {
      if (!(domain in record) || typeof record[url] !== 'string') continue
      const host = this.hostOf(record[url])
      record[domain] = host ? this.siteOf(host) : null
    }
    const isNamed = typeof record.source_domain === 'string' && typeof record.source_url !== 'string'
    if (isNamed) record.source_domain = this.domainOf(record.source_domain)
    if (this.columns.kind === 'domain_rank') record.domain = this.hostOf(record.domain)
    if (this.columns.kind === 'contact' && record.contact_name === null) {
      const name = [record.first_name, record.last_name].filter(Boolean).join(' ')
      record.contact_name = name === '' ? null : name
    }
  }

  private domainOf(value: unknown): string | null {
    const host = this.hostOf(value)
    return host === null ? null : this.siteOf(host)
  }

  /** The host of a usable address, or null. */
  private hostOf(value: unknown): string | null {
    if (typeof value !== 'string') return null
    const known = this.hosts.get(value)
    if (known !== undefined) return known
    if (this.hosts.size >= REMEMBERED) this.hosts.clear()
    const host = usableUrl(value)?.hostname ?? null
    this.hosts.set(value, host)
    return host
  }

  private setterOf(role: Role, at: number): Setter {
    const [group, name = ''] = split(role.field)
    if (role.reads === 'later' || group === 'ignored') return () => undefined
    if (role.reads?.startsWith('is:')) return isWord(role.field, role.reads.slice(3))
    if (role.reads === 'reversed')
      return (record, cell) => void (record[role.field] ??= cell.trim().split('.').reverse().join('.'))
    if (role.reads) return this.rel(role.reads as 'rel' | 'follow' | 'nofollow')
    if (group === 'authority' || group === 'spam') return this.metric(group, name, role.scope)
    if (group === 'targets') return this.target()
    if (group === 'extra') return (record, cell) => void (record.extra[name] = cell)
    return this.field(role.field, at)
  }

  private field(field: string, at: number): Setter {
    switch (FIELDS[this.columns.kind][field]) {
      case 'words':
        return (record, cell) => void (record[field] ||= cell)
      case 'url':
        return (record, cell, name) => this.url(record, field, cell, name)
      case 'number':
        return (record, cell, name) => this.number(record, cell, name, (value) => (record[field] ??= value))
      case 'status':
        return (record, cell, name) => this.status(record, field, cell, name)
      case 'flag':
        return (record, cell, name) => {
          const flag = readFlag(cell)
          if (flag === undefined) record.extra[name] = cell
          else record[field] ??= flag
        }
      case 'date':
        return (record, cell, name) => this.date(record, field, at, cell, name)
      case 'list':
        return (record, cell) => void (record[field] = [...(record[field] as string[]), ...listed(cell)])
      case 'emails':
        return emails
      default:
        return (record, cell, name) => text(record, field, cell, name)
    }
  }

  private url(record: CanonicalRecord, field: string, cell: string, name: string): void {
    const text = cell.trim()
    if (text === '' || record[field] === text) return
    if (record[field] === null && this.hostOf(text) !== null) record[field] = text
    else record.extra[name] = cell
  }

  private number(
    record: CanonicalRecord,
    cell: string,
    name: string,
    put: (value: number | null) => void,
  ): void {
    const value = readNumber(cell, this.reading.decimalMark)
    if (value === undefined) record.extra[name] = cell
    else put(value)
  }

  private metric(group: 'authority' | 'spam', metric: string, scope: Role['scope']): Setter {
    const fixed = scope ?? METRIC_SCOPE[metric] ?? 'domain'
    return (record, cell, name) =>
      this.number(record, group === 'spam' ? asDigit(cell) : cell, name, (value) => {
        if (value === null || (group === 'spam' && value < 0)) return
        const values = record[group] as Partial<Value>[]
        values.push(group === 'spam' ? { metric, value } : { metric, scope: fixed, value })
      })
  }

  /** A compared site as a header: the cell is how many links it has, empty means none. */
  private target(): Setter {
    return (record, cell, name) =>
      this.number(record, cell, name, (value) => {
        ;(record.targets as { target: string; links: number }[]).push({
          target: name.replace(/\/$/, ''),
          links: value ?? 0,
        })
      })
  }

  private status(record: CanonicalRecord, field: string, cell: string, name: string): void {
    const value = readNumber(cell, '.')
    const trouble =
      field === 'target_http_status' && 'target_fetch_error' in record ? 'target_fetch_error' : 'fetch_error'
    if (value === undefined) record.extra[name] = cell
    else if (value === 0) record[trouble] ??= 'no response'
    else record[field] ??= value
  }

  private date(record: CanonicalRecord, field: string, at: number, cell: string, name: string): void {
    const text = cell.trim()
    if (isNothing(text)) return
    const date = readDate(text, this.reading.dateOrders[at] ?? null)
    if (date !== undefined) record[field] ??= date
    else {
      record.extra[name] = cell
      this.warnings.set(
        name,
        `column "${name}": some dates could not be read for certain and were kept as text`,
      )
    }
  }

  private rel(sense: 'rel' | 'follow' | 'nofollow'): Setter {
    return (record, cell, name) => {
      const rel = readRel(cell, sense)
      if (!rel) {
        record.extra[name] = cell
        return
      }
      for (const token of ['nofollow', 'ugc', 'sponsored'] as const) {
        if (token in record) record[token] = record[token] === true ? true : (rel[token] ?? record[token])
      }
    }
  }
}

function split(field: string): [string, string?] {
  const at = field.indexOf('.')
  return at < 0 ? [field] : [field.slice(0, at), field.slice(at + 1)]
}

/** Some tools only say whether a page is spam. */
function asDigit(cell: string): string {
  return /^\s*(true|false)\s*$/i.test(cell) ? String(Number(readFlag(cell))) : cell
}

function isWord(field: string, word: string): Setter {
  return (record, cell) => {
    if (readFlag(cell) === true) record[field] ??= word
  }
}

function emails(record: CanonicalRecord, cell: string, name: string): void {
  const found = readEmails(cell)
  if (found.length === 0 && !isNothing(cell.trim())) record.extra[name] = cell
  record.emails = [...new Set([...((record.emails as string[] | null) ?? []), ...found])]
  record.email = (record.emails as string[])[0] ?? null
}

function listed(cell: string): string[] {
  const pieces = jsonList(cell.trim()) ?? cell.split(/[,;]/)
  return pieces.map((piece) => piece.trim()).filter(Boolean)
}

/** The first column that has a value gives it; what another says beside it is kept. */
function text(record: CanonicalRecord, field: string, cell: string, name: string): void {
  const value = cell.trim()
  if (value === '' || record[field] === value) return
  if ((record[field] ?? null) === null) record[field] = value
  else record.extra[name] = cell
}

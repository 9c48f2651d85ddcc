import { looksLikeAddress } from '../cells/address.ts'
import { readEmails } from '../cells/emails.ts'
import { FIELDS, type Kind } from '../fields.ts'
import type { Format, Role } from '../formats/format.ts'
import { guessColumns } from '../formats/generic.ts'
import { headerNames } from './header.ts'
import type { Found } from './locate.ts'

/** What a table is: its format, and what every column holds. */
export type Shape = {
  /** `generic` when mapped by guess, `unknown` when a person must map it. */
  format: string
  tool: string | null
  version: string | null
  /** Null when refused or unknown. */
  kind: Kind | null
  refused: string | null
  delimiter: string | null
  preambleLines: number
  /** Column names as shown; null for a table without a header. */
  header: string[] | null
  names: string[]
  roles: (Role | null)[]
  /** Normalised names with the format's aliases applied, by which its last rules ask for cells. */
  keys: string[]
  subject: string | null
  warnings: string[]
}

/** Decides what the columns of a found table hold. */
export function shapeOf(found: Found): Shape {
  const base = {
    tool: null,
    version: null,
    refused: null,
    delimiter: found.delimiter,
    preambleLines: found.preambleLines,
    header: found.header && headerNames(found.header),
    names: found.header ? headerNames(found.header) : columnNames(found.samples),
    keys: [],
    subject: null,
    warnings: [],
  }
  switch (found.what) {
    case 'format':
      return vendorShape(base, found.format!, found)
    case 'disavow':
      return { ...base, format: 'disavow', kind: 'disavow_entry', names: [''], roles: [{ field: 'value' }] }
    case 'generic': {
      const guess = guessColumns(found.header!, found.samples)
      return { ...base, format: 'generic', kind: guess.kind, roles: guess.roles, warnings: guess.warnings }
    }
    case 'list':
      return { ...base, format: 'generic', names: [''], ...listRole(found.samples) }
    case 'unknown':
      return { ...base, format: 'unknown', kind: null, roles: base.names.map(() => null) }
  }
}

function vendorShape(
  base: Omit<Shape, 'format' | 'kind' | 'roles'>,
  format: Format,
  { seen, isByShape }: Found,
): Shape {
  const roles =
    format.kind === null
      ? seen.cells.map(() => null)
      : seen.cells.map((cell, at) => roleIn(format, cell, base.names[at]!))
  return {
    ...base,
    format: format.name,
    tool: format.tool,
    version: format.version?.(seen) ?? null,
    kind: format.kind,
    refused: format.refused ?? null,
    roles,
    keys: seen.cells,
    subject: format.subject?.(seen) ?? null,
    warnings: [...(isByShape ? ['recognised by shape'] : []), ...(format.warning ? [format.warning] : [])],
  }
}

function roleIn(format: Format, cell: string, name: string): Role | null {
  const found = format.columns?.[cell] ?? format.roleOf?.(cell, name)
  const role = typeof found === 'string' ? { field: found } : found
  // Reports of one tool share columns, not all of which every kind of record has.
  return role && (role.field.includes('.') || role.field in FIELDS[format.kind!]) ? role : null
}

function listRole(samples: string[][]): { kind: Kind; roles: Role[] } {
  const cells = samples.map((row) => row[0] ?? '')
  const mails = cells.filter((cell) => readEmails(cell).length > 0).length
  const pages = cells.filter(looksLikeAddress).length
  return mails > pages
    ? { kind: 'contact', roles: [{ field: 'email' }] }
    : { kind: 'prospect', roles: [{ field: 'source_url' }] }
}

function columnNames(samples: string[][]): string[] {
  const width = Math.max(0, ...samples.slice(0, 50).map((row) => row.length))
  return Array.from({ length: width }, (_, at) => `Column ${at + 1}`)
}

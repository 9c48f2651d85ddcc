import type { CanonicalRecord, Kind } from '../fields.ts'

/**
 * What a column feeds. `field` is a field of the kind, or `authority.<metric>`, `spam.<metric>`, `extra.<name>`,
 * `targets`. `reads` overrides how the cell is read: `rel`, `follow` (inverse), `nofollow`, `is:<word>` (a flag column
 * that puts the word into the field), `reversed` (a host back to front: `com.example`), or `later` (the format's
 * `finish` reads it).
 */
export type Role = {
  field: string
  scope?: 'page' | 'domain'
  reads?: 'rel' | 'follow' | 'nofollow' | 'reversed' | 'later' | `is:${string}`
}

export type Built =
  | { record: CanonicalRecord }
  | { rejected: string; cells: string[] }
  | { skipped: string }
  /** Not a row at all: a comment. */
  | { ignored: true }

/** The header of a file as a signature sees it. */
export type Seen = {
  /** Normalised header cells. */
  cells: string[]
  names: Set<string>
  /** The non-empty lines before the header. */
  preamble: string[]
  fileName: string
}

/**
 * A vendor's report as data. Tried in the order of `formats/all.ts`; the first whose signature holds wins. Headers
 * are matched by name, never by position.
 */
export type Format = {
  name: string
  tool: string | null
  /** Null: the file must not become prospects, `refused` says why and what to export instead. */
  kind: Kind | null
  refused?: string
  signature: (seen: Seen) => boolean
  version?: (seen: Seen) => string | null
  /** Normalised header -> role. Headers that are missing here stay in `extra`. */
  columns?: Record<string, string | Role>
  /** For headers that are data themselves (compared sites). */
  roleOf?: (normalised: string, header: string) => string | Role | undefined
  /** Other spellings of headers, applied before the signature. */
  aliases?: Record<string, string>
  /** This tool never writes thousands separators, so a comma is the decimal mark. */
  commaIsDecimal?: boolean
  subject?: (seen: Seen) => string | null
  warning?: string
  /** Last rules on a record whose cells are read; a text is the reason to leave it out. */
  finish?: (record: CanonicalRecord, row: RawRow) => string | void
}

/** A row as `finish` sees it. */
export type RawRow = {
  /** The cell under a normalised header (aliases applied), "" when it is empty, undefined without such a column. */
  cell: (name: string) => string | undefined
  /** The site the file is about, if its name says so. */
  subject: string | null
}

/** A signature of cells that must all, some or not be there. */
export function cells({ all = [], any, not = [] }: { all?: string[]; any?: string[]; not?: string[] }) {
  return ({ names }: Seen) =>
    all.every((name) => names.has(name)) &&
    (any === undefined || any.some((name) => names.has(name))) &&
    !not.some((name) => names.has(name))
}

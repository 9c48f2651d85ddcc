import type { ImportOutcome, Tactic } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import { candidateOf, type Candidate, type Person } from './candidate.ts'
import type { Reader } from './inspect.server.ts'
import { refusalOf, writable, type Guards } from './judge.ts'
import { LookUp } from './look-up.server.ts'
import type { Statements } from './statements.server.ts'
import type { Row } from './table/tokenise.ts'

export type Judged =
  | { outcome: 'rejected' | 'skipped'; reason: string; cells?: string[] }
  | { outcome: null; candidate: Candidate; people: Person[] }

/** What a row is, before the database is asked: rejected, left out, or a candidate. */
export function judgeRow(row: Row, reader: Reader, tactic: Tactic, guards: Guards): Judged | null {
  const built = reader.build(row)
  if ('ignored' in built) return null
  if ('rejected' in built) return { outcome: 'rejected', reason: built.rejected, cells: row.cells }
  if ('skipped' in built) return { outcome: 'skipped', reason: built.skipped }
  const made = candidateOf(built.record, { tactic })
  if ('rejected' in made) return { outcome: 'rejected', reason: made.rejected, cells: row.cells }
  const refusal = refusalOf(made.candidate, tactic, guards)
  if (refusal) return { outcome: 'skipped', reason: refusal }
  return { outcome: null, candidate: made.candidate, people: writable(made.candidate.people, guards) }
}

export const ALREADY = 'already a prospect'
export const SAME_FILE = 'the same prospect as an earlier line'

/** Says what an import would do with each row, without writing anything. */
export class DryRun {
  private readonly lookUp: LookUp
  private readonly tactic: Tactic
  private readonly guards: Guards
  private readonly reader: Reader
  /** Hashes of what the file has brought so far: a million rows stay a few dozen megabytes. */
  private readonly seen = new Set<number>()

  constructor(
    scope: Pick<Scope, 'workspaceId'>,
    {
      statements,
      reader,
      guards,
      projectId,
      tactic,
    }: {
      statements: Statements
      reader: Reader
      guards: Guards
      projectId: number
      tactic: Tactic
    },
  ) {
    this.lookUp = new LookUp(statements, scope, { projectId, tactic })
    this.tactic = tactic
    this.guards = guards
    this.reader = reader
  }

  /** Null for a line that is no row. */
  row(row: Row): { outcome: ImportOutcome; reason: string | null; line: number } | null {
    const judged = judgeRow(row, this.reader, this.tactic, this.guards)
    if (!judged) return null
    if (judged.outcome !== null) return { outcome: judged.outcome, reason: judged.reason, line: row.line }
    return { ...this.decide(judged.candidate, judged.people), line: row.line }
  }

  private decide(candidate: Candidate, people: Person[]): { outcome: ImportOutcome; reason: string | null } {
    const isRepeated = this.isSeen(`${candidate.domain}\n${candidate.pageKey}`)
    const newPeople = people.filter((person) => !this.isSeen(personKey(candidate.domain, person)))
    const newMetrics = candidate.authority.filter(
      ({ metric, value }) => !this.isSeen(`${candidate.domain}\n${metric}\n${value}`),
    )
    if (isRepeated) return { outcome: 'merged', reason: SAME_FILE }
    const prospect = this.lookUp.prospect(candidate)
    if (!prospect) return { outcome: 'created', reason: null }
    const news = this.lookUp.news(prospect, candidate, people)
    const isNews =
      news.learnt !== null ||
      news.givesContact ||
      news.tags.length > 0 ||
      news.metrics.some((metric) => newMetrics.includes(metric)) ||
      news.people.some((person) => newPeople.includes(person))
    return isNews ? { outcome: 'updated', reason: null } : { outcome: 'skipped', reason: ALREADY }
  }

  private isSeen(key: string): boolean {
    const hash = hashOf(key)
    if (this.seen.has(hash)) return true
    this.seen.add(hash)
    return false
  }
}

function personKey(domain: string, { email, firstName, lastName }: Person): string {
  return email === null ? `${domain}\n${firstName ?? ''}\n${lastName ?? ''}\n` : `\n${email}`
}

/** 53 bits of a string (cyrb53): among ten million keys a collision is not to be expected. */
export function hashOf(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    a = Math.imul(a ^ char, 2654435761)
    b = Math.imul(b ^ char, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

import type { ImportBefore } from '#db/tables/imports.ts'
import type { ImportOutcome } from '#db/vocabulary.ts'
import { isSequenceLive, restingAction } from '../prospects/next-action.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Candidate, Person } from './candidate.ts'
import type { Reader } from './inspect.server.ts'
import type { Guards } from './judge.ts'
import { learn } from './learn.ts'
import { LookUp, knownOf } from './look-up.server.ts'
import { ALREADY, SAME_FILE, judgeRow } from './plan-rows.server.ts'
import type { ProspectRow, Statements } from './statements.server.ts'
import type { Row } from './table/tokenise.ts'
import { DetailWriter, type Job } from './write-details.server.ts'

type Written = {
  line: number
  outcome: ImportOutcome
  reason: string | null
  cells?: string[]
  prospectId?: number
  siteId?: number
  madeSite?: boolean
  madeContacts?: number[]
  before?: ImportBefore
}

/**
 * Brings rows into the database, each with a record of what it did. Call inside a transaction. The same rules as
 * `addProspect` and `addContact`, with statements prepared once instead of built for every row.
 */
export class RowWriter {
  private readonly lookUp: LookUp
  private readonly statements: Statements
  private readonly reader: Reader
  private readonly guards: Guards
  private readonly workspaceId: number
  private readonly job: Job
  private readonly details: DetailWriter
  /** Prospects that earlier rows of this import made or met. */
  private readonly met: Set<number>
  private now = 0

  constructor(
    scope: Pick<Scope, 'workspaceId'>,
    {
      statements,
      reader,
      guards,
      met,
      ...job
    }: Job & {
      statements: Statements
      reader: Reader
      guards: Guards
      met: Set<number>
    },
  ) {
    this.statements = statements
    this.reader = reader
    this.guards = guards
    this.met = met
    this.job = job
    this.workspaceId = scope.workspaceId
    this.lookUp = new LookUp(statements, scope, job)
    this.details = new DetailWriter(statements, this.lookUp, { ...job, workspaceId: scope.workspaceId })
  }

  /** @returns null for a line that is no row */
  write(row: Row, now: Date): Written | null {
    this.now = now.getTime()
    this.details.now = this.now
    const judged = judgeRow(row, this.reader, this.job.tactic, this.guards)
    if (!judged) return null
    const written: Written =
      judged.outcome === null
        ? this.place(row.line, judged.candidate, judged.people)
        : { line: row.line, outcome: judged.outcome, reason: judged.reason, cells: judged.cells }
    this.note(written)
    return written
  }

  private place(line: number, candidate: Candidate, people: Person[]): Written {
    const known = this.lookUp.prospect(candidate)
    const { siteId, madeSite } = this.ensureSite(candidate.domain)
    if (known) return { line, siteId, madeSite, ...this.addTo(known, siteId, candidate, people) }
    const { ids, made } = this.details.ensureContacts(siteId, people)
    const prospectId = this.create(line, siteId, candidate, ids[0] ?? null)
    this.met.add(prospectId)
    const before = this.details.setMetrics(siteId, candidate.authority)
    return {
      line,
      outcome: 'created',
      reason: null,
      prospectId,
      siteId,
      madeSite,
      madeContacts: made,
      before,
    }
  }

  private addTo(known: ProspectRow, siteId: number, candidate: Candidate, people: Person[]) {
    const isMerge = this.met.has(known.id)
    this.met.add(known.id)
    const news = this.lookUp.news(known, candidate, people)
    const { ids, made } = this.details.ensureContacts(siteId, news.givesContact ? people : news.people)
    const before: ImportBefore = this.details.setMetrics(siteId, news.metrics) ?? {}
    this.change(known, candidate, before)
    if (news.givesContact && ids[0] !== undefined) this.giveContact(known, ids[0], before)
    const tags = this.details.putTags(known.id, news.tags)
    if (tags.length > 0) before.tags = tags
    const isNews = Object.keys(before).length > 0 || made.length > 0
    if (isNews) this.details.happened('prospect.updated', 'learnt from', known.id, siteId, ids[0] ?? null)
    const result = { prospectId: known.id, madeContacts: made, before: isNews ? before : undefined }
    if (isMerge) return { outcome: 'merged' as const, reason: SAME_FILE, ...result }
    return isNews
      ? { outcome: 'updated' as const, reason: null, ...result }
      : { outcome: 'skipped' as const, reason: ALREADY, ...result }
  }

  private ensureSite(domain: string): { siteId: number; madeSite: boolean } {
    const known = this.lookUp.site(domain)
    if (known !== null) return { siteId: known, madeSite: false }
    const siteId = Number(this.statements.addSite.run(this.workspaceId, domain, this.now).lastInsertRowid)
    this.lookUp.remember(domain, siteId)
    return { siteId, madeSite: true }
  }

  private create(line: number, siteId: number, candidate: Candidate, contactId: number | null): number {
    const because = `imported from ${this.job.fileName}, line ${line}`
    const resting = restingAction('new', { hasContact: contactId !== null })
    const { lastInsertRowid } = this.statements.addProspect.run({
      workspaceId: this.workspaceId,
      projectId: this.job.projectId,
      siteId,
      domain: candidate.domain,
      pageUrl: candidate.pageUrl,
      pageKey: candidate.pageKey,
      pageTitle: candidate.pageTitle,
      tactic: this.job.tactic,
      facts: JSON.stringify(candidate.facts),
      because,
      nextAction: resting?.text ?? null,
      needsPerson: resting?.needsPerson ? 1 : 0,
      authority: candidate.authority[0]?.value ?? null,
      metric: candidate.authority[0]?.metric ?? null,
      contactId,
      importId: this.job.importId,
      now: this.now,
    })
    const id = Number(lastInsertRowid)
    this.details.putTags(id, candidate.tags)
    this.details.happened('prospect.added', 'imported from', id, siteId, contactId, {
      tactic: this.job.tactic,
      line,
    })
    return id
  }

  private change(row: ProspectRow, candidate: Candidate, before: ImportBefore): void {
    const known = knownOf(row)
    const learnt = learn(known, candidate)
    if (!learnt) return
    const changed = { ...known, ...learnt }
    this.statements.changeProspect.run({
      ...changed,
      facts: JSON.stringify(changed.facts),
      id: row.id,
      now: this.now,
    })
    before.columns = Object.fromEntries(
      Object.keys(learnt).map((column) => [
        column,
        [known[column as keyof typeof known], changed[column as keyof typeof known]],
      ]),
    )
  }

  private giveContact(row: ProspectRow, contactId: number, before: ImportBefore): void {
    const resting = isSequenceLive(row.sequence_state) ? null : restingAction(row.stage, { hasContact: true })
    this.statements.giveContact.run({
      id: row.id,
      contactId,
      nextAction: resting?.text ?? null,
      needsPerson: resting ? Number(resting.needsPerson) : null,
      now: this.now,
    })
    before.columns = { ...before.columns, contactId: [null, contactId] }
    if (resting) before.columns.nextAction = [row.next_action, resting.text]
  }

  private note(written: Written): void {
    this.statements.addRow.run({
      importId: this.job.importId,
      line: written.line,
      outcome: written.outcome,
      reason: written.reason,
      cells: written.outcome === 'rejected' ? JSON.stringify(written.cells ?? []) : null,
      prospectId: written.prospectId ?? null,
      madeContacts: written.madeContacts?.length ? JSON.stringify(written.madeContacts) : null,
      siteId: written.siteId ?? null,
      madeSite: written.madeSite ? 1 : 0,
      before: written.before ? JSON.stringify(written.before) : null,
    })
  }
}

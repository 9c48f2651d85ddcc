import type { Database } from '#db/client.server.ts'
import type { ImportUndo, importRows } from '#db/tables/imports.ts'
import type { Scope } from '../values/scope.server.ts'
import { REASONS_TO_STAY } from './reasons-to-stay.ts'

type ImportRow = typeof importRows.$inferSelect

/**
 * Takes back what one row of an import did, one phase at a time. Safe to repeat. Rows come from the last to the
 * first, so that what several of them added to one prospect goes back step by step.
 */
export class Undoer {
  private readonly statements: ReturnType<typeof prepare>
  private readonly importId: number
  /** Known prospects that are counted: several rows may have added to one. */
  private readonly counted: Set<number>

  /** @param afterRowId where an earlier turn stopped; 0 at the beginning */
  constructor(scope: Pick<Scope, 'db'>, importId: number, afterRowId: number) {
    this.importId = importId
    this.statements = prepare(scope)
    const before = afterRowId === 0 ? [] : this.statements.changedFrom.all(importId, afterRowId)
    this.counted = new Set(before.map((row) => row.id))
  }

  /** Call inside a transaction; adds to `undo` what was done. */
  undo(row: ImportRow, undo: ImportUndo, now: Date): void {
    if (undo.phase === 'prospects') this.prospect(row, undo, now)
    else if (undo.phase === 'contacts') this.contacts(row, undo)
    else if (undo.phase === 'sites' && row.madeSite && row.siteId !== null) this.site(row.siteId, undo)
  }

  private prospect(row: ImportRow, undo: ImportUndo, now: Date): void {
    if (row.prospectId === null) return
    if (row.outcome === 'created') this.remove(row.prospectId, undo)
    else if (!this.isOwn(row.prospectId)) this.restore(row, row.prospectId, undo, now)
    for (const [metric, [was, is]] of Object.entries(row.before?.metrics ?? {})) {
      if (was === null) this.statements.dropMetric.run(row.siteId, metric, is, this.importId)
      else this.statements.restoreMetric.run(was, row.siteId, metric, is, this.importId)
    }
  }

  private remove(prospectId: number, undo: ImportUndo): void {
    const reason = this.statements.whyStays.get({ prospectId, importId: this.importId })
    if (!reason) return
    if (reason.why === null) {
      this.statements.dropProspect.run(prospectId)
      undo.deletedProspects++
    } else {
      undo.kept++
      const words = REASONS_TO_STAY[reason.why]
      undo.reasons[words] = (undo.reasons[words] ?? 0) + 1
    }
  }

  /** Made by this import: it goes as a whole or stays as a whole. */
  private isOwn(prospectId: number): boolean {
    return this.statements.isOwn.get(prospectId, this.importId) !== undefined
  }

  /** Puts back every column that still is as the import made it; what somebody changed since stays. */
  private restore({ before }: ImportRow, prospectId: number, undo: ImportUndo, now: Date): void {
    let isRestored = false
    for (const [column, [was, is]] of Object.entries(before?.columns ?? {})) {
      const values = { id: prospectId, was: stored(was), is: stored(is), now: now.getTime() }
      const statement = this.statements.restore[column as keyof typeof this.statements.restore]
      if (statement && statement.run(values).changes > 0) isRestored = true
    }
    for (const tagId of before?.tags ?? [])
      if (this.statements.dropTag.run(prospectId, tagId).changes > 0) isRestored = true
    if (!isRestored || this.counted.has(prospectId)) return
    this.counted.add(prospectId)
    undo.restored++
  }

  private contacts({ madeContacts }: ImportRow, undo: ImportUndo): void {
    for (const contactId of madeContacts ?? []) {
      undo.deletedContacts += this.statements.dropContact.run({ contactId, importId: this.importId }).changes
    }
  }

  private site(siteId: number, undo: ImportUndo): void {
    if (!this.statements.isLonely.get({ siteId })) return
    this.statements.dropMetrics.run(siteId)
    undo.deletedSites += this.statements.dropSite.run(siteId).changes
  }
}

function stored(value: unknown): string | number | null {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : (value as string | number | null)
}

/** Somebody else's deed on the record: the import's own entries carry its id. */
const TOUCHED = (column: string) =>
  `exists (select 1 from activities a where a.${column} = x.id and a.import_id is not @importId)`

function prepare(scope: Pick<Scope, 'db'>) {
  const sqlite = (scope.db as Database).$client
  const restore = (column: string) =>
    sqlite.prepare(
      `update prospects set ${column} = @was, updated_at = @now where id = @id and ${column} is @is`,
    )
  return {
    whyStays: sqlite.prepare<
      { prospectId: number; importId: number },
      { why: keyof typeof REASONS_TO_STAY | null }
    >(
      `select case
         when exists (select 1 from threads where prospect_id = x.id) then 'mail'
         when exists (select 1 from outbox where prospect_id = x.id) then 'mail'
         when exists (select 1 from enrolments where prospect_id = x.id) then 'sequence'
         when exists (select 1 from links where prospect_id = x.id) then 'link'
         when x.stage <> 'new' then 'stage'
         when x.owner_id is not null then 'owner'
         when exists (select 1 from activities a where a.prospect_id = x.id and a.import_id <> @importId) then 'import'
         when ${TOUCHED('prospect_id')} then 'touched'
       end as why
       from prospects x where x.id = @prospectId`,
    ),
    isOwn: sqlite.prepare<[number, number], { one: number }>(
      'select 1 as one from prospects where id = ? and import_id = ?',
    ),
    changedFrom: sqlite.prepare<[number, number], { id: number }>(
      `select distinct prospect_id as id from import_rows
       where import_id = ? and id >= ? and before is not null and prospect_id is not null`,
    ),
    dropProspect: sqlite.prepare<[number]>('delete from prospects where id = ?'),
    restore: {
      pageTitle: restore('page_title'),
      authority: restore('authority'),
      authorityMetric: restore('authority_metric'),
      facts: restore('facts'),
      contactId: restore('contact_id'),
      nextAction: restore('next_action'),
    },
    dropTag: sqlite.prepare('delete from prospect_tags where prospect_id = ? and tag_id = ?'),
    dropMetric: sqlite.prepare(
      'delete from site_metrics where site_id = ? and metric = ? and value = ? and (import_id = ? or import_id is null)',
    ),
    restoreMetric: sqlite.prepare(
      'update site_metrics set value = ?, import_id = null where site_id = ? and metric = ? and value = ? and (import_id = ? or import_id is null)',
    ),
    dropContact: sqlite.prepare(
      `delete from contacts as x where x.id = @contactId
         and x.do_not_contact_at is null and x.note is null
         and not exists (select 1 from prospects where contact_id = x.id)
         and not exists (select 1 from enrolments where contact_id = x.id)
         and not exists (select 1 from outbox where contact_id = x.id)
         and not exists (select 1 from threads where contact_id = x.id)
         and not exists (select 1 from links where contact_id = x.id)
         and not ${TOUCHED('contact_id')}`,
    ),
    isLonely: sqlite.prepare<{ siteId: number }, { one: number }>(
      `select 1 as one from sites x where x.id = @siteId
         and not exists (select 1 from prospects where site_id = x.id)
         and not exists (select 1 from contacts where site_id = x.id)
         and not exists (select 1 from threads where site_id = x.id)
         and not exists (select 1 from links where site_id = x.id)`,
    ),
    dropMetrics: sqlite.prepare('delete from site_metrics where site_id = ?'),
    dropSite: sqlite.prepare<[number]>('delete from sites where id = ?'),
  }
}

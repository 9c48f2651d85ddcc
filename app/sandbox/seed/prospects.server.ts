import { eq } from 'drizzle-orm'
import { targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import type { Queries } from '#db/client.server.ts'
import { addContact } from '#app/domain/contacts/add-contact.server.ts'
import { addProspect } from '#app/domain/prospects/add-prospect.server.ts'
import type { BulkChange } from '#app/domain/prospects/bulk.ts'
import { changeMany } from '#app/domain/prospects/bulk.server.ts'
import { moveStage } from '#app/domain/prospects/move-stage.server.ts'
import { ensureSite } from '#app/domain/sites/ensure-site.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import { chance } from '../chance.ts'
import { PROSPECT_ROWS } from './prospect-rows.ts'
import type { ProspectRow } from './rows/row.ts'
import { pageOf, reasonsOf, siteOf } from './reasons.ts'
import { actAs, type Team } from './scope.server.ts'

const FIRST_FOUND = Date.UTC(2026, 2, 30, 9, 12)

type Setting = { team: Team; projectId: number; seed: number }

/** The prospects of the story with their sites, contacts and facts, found over the weeks before the visitor comes. */
export function addProspects(db: Queries, { team, projectId, seed }: Setting): void {
  const added = PROSPECT_ROWS.map((row, at) => {
    const foundAt = new Date(FIRST_FOUND + at * 5_400_000)
    const scope = actAs(db, team, row.owner ?? 'anna', foundAt)
    const prospectId = addOne(scope, { row, projectId, seed })
    decide(scope, prospectId, row)
    return { row, prospectId }
  })
  const scope = actAs(db, team, 'anna', new Date(FIRST_FOUND + PROSPECT_ROWS.length * 5_400_000))
  const change = (isMeant: (row: ProspectRow) => boolean, change: BulkChange, because: string) => {
    const ids = added.filter(({ row }) => isMeant(row)).map(({ prospectId }) => prospectId)
    changeMany(scope, { projectId, which: { ids }, change, because })
  }
  for (const owner of ['anna', 'jonas'] as const)
    change(
      (row) => row.owner === owner,
      { kind: 'owner', ownerId: team[owner].userId },
      'shared out at the Monday round',
    )
  for (const name of new Set(PROSPECT_ROWS.flatMap((row) => row.tags ?? [])))
    change((row) => row.tags?.includes(name) ?? false, { kind: 'tag', name }, 'sorted by hand')
}

function addOne(
  scope: Scope,
  { row, projectId, seed }: { row: ProspectRow; projectId: number; seed: number },
): number {
  const page = pageOf(row, seed)
  const url = page ? `http://${row.host}${page.path}` : null
  const value = row.dr ?? row.as
  const { id } = addProspect(scope, {
    projectId,
    domain: row.host,
    pageUrl: url,
    pageTitle: page?.title,
    tactic: row.tactic,
    facts: reasonsOf(row, seed),
    contactId: contactOf(scope, row),
    targetPageId: targetOf(scope, row.target, projectId),
    authority:
      value === undefined ? null : { metric: row.dr === undefined ? 'semrush_as' : 'ahrefs_dr', value },
    because: foundWords(row, seed),
  })
  scope.db
    .update(prospects)
    .set({ relevance: row.relevance, score: row.score })
    .where(eq(prospects.id, id))
    .run()
  return id
}

/** Everybody of the site becomes known; the one to write to is returned. */
function contactOf(scope: Scope, row: ProspectRow): number | null {
  const site = siteOf(row.host)
  if (row.withoutContact || site.people.length === 0) return null
  const { id: siteId } = ensureSite(scope, { domain: row.host })
  const ids = site.people.map((person) => {
    const { id } = addContact(scope, {
      siteId,
      email: `${person.local}@${row.host}`,
      firstName: person.first,
      lastName: person.last,
      role: person.role,
      foundOn: `http://${row.host}/contact`,
      foundHow: 'contact page',
    })
    const isNamed = !['office', 'desk', 'listings', 'nobody'].includes(person.local)
    if (isNamed) scope.db.update(contacts).set({ verification: 'verified' }).where(eq(contacts.id, id)).run()
    return id
  })
  const wanted = site.people.findIndex((person) => person.local === row.contact)
  return ids[Math.max(0, wanted)] ?? null
}

function targetOf(scope: Scope, path: string, projectId: number): number | null {
  const pages = scope.db.select().from(targetPages).where(eq(targetPages.projectId, projectId)).all()
  return pages.find((page) => new URL(page.url).pathname === path)?.id ?? null
}

function foundWords(row: ProspectRow, seed: number): string {
  const words: Partial<Record<ProspectRow['tactic'], string[]>> = {
    broken_link: ['found in the crawl “UK allotment resources”', 'a reader told us of the dead link'],
    resource_page: ['found with the search “compost resources”', 'found while reading their competitors'],
    link_gap: ['links to both rivals and not to us'],
    unlinked_mention: ['found by the mention alert for “Fernhill”'],
    journalist_request: ['forwarded by Jonas'],
  }
  const choices = words[row.tactic] ?? ['found by hand']
  return choices[Math.floor(chance(seed, 'found', row.host) * choices.length)]!
}

function decide(scope: Scope, prospectId: number, { stage, tactic, note }: ProspectRow): void {
  const move = (to: ProspectRow['stage'], because: string) => moveStage(scope, { prospectId, to, because })
  if (stage === 'disqualified') move('disqualified', note ?? 'not for us')
  if (stage === 'qualified' || stage === 'ready') move('qualified', 'the page is about what our readers ask')
  if (stage === 'ready')
    move(
      'ready',
      tactic === 'broken_link' ? 'the dead link was checked and a contact is known' : 'a contact is known',
    )
}

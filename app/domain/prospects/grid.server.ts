import { prospects, prospectTags, tags } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { users } from '#db/tables/workspaces.ts'
import { eq, inArray } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import type { Scope } from '../values/scope.server.ts'
import { findPage, type Found } from './find.server.ts'
import type { GridQuery } from './grid-query.ts'

export type GridRow = ReturnType<typeof rowsOf>[number]

/** One page of the grid with all that a row may show. */
export function gridPage(
  scope: Scope,
  { projectId, query, pageSize }: { projectId: number; query: GridQuery; pageSize: number },
): Omit<Found, 'ids'> & { rows: GridRow[] } {
  const { ids, ...found } = findPage(scope, { projectId, query, pageSize })
  return { ...found, rows: rowsOf(scope, ids) }
}

/** The rows of these prospects, in their order. */
function rowsOf(scope: Scope, ids: number[]) {
  const rows = scope.db
    .select({
      id: prospects.id,
      siteId: prospects.siteId,
      domain: prospects.domain,
      pageUrl: prospects.pageUrl,
      pageTitle: prospects.pageTitle,
      tactic: prospects.tactic,
      authority: prospects.authority,
      authorityMetric: prospects.authorityMetric,
      relevance: prospects.relevance,
      score: prospects.score,
      stage: prospects.stage,
      stageBecause: prospects.stageBecause,
      sequenceState: prospects.sequenceState,
      sequenceStep: prospects.sequenceStep,
      sequenceName: prospects.sequenceName,
      sequenceBecause: prospects.sequenceBecause,
      linkStatus: prospects.linkStatus,
      linkBecause: prospects.linkBecause,
      nextAction: prospects.nextAction,
      nextActionAt: prospects.nextActionAt,
      nextNeedsPerson: prospects.nextNeedsPerson,
      lastTouchAt: prospects.lastTouchAt,
      lastTouch: prospects.lastTouch,
      createdAt: prospects.createdAt,
      ownerName: users.name,
      contactId: prospects.contactId,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      verification: contacts.verification,
      doNotContactAt: contacts.doNotContactAt,
    })
    .from(prospects)
    .leftJoin(contacts, eq(contacts.id, prospects.contactId))
    .leftJoin(users, eq(users.id, prospects.ownerId))
    .where(inArray(prospects.id, ids))
    .all()
  const named = tagsOf(scope, ids)
  const byId = new Map(
    rows.map(({ firstName, lastName, email, verification, doNotContactAt, contactId, ...row }) => [
      row.id,
      {
        ...row,
        tags: named.get(row.id) ?? [],
        contact:
          contactId === null
            ? null
            : {
                name: contactName({ firstName, lastName, email }),
                email,
                verification: verification!,
                isNotToContact: doNotContactAt !== null,
              },
      },
    ]),
  )
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined)
}

function tagsOf(scope: Scope, ids: number[]): Map<number, string[]> {
  const rows = scope.db
    .select({ prospectId: prospectTags.prospectId, name: tags.name })
    .from(prospectTags)
    .innerJoin(tags, eq(tags.id, prospectTags.tagId))
    .where(inArray(prospectTags.prospectId, ids))
    .all()
  const named = new Map<number, string[]>()
  for (const { prospectId, name } of rows) named.set(prospectId, [...(named.get(prospectId) ?? []), name])
  for (const names of named.values()) names.sort((a, b) => a.localeCompare(b, 'en'))
  return named
}

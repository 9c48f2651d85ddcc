import { prospects, prospectTags, tags } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { ENROLMENT_STATES, LINK_STATUSES, STAGES, TACTICS } from '#db/vocabulary.ts'
import { findPage } from '#app/domain/prospects/find.server.ts'
import type { GridQuery } from '#app/domain/prospects/grid-query.ts'
import { eq } from 'drizzle-orm'
import { freshWorkspace, type World } from './workspace.ts'

export const DAY = 24 * 60 * 60 * 1000
const ROWS = 160

/** Rows whose every column is drawn from few values, so that ties, gaps and empty cells are common. */
export function manyProspects(world = freshWorkspace()) {
  const { scope, db, projectId, userId, targetPageId } = world
  let seed = 7
  const draw = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)]!
  const maybe = <T>(value: () => T): T | null => (draw(3) === 0 ? null : value())
  const tagIds = ['uk', 'editor'].map(
    (name) => db.insert(tags).values({ workspaceId: scope.workspaceId, name }).returning().get().id,
  )
  for (let n = 0; n < ROWS; n++) {
    const domain = `${pick(['soil', 'garden', 'compost_', 'x%y'])}${n % 40}.example`
    const site =
      db.select().from(sites).where(eq(sites.domain, domain)).get() ??
      db
        .insert(sites)
        .values({ workspaceId: scope.workspaceId, domain, createdAt: scope.now })
        .returning()
        .get()
    const contact = maybe(() =>
      db
        .insert(contacts)
        .values({
          workspaceId: scope.workspaceId,
          siteId: site.id,
          email: `person${n}@${domain}`,
          firstName: pick(['Ines', 'Tom', 'Ruta']),
          verification: pick(['verified', 'unverified']),
          doNotContactAt: maybe(() => scope.now),
          createdAt: scope.now,
        })
        .returning()
        .get(),
    )
    const { id } = db
      .insert(prospects)
      .values({
        workspaceId: scope.workspaceId,
        projectId,
        siteId: site.id,
        domain,
        pageKey: `p${n}`,
        pageTitle: maybe(() => pick(['Resources for schools', 'Hot composting', 'Soil links'])),
        tactic: pick(TACTICS),
        facts: {},
        targetPageId: maybe(() => targetPageId),
        stage: pick(STAGES),
        stageSince: scope.now,
        stageBecause: 'test',
        sequenceState: maybe(() => pick(ENROLMENT_STATES)),
        linkStatus: maybe(() => pick(LINK_STATUSES)),
        nextAction: maybe(() => 'x'),
        nextActionAt: maybe(() => new Date(scope.now.getTime() + draw(4) * DAY)),
        nextNeedsPerson: draw(2) === 0,
        lastTouchAt: maybe(() => new Date(scope.now.getTime() - draw(9) * DAY)),
        authority: maybe(() => draw(6)),
        relevance: maybe(() => draw(6) / 2),
        score: maybe(() => draw(6)),
        contactId: contact?.id,
        ownerId: maybe(() => userId),
        createdAt: new Date(scope.now.getTime() - draw(9) * DAY),
        updatedAt: scope.now,
      })
      .returning()
      .get()
    for (const tagId of tagIds)
      if (draw(3) === 0) db.insert(prospectTags).values({ prospectId: id, tagId }).run()
  }
  return { ...world, tagIds }
}

/** A prospect with its contact and tags. */
export type ProspectRow = ReturnType<typeof allProspects>[number]

/** Every prospect of the database. */
export function allProspects({ db }: World) {
  const tagsOf = (id: number) =>
    db
      .select()
      .from(prospectTags)
      .where(eq(prospectTags.prospectId, id))
      .all()
      .map((tag) => tag.tagId)
  return db
    .select()
    .from(prospects)
    .leftJoin(contacts, eq(contacts.id, prospects.contactId))
    .all()
    .map((row) => ({ ...row.prospects, contact: row.contacts, tagIds: tagsOf(row.prospects.id) }))
}

/** All pages of a list, forwards from the first and back from the last. */
export function readAllPages(
  { scope, projectId }: World,
  query: Omit<GridQuery, 'cursor'>,
  { gatherAtMost, pageSize }: { gatherAtMost: number; pageSize: number },
) {
  const page = (cursor: GridQuery['cursor']) =>
    findPage(scope, { projectId, query: { ...query, cursor }, pageSize, gatherAtMost })
  const pages = [page(null)]
  while (pages.at(-1)!.next) pages.push(page(pages.at(-1)!.next))
  const back = [pages.at(-1)!]
  while (back[0]!.previous) back.unshift(page(back[0]!.previous))
  return { pages, back }
}

import { prospects, prospectTags, tags } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { ENROLMENT_STATES, LINK_STATUSES, STAGES, TACTICS } from '#db/vocabulary.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NotFound } from '../values/errors.ts'
import { allMatching, countMatching, findPage } from './find.server.ts'
import { readFilter, type Filter } from './filters.ts'
import type { GridQuery } from './grid-query.ts'
import { SORT_COLUMNS, type Sort } from './sorting.ts'
import { VIEWS } from './views.ts'

const DAY = 24 * 60 * 60 * 1000
const ROWS = 160

/** Rows whose every column is drawn from few values, so that ties, gaps and empty cells are common. */
function manyProspects(world = freshWorkspace()) {
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

type Row = ReturnType<typeof allRows>[number]

function allRows({ db }: World) {
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

/** The same filters, said once more in the plainest way. */
function matches(row: Row, { field, op, values }: Filter, now: Date): boolean {
  const choose = (value: unknown) =>
    values.some((one) => (one === 'none' ? value === null : String(value) === one || one === value))
  const negate = (holds: boolean) => (op === 'not' ? !holds : holds)
  const compare = (value: number | null) =>
    value !== null && (op === 'min' ? value >= Number(values[0]) : value <= Number(values[0]))
  const aged = (at: Date | null) =>
    values[0] === 'none'
      ? at === null
      : at !== null && (op === 'over') === at.getTime() < now.getTime() - Number(values[0]) * DAY
  const contact = row.contact
  switch (field) {
    case 'stage':
    case 'tactic':
      return negate(choose(row[field]))
    case 'sequence':
      return negate(choose(row.sequenceState))
    case 'link':
      return negate(choose(row.linkStatus))
    case 'target':
      return negate(choose(row.targetPageId))
    case 'owner':
      return negate(values.includes('me') && row.ownerId !== null ? true : choose(row.ownerId))
    case 'tag':
      return negate(
        values.some((one) => (one === 'none' ? row.tagIds.length === 0 : row.tagIds.includes(Number(one)))),
      )
    case 'contact':
      return negate(
        values.some(
          (one) =>
            (one === 'none' && !contact) ||
            (one === 'some' && contact) ||
            (one === 'do_not_contact' && contact?.doNotContactAt) ||
            contact?.verification === one,
        ),
      )
    case 'next':
      return negate(
        values.some((one) =>
          one === 'person'
            ? row.nextNeedsPerson
            : one === 'nothing'
              ? row.nextAction === null
              : !row.nextNeedsPerson && row.nextAction !== null,
        ),
      )
    case 'score':
    case 'relevance':
    case 'authority':
      return compare(row[field])
    case 'domain':
      return row.domain.includes(values[0]!.toLowerCase())
    case 'touch':
      return aged(row.lastTouchAt)
    case 'added':
      return aged(row.createdAt)
    case 'import':
      return choose(row.importId)
    case 'site':
      return choose(row.siteId)
  }
}

function isFound(row: Row, search: string): boolean {
  const has = (text: string | null | undefined) => text?.toLowerCase().includes(search.toLowerCase()) ?? false
  const { contact } = row
  return has(row.domain) || has(row.pageTitle) || has(contact?.email) || has(contact?.firstName)
}

function valueOf(row: Row, { column }: Sort): string | number | null {
  if (column === 'stage') return STAGES.indexOf(row.stage)
  if (column === 'next') return row.nextActionAt?.getTime() ?? null
  if (column === 'touch') return row.lastTouchAt?.getTime() ?? null
  if (column === 'added') return row.createdAt.getTime()
  return row[column]
}

function plainly(rows: Row[], { filters, search, sort }: Omit<GridQuery, 'cursor'>, now: Date): number[] {
  const sign = sort.descending ? -1 : 1
  return rows
    .filter((row) => filters.every((filter) => matches(row, filter, now)))
    .filter((row) => search === '' || isFound(row, search))
    .toSorted((a, b) => {
      const [one, two] = [valueOf(a, sort), valueOf(b, sort)]
      if ((one === null) !== (two === null)) return one === null ? 1 : -1
      if (one !== null && two !== null && one !== two) return sign * (one < two ? -1 : 1)
      return sign * (a.id - b.id)
    })
    .map((row) => row.id)
}

const world = manyProspects()
const rows = allRows(world)

const anyFilter = fc
  .constantFrom(
    'stage:is:ready',
    'stage:is:new,won,lost,contacted',
    'stage:not:declined,won',
    'tactic:is:broken_link,link_gap',
    'tactic:not:other',
    `target:is:${world.targetPageId}`,
    'target:not:none',
    'score:min:3',
    'relevance:max:1.5',
    'authority:min:1',
    'sequence:is:held,none',
    'sequence:is:waiting,active,held',
    'sequence:not:held',
    'link:is:lost,live,pending',
    'link:not:none',
    'contact:is:none',
    'contact:not:none',
    'contact:is:verified',
    'contact:not:do_not_contact',
    'next:is:person',
    'next:is:itself,nothing',
    'owner:is:me',
    'owner:is:none',
    'owner:not:me',
    `tag:is:${world.tagIds[0]}`,
    `tag:not:${world.tagIds.join(',')}`,
    'tag:is:none',
    'domain:has:soil',
    'domain:has:_',
    'touch:over:4',
    'touch:within:4',
    'touch:over:none',
    'added:within:3',
    'added:over:3',
  )
  .map((text) => readFilter(text)!)

const anyQuery = fc.record({
  filters: fc.uniqueArray(anyFilter, { maxLength: 3, selector: (filter) => filter.field }),
  search: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc.constantFrom('soil', 'Resources', 'ines', 'person1', 'x%y', 'so', 'zzz'),
  ),
  sort: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
})

function readAll(query: Omit<GridQuery, 'cursor'>, gatherAtMost: number, pageSize: number) {
  const page = (cursor: GridQuery['cursor']) =>
    findPage(world.scope, {
      projectId: world.projectId,
      query: { ...query, cursor },
      pageSize,
      gatherAtMost,
    })
  const pages = [page(null)]
  while (pages.at(-1)!.next) pages.push(page(pages.at(-1)!.next))
  const back = [pages.at(-1)!]
  while (back[0]!.previous) back.unshift(page(back[0]!.previous))
  return { pages, back }
}

test.each([
  ['gathered by the index of a filter', 5_000],
  ['walked along the index of the sort', -1],
  ['gathered by several filters together', 20],
])('every page, forwards and back, is what a plain look at all rows gives, when %s', (_, gatherAtMost) => {
  fc.assert(
    fc.property(anyQuery, fc.integer({ min: 3, max: 60 }), (query, pageSize) => {
      // Two letters of a contact's name are looked for at the start of the address only.
      fc.pre(!(query.search === 'so'))
      const expected = plainly(rows, query, world.scope.now)
      const { pages, back } = readAll(query, gatherAtMost, pageSize)
      expect(pages.flatMap((page) => page.ids)).toEqual(expected)
      expect(back.flatMap((page) => page.ids).slice(-expected.length || undefined)).toEqual(expected)
      expect(pages[0]!.count).toBe(expected.length)
      let before = 0
      for (const page of pages) {
        expect(page.at).toBe(before)
        before += page.ids.length
      }
      expect(countMatching(world.scope, { projectId: world.projectId, query })).toBe(expected.length)
      const all = allMatching(world.scope, { projectId: world.projectId, query, atMost: 1_000 })
      expect(all.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b))
    }),
    { numRuns: 300 },
  )
})

test('a search of two letters finds the domain', () => {
  const query = {
    filters: [],
    search: 'so',
    sort: { column: 'domain', descending: false },
    cursor: null,
  } as const
  const { ids } = findPage(world.scope, {
    projectId: world.projectId,
    query: { ...query, filters: [] },
    pageSize: 5,
  })
  expect(ids.length).toBeGreaterThan(0)
})

test('another workspace’s project is not found', () => {
  const theirs = freshWorkspace({ db: world.db, email: 'other@client.test' })
  const query: GridQuery = {
    filters: [],
    search: '',
    sort: { column: 'score', descending: true },
    cursor: null,
  }
  expect(() => findPage(theirs.scope, { projectId: world.projectId, query, pageSize: 5 })).toThrow(NotFound)
  expect(findPage(theirs.scope, { projectId: theirs.projectId, query, pageSize: 5 }).count).toBe(0)
})

/** Every statement that `work` runs, as SQLite plans it. */
function plansOf(work: () => void): string[] {
  const client = world.db.$client
  const statements = new Set<string>()
  const prepare = client.prepare.bind(client)
  client.prepare = ((source: string) => {
    statements.add(source)
    return prepare(source)
  }) as typeof client.prepare
  try {
    work()
  } finally {
    client.prepare = prepare
  }
  return [...statements]
    .filter((source) => /\bfrom "?prospects/.test(source))
    .map((source) => {
      const holes = source.split('?').length - 1
      const steps = prepare(`explain query plan ${source}`).all(...Array<null>(holes).fill(null))
      return `${source}\n${(steps as { detail: string }[]).map((step) => step.detail).join('\n')}`
    })
}

const QUERIES: { name: string; filters: string[]; search?: string }[] = [
  { name: 'nothing', filters: [] },
  ...VIEWS.map((view) => ({
    name: view.name,
    filters: view.filters.map((filter) => `${filter.field}:${filter.op}:${filter.values.join(',')}`),
  })),
  ...[
    'stage:not:declined',
    'tactic:is:link_gap',
    'target:is:1',
    'score:min:60',
    'relevance:max:10',
    'authority:min:30',
    'sequence:is:held,none',
    'link:is:lost',
    'contact:is:verified',
    'next:is:person',
    'owner:is:me',
    'owner:is:none',
    'tag:is:1',
    'domain:has:soil',
    'touch:over:28',
    'added:within:7',
    'import:is:1',
    'site:is:1',
  ].map((filter) => ({ name: filter, filters: [filter] })),
  { name: 'a search', filters: [], search: 'soil' },
  { name: 'a short search', filters: [], search: 'so' },
  { name: 'a search in a view', filters: ['stage:is:ready', 'tactic:is:link_gap'], search: 'soil' },
]

test.each(QUERIES)(
  'no plan of "$name" scans or sorts the table, whatever the sort',
  ({ filters, search = '' }) => {
    const plans = plansOf(() => {
      for (const column of SORT_COLUMNS)
        for (const descending of [true, false])
          for (const gatherAtMost of [5_000, 20, -1])
            readAll(
              {
                filters: filters.map((filter) => readFilter(filter)!),
                search,
                sort: { column, descending },
              },
              gatherAtMost,
              40,
            )
    })
    expect(plans.length).toBeGreaterThan(0)
    for (const plan of plans) {
      expect(plan).not.toMatch(/TEMP B-TREE/)
      expect(plan).not.toMatch(/SCAN (prospects|contacts|prospect_tags|sites)\b/)
    }
  },
)

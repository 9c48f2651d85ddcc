import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { activities } from '#db/tables/activity.ts'
import { importRows } from '#db/tables/imports.ts'
import { competitors } from '#db/tables/projects.ts'
import { prospects, prospectTags } from '#db/tables/prospects.ts'
import { contacts, siteMetrics, sites } from '#db/tables/sites.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { moveStage } from '../prospects/move-stage.server.ts'
import { suppress } from '../sites/suppression.server.ts'
import { NotFound } from '../values/errors.ts'
import { mintWorkspaceId } from '../values/scope.server.ts'
import { claim } from './claim.server.ts'
import { getImport } from './get-import.server.ts'
import { rowsWith, sameFileBefore } from './queries.server.ts'
import { runImports, work } from './run-imports.server.ts'
import { startImport } from './start-import.server.ts'
import {
  backToColumns,
  cancelImport,
  chooseColumns,
  confirmImport,
  undoImport,
} from './steer-import.server.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'imports-run-'))
mkdirSync(path.join(dataFolder, 'imports'))
let count = 0

async function uploaded(
  { scope, projectId }: World,
  content: string,
  fileName = 'list.csv',
): Promise<number> {
  const file = path.join('imports', `${++count}.csv`)
  writeFileSync(path.join(dataFolder, file), content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const stored = { path: file, bytes: content.length, sha256 }
  const started = await startImport(scope, { projectId, fileName, file: stored, dataFolder })
  if (!started.ok) throw new Error(started.reason)
  return started.id
}

async function previewed(world: World, content: string, tactic: Tactic = 'other'): Promise<number> {
  const importId = await uploaded(world, content)
  const { mapping } = getImport(world.scope, importId)
  expect(chooseColumns(world.scope, { importId, mapping: mapping!, tactic })).toEqual({ ok: true })
  await runImports(world.scope, { dataFolder })
  return importId
}

async function imported(world: World, content: string, tactic?: Tactic): Promise<number> {
  const importId = await previewed(world, content, tactic)
  expect(confirmImport(world.scope, { importId })).toEqual({ ok: true })
  await runImports(world.scope, { dataFolder })
  return importId
}

const five = ({ created, updated, merged, skipped, rejected }: Record<string, unknown>) => [
  created,
  updated,
  merged,
  skipped,
  rejected,
]
const countsOf = (world: World, importId: number) => five(getImport(world.scope, importId).counts!)
const all = (world: World) => world.db.select().from(prospects).orderBy(prospects.id).all()

const MIXED = `URL,Email,Name,DR,Tags
https://tea.example/links,pia@tea.example,Pia Nord,41,tea; green
https://tea.example/links/,max@tea.example,,41,
tea.example,,,41,
nothing,,,,
https://client.test/page,,,,
https://rival.example/,,,,
https://never.example/x,,,,
https://cold.example/,stop@cold.example,,,
`

function worldWithGuards(): World {
  const world = freshWorkspace()
  world.db.insert(competitors).values({ projectId: world.projectId, domain: 'rival.example' }).run()
  const origin = 'test'
  suppress(world.scope, { kind: 'domain', value: 'never.example', reason: 'do_not_contact', origin })
  suppress(world.scope, { kind: 'address', value: 'stop@cold.example', reason: 'unsubscribed', origin })
  return world
}

test('a dry run says what would become of every row, and writes none of it', async () => {
  const world = worldWithGuards()
  const job = getImport(world.scope, await previewed(world, MIXED))
  expect(five(job.preview!)).toEqual([2, 0, 1, 4, 1])
  expect(job.preview!.reasons).toEqual({
    'the same prospect as an earlier line': 1,
    'no usable URL or e-mail': 1,
    'your own site': 1,
    "a competitor's own site": 1,
    'suppressed domain': 1,
    'suppressed address': 1,
  })
  expect(job).toMatchObject({ status: 'previewed', rowsTotal: 8, rowsDone: 0 })
  expect(all(world)).toEqual([])
  expect(world.db.select().from(sites).all()).toEqual([])
})

test('the import does what its dry run said, with people, authority, tags and causes', async () => {
  const world = worldWithGuards()
  const importId = await imported(world, MIXED, 'resource_page')
  const job = getImport(world.scope, importId)
  expect(job).toMatchObject({ status: 'done', rowsDone: 8, rowsTotal: 8, counts: job.preview })
  expect(all(world)).toMatchObject([
    {
      domain: 'tea.example',
      pageKey: 'tea.example/links',
      tactic: 'resource_page',
      stage: 'new',
      stageBecause: 'imported from list.csv, line 2',
      nextAction: 'Qualify',
      authority: 41,
      authorityMetric: 'ahrefs_dr',
      importId,
    },
    { pageKey: '', pageUrl: null, nextAction: 'Find a contact' },
  ])
  expect(world.db.select().from(contacts).all()).toMatchObject([
    { email: 'pia@tea.example', firstName: 'Pia', lastName: 'Nord', foundHow: 'import' },
    { email: 'max@tea.example', firstName: null },
  ])
  expect(world.db.select().from(siteMetrics).all()).toMatchObject([
    { metric: 'ahrefs_dr', value: 41, importId },
  ])
  expect(world.db.select().from(prospectTags).all()).toHaveLength(2)
  const happened = world.db.select().from(activities).where(eq(activities.importId, importId)).all()
  expect(happened.map((one) => one.what)).toEqual([
    'import.uploaded',
    'contact.added',
    'prospect.added',
    'contact.added',
    'prospect.updated',
    'prospect.added',
    'import.done',
  ])
  expect(happened[2]).toMatchObject({ actor: 'Anna Reyes', actorUserId: world.userId })
})

test('rejected rows are kept with their line, reason and cells', async () => {
  const world = freshWorkspace()
  const importId = await imported(world, 'URL,Note\nnothing,=1+1\na.example,x\n')
  const rejected = [...rowsWith(world.scope, { importId, outcome: 'rejected' })].flat()
  expect(rejected).toMatchObject([{ line: 2, reason: 'no usable URL', cells: ['nothing', '=1+1'] }])
})

test('the same file again teaches nothing, and is pointed out', async () => {
  const world = freshWorkspace()
  const first = await imported(world, 'URL,Email\na.example/x,pia@a.example\n')
  const second = await imported(world, 'URL,Email\na.example/x,pia@a.example\n')
  expect(countsOf(world, second)).toEqual([0, 0, 0, 1, 0])
  expect(getImport(world.scope, second).counts!.reasons).toEqual({ 'already a prospect': 1 })
  expect(sameFileBefore(world.scope, second)?.id).toBe(first)
})

test('a known prospect learns what is new and keeps what people wrote', async () => {
  const world = freshWorkspace()
  const { scope, projectId, userId } = world
  const { id } = addProspect(scope, {
    projectId,
    domain: 'a.example',
    pageUrl: 'https://a.example/x',
    tactic: 'other',
    ownerId: userId,
    facts: { note: 'ours' },
    because: 'test',
  })
  moveStage(scope, { prospectId: id, to: 'qualified', because: 'test' })
  const importId = await imported(
    world,
    'URL,Email,Page title,DR,Notes\na.example/x,pia@a.example,Tea list,41,theirs\n',
  )
  expect(countsOf(world, importId)).toEqual([0, 1, 0, 0, 0])
  expect(getImport(scope, importId).preview).toMatchObject({ updated: 1 })
  expect(all(world)).toMatchObject([
    {
      stage: 'qualified',
      ownerId: userId,
      pageTitle: 'Tea list',
      authority: 41,
      facts: { note: 'ours' },
    },
  ])
  expect(all(world)[0]!.contactId).not.toBeNull()
})

test(
  'an import that is interrupted anywhere goes on without repeating a row',
  { timeout: 30_000 },
  async () => {
    const world = freshWorkspace()
    const lines = Array.from(
      { length: 4500 },
      (_, at) => `https://s${at % 2000}.example/p,p${at % 2500}@s${at % 2000}.example`,
    )
    const content = `URL,Email\n${lines.join('\n')}\n`
    const importId = await previewed(world, content)
    confirmImport(world.scope, { importId })
    let turns = 0
    while (getImport(world.scope, importId).status !== 'done') {
      const stop = new AbortController()
      const { rowsDone } = getImport(world.scope, importId)
      const watch = setInterval(() => {
        if (getImport(world.scope, importId).rowsDone > rowsDone) stop.abort()
      }, 1)
      await runImports(world.scope, { dataFolder, signal: stop.signal })
      clearInterval(watch)
      turns++
    }
    expect(turns).toBeGreaterThan(1)
    const job = getImport(world.scope, importId)
    expect(job).toMatchObject({ rowsDone: 4500, counts: job.preview })
    expect(countsOf(world, importId)).toEqual([2000, 0, 2500, 0, 0])
    expect(all(world)).toHaveLength(2000)
    expect(world.db.select().from(importRows).all()).toHaveLength(4500)
  },
)

test('an import that somebody holds is not taken by another, until the lease ends', async () => {
  const world = freshWorkspace()
  const importId = await previewed(world, 'URL\na.example\n')
  confirmImport(world.scope, { importId })
  expect(claim(world.scope, importId)).not.toBeNull()
  expect(await runImports(world.scope, { dataFolder })).toBe(0)
  const later = { ...world.scope, now: new Date(world.scope.now.getTime() + 60_000) }
  expect(await runImports(later, { dataFolder })).toBe(1)
  expect(getImport(world.scope, importId).status).toBe('done')
})

test('a cancelled import keeps what is in and says so', async () => {
  const world = freshWorkspace()
  const importId = await previewed(world, 'URL\na.example\n')
  confirmImport(world.scope, { importId })
  expect(cancelImport(world.scope, { importId })).toEqual({ ok: true })
  await runImports(world.scope, { dataFolder })
  expect(getImport(world.scope, importId)).toMatchObject({ status: 'cancelled', rowsDone: 0 })
  expect(confirmImport(world.scope, { importId })).toEqual({ ok: false, reason: 'This import is cancelled' })
})

test('columns can be corrected after the dry run', async () => {
  const world = freshWorkspace()
  const importId = await uploaded(world, 'Foo,Bar\nx,a.example\ny,b.example\n')
  expect(getImport(world.scope, importId)).toMatchObject({
    format: 'unknown',
    mapping: { Foo: null, Bar: null },
  })
  const refused = chooseColumns(world.scope, { importId, mapping: { Foo: null, Bar: null }, tactic: 'other' })
  expect(refused).toMatchObject({ ok: false })
  chooseColumns(world.scope, { importId, mapping: { Foo: 'source_url', Bar: null }, tactic: 'other' })
  await runImports(world.scope, { dataFolder })
  expect(getImport(world.scope, importId).preview).toMatchObject({ rejected: 2 })
  expect(backToColumns(world.scope, { importId })).toEqual({ ok: true })
  chooseColumns(world.scope, { importId, mapping: { Foo: 'ignored', Bar: 'source_url' }, tactic: 'other' })
  await runImports(world.scope, { dataFolder })
  confirmImport(world.scope, { importId })
  await runImports(world.scope, { dataFolder })
  expect(all(world)).toMatchObject([{ domain: 'a.example', facts: {} }, { domain: 'b.example' }])
})

test('a file without prospects is refused by what it is', async () => {
  const world = freshWorkspace()
  await expect(uploaded(world, 'Keyword,Volume\ntea,1\n')).rejects.toThrow(/list of keywords/)
  await expect(uploaded(world, 'domain:a.example\ndomain:b.example\n')).rejects.toThrow(/disavow file/)
  await expect(uploaded(world, '')).rejects.toThrow('the file is empty')
})

test('a file that has gone fails the import with its reason', async () => {
  const world = freshWorkspace()
  const importId = await uploaded(world, 'URL\na.example\n')
  chooseColumns(world.scope, { importId, mapping: { URL: 'source_url' }, tactic: 'other' })
  await work(world.scope, claim(world.scope, importId)!, { dataFolder: '/nowhere' })
  expect(getImport(world.scope, importId)).toMatchObject({
    status: 'failed',
    error: expect.stringMatching(/there is no file/),
  })
})

test('an undo takes back what nobody has touched, and says why the rest stays', async () => {
  const world = freshWorkspace()
  const { scope, projectId, db } = world
  const old = addProspect(scope, {
    projectId,
    domain: 'old.example',
    tactic: 'other',
    authority: { metric: 'ahrefs_dr', value: 10 },
    because: 'test',
  })
  const importId = await imported(
    world,
    'URL,Email,DR,Tags\na.example,pia@a.example,5,x\nb.example,max@b.example,6,\nold.example,ann@old.example,22,y\n',
  )
  const made = all(world).find((one) => one.domain === 'b.example')!
  moveStage(scope, { prospectId: made.id, to: 'qualified', because: 'good fit' })
  expect(all(world)[0]).toMatchObject({ id: old.id, authority: 22, contactId: expect.any(Number) })

  expect(undoImport(scope, { importId })).toEqual({ ok: true })
  await runImports(scope, { dataFolder })
  expect(getImport(scope, importId)).toMatchObject({
    status: 'undone',
    undo: {
      deletedProspects: 1,
      restored: 1,
      kept: 1,
      deletedContacts: 2,
      deletedSites: 1,
      reasons: { 'its stage was changed': 1 },
    },
  })
  expect(all(world)).toMatchObject([
    { id: old.id, authority: 10, contactId: null, nextAction: 'Find a contact', nextNeedsPerson: true },
    { domain: 'b.example', contactId: expect.any(Number) },
  ])
  expect(db.select().from(siteMetrics).all()).toMatchObject([{ siteId: old.siteId, value: 10 }])
  expect(
    db
      .select()
      .from(sites)
      .all()
      .map((site) => site.domain),
  ).toEqual(['old.example', 'b.example'])
  expect(db.select().from(prospectTags).all()).toEqual([])
})

test('an undo goes back through all that several lines added to one prospect, and counts it once', async () => {
  const world = freshWorkspace()
  const { scope, projectId, db } = world
  const authority = { metric: 'ahrefs_dr', value: 10 }
  addProspect(scope, { projectId, domain: 'old.example', tactic: 'other', authority, because: 'test' })
  const importId = await imported(
    world,
    'URL,DR,Niche,Price\nold.example,22,tea,\nold.example,23,,90\nold.example,24,,\nnew.example,5,,\nnew.example,6,tea,90\n',
  )
  expect(countsOf(world, importId)).toEqual([1, 1, 3, 0, 0])
  expect(all(world)[0]).toMatchObject({ authority: 24, facts: { extra: { Niche: 'tea', Price: '90' } } })
  undoImport(scope, { importId })
  await runImports(scope, { dataFolder })
  expect(getImport(scope, importId).undo).toMatchObject({ deletedProspects: 1, restored: 1, kept: 0 })
  expect(all(world)).toMatchObject([{ domain: 'old.example', authority: 10, facts: {} }])
  expect(db.select().from(siteMetrics).all()).toMatchObject([{ value: 10 }])
})

test('a contact that a file brings makes a qualified prospect ready for a sequence', async () => {
  const world = freshWorkspace()
  const { scope, projectId } = world
  const { id } = addProspect(scope, { projectId, domain: 'old.example', tactic: 'other', because: 'test' })
  moveStage(scope, { prospectId: id, to: 'qualified', because: 'good fit' })
  await imported(world, 'URL,Email\nold.example,ann@old.example\n')
  expect(all(world)).toMatchObject([{ stage: 'qualified', nextAction: 'Choose a sequence' }])
})

test('an undo does not overwrite what changed since', async () => {
  const world = freshWorkspace()
  const { scope, projectId, db } = world
  const { id } = addProspect(scope, { projectId, domain: 'old.example', tactic: 'other', because: 'test' })
  const importId = await imported(world, 'URL,DR,Niche\nold.example,22,tea\n')
  db.update(prospects).set({ authority: 30 }).where(eq(prospects.id, id)).run()
  undoImport(scope, { importId })
  await runImports(scope, { dataFolder })
  expect(all(world)).toMatchObject([{ authority: 30, facts: {} }])
})

test('an import of another workspace is not found', async () => {
  const world = freshWorkspace()
  const importId = await uploaded(world, 'URL\na.example\n')
  const stranger = { ...world.scope, workspaceId: mintWorkspaceId(999) }
  expect(() => getImport(stranger, importId)).toThrow(NotFound)
  expect(() => undoImport(stranger, { importId })).toThrow(NotFound)
  expect(await runImports(stranger, { dataFolder })).toBe(0)
})

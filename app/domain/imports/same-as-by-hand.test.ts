import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, siteMetrics, sites } from '#db/tables/sites.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { addContact } from '../contacts/add-contact.server.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { ensureSite } from '../sites/ensure-site.server.ts'
import { runImports } from './run-imports.server.ts'
import { startImport } from './start-import.server.ts'
import { storeFile } from './store-file.server.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'imports-same-'))

/** What both ways must agree on: everything but keys, causes and who found it. */
function traces({ db }: World) {
  const without = <T extends object>(row: T, ...names: (keyof T)[]) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !(names as string[]).includes(name)))
  return {
    sites: db.select().from(sites).all(),
    contacts: db
      .select()
      .from(contacts)
      .all()
      .map((row) => without(row, 'foundHow', 'foundAt', 'createdAt')),
    prospects: db
      .select()
      .from(prospects)
      .all()
      .map((row) => without(row, 'stageBecause', 'importId', 'stageSince', 'createdAt', 'updatedAt')),
    metrics: db
      .select()
      .from(siteMetrics)
      .all()
      .map(({ siteId, metric, value }) => ({ siteId, metric, value })),
  }
}

async function imported(content: string): Promise<World> {
  // The run tells the time anew for each of its transactions, so the day itself is today's.
  const world = freshWorkspace({ now: new Date() })
  const bytes = (async function* () {
    yield Buffer.from(content)
  })()
  const started = await startImport(world.scope, {
    projectId: world.projectId,
    fileName: 'x.csv',
    file: await storeFile(dataFolder, bytes),
    dataFolder,
    tactic: 'resource_page',
    isConfirmed: true,
  })
  if (!started.ok) throw new Error(started.reason)
  await runImports(world.scope, { dataFolder })
  return world
}

test.each([
  [
    'a page with a person',
    'https://www.Tea.example/Links?utm_source=x&b=1#top',
    'Pia Nord',
    'Pia@Tea.example',
    41,
  ],
  ['a site with a role address', 'https://tea.example/', '', 'info@tea.example', null],
  ['a sub-domain with a name only', 'http://blog.tea.example:8080/x/', 'Pia van Nord', '', 7],
  ['a free host in Unicode', 'tea.github.io/bücher', '', '', null],
])('%s: an import leaves the rows that adding by hand leaves', async (_, url, name, email, dr) => {
  const byFile = await imported(`URL,Name,Email,DR\n${url},${name},${email},${dr ?? ''}\n`)

  const byHand = freshWorkspace({ now: byFile.scope.now })
  const { scope, projectId } = byHand
  const words = name.split(' ')
  const { id: siteId } = ensureSite(scope, { domain: url })
  const contact =
    name || email
      ? addContact(scope, {
          siteId,
          email,
          firstName: words.slice(0, -1).join(' '),
          lastName: name ? words.at(-1) : null,
          foundHow: 'import',
        })
      : null
  addProspect(scope, {
    projectId,
    domain: url,
    pageUrl: url,
    tactic: 'resource_page',
    contactId: contact?.id,
    authority: dr === null ? null : { metric: 'ahrefs_dr', value: dr },
    because: 'test',
  })
  const expected = traces(byHand)
  const found = traces(byFile)
  expect(found.sites.map((site) => site.domain)).toEqual(expected.sites.map((site) => site.domain))
  expect({ ...found, sites: [] }).toEqual({ ...expected, sites: [] })
})

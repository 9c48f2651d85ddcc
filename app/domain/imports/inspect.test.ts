import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { CanonicalRecord } from './fields.ts'
import { inspect, readerOf, readingOf } from './inspect.server.ts'
import { openTable } from './table/open-table.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'imports-'))
let count = 0

function fileOf(content: string | Buffer, name = `file-${++count}.csv`): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

async function read(content: string | Buffer) {
  const table = await openTable(fileOf(content))
  const inspection = await inspect(table)
  const reader = readerOf(table, await readingOf(table))
  const records: CanonicalRecord[] = []
  for await (const rows of table.rows()) {
    for (const row of rows) {
      const built = reader.build(row)
      if ('record' in built) records.push(built.record)
    }
  }
  expect(records).toHaveLength(inspection.usable)
  return { table, inspection, records }
}

const fieldsOf = (table: { names: string[]; roles: ({ field: string } | null)[] }) =>
  Object.fromEntries(table.names.map((name, at) => [name, table.roles[at]?.field ?? null]))

test('a hand-made sheet of prospects is mapped by its headers', async () => {
  const { table, records } = await read('Site,DR,Niche,Notes\nblog.example,"41,5",tea,nice\n')
  expect(table).toMatchObject({ format: 'generic', kind: 'prospect', delimiter: ',' })
  expect(fieldsOf(table)).toEqual({
    Site: 'source_url',
    DR: 'authority.ahrefs_dr',
    Niche: null,
    Notes: 'notes',
  })
  expect(records[0]).toMatchObject({
    source_url: 'blog.example',
    source_domain: 'blog.example',
    authority: [{ metric: 'ahrefs_dr', scope: 'domain', value: 41.5 }],
    notes: 'nice',
    extra: { Niche: 'tea' },
  })
})

test('an e-mail or a person makes contacts, and then a title is a role', async () => {
  const { table, records } = await read(
    'Website;First name;Last name;E-mail;Title\nhttps://blog.example;Pia;Nord;pia@blog.example, x@blog.example;Editor\n',
  )
  expect(table).toMatchObject({ kind: 'contact', delimiter: ';' })
  expect(records[0]).toMatchObject({
    email: 'pia@blog.example',
    emails: ['pia@blog.example', 'x@blog.example'],
    contact_name: 'Pia Nord',
    role: 'Editor',
  })
})

test('a target makes links, with rel and anchor', async () => {
  const { table, records } = await read('Source,Target,Anchor text,Rel\nhttps://a.example/,shop.example,,\n')
  expect(table.kind).toBe('link')
  expect(records[0]).toMatchObject({
    target_domain: 'shop.example',
    anchor: '',
    nofollow: false,
    title: null,
  })
})

test('of several alias columns the one with most addresses is taken', async () => {
  const { table } = await read(
    'Site,Link\nTea blog,https://tea.example/\nCoffee blog,https://coffee.example/\n',
  )
  expect(fieldsOf(table)).toEqual({ Site: null, Link: 'source_url' })
})

test('notes before the header are passed over and their lines counted', async () => {
  const { table, inspection } = await read(
    'My prospects, May\nSorted by,DR\n\nURL,Email,DR\na.example,x@a.example,4\n,,7\n',
  )
  expect(table.preambleLines).toBe(3)
  expect(inspection).toMatchObject({
    rows: 2,
    usable: 1,
    rejected: [{ line: 6, reason: 'no usable URL or e-mail' }],
  })
})

test('the delimiter that Excel states is believed', async () => {
  const { table, inspection } = await read('sep=|\r\nURL|Notes\r\na.example|x, y, z; w\r\n')
  expect(table).toMatchObject({ delimiter: '|', preambleLines: 1 })
  expect(inspection.ragged).toBe(0)
})

test('short and long rows are kept and counted', async () => {
  const { inspection, records } = await read('URL,Notes,Niche\na.example\nb.example,n,t,more,and more\n')
  expect(inspection).toMatchObject({ ragged: 2, usable: 2 })
  expect(records[1]!.extra).toEqual({ Niche: 't', _surplus: ['more', 'and more'] })
})

test('a repeated header is told apart', async () => {
  const { records } = await read('URL,Note one,Note one\na.example,1,2\n')
  expect(records[0]!.extra).toEqual({ 'Note one': '1', 'Note one (2)': '2' })
})

test('slashed dates follow their column, and its siblings', async () => {
  const { records } = await read(
    'Source,Target,First seen,Last seen\na.example,t.example,03/04/2024,01/02/2024\nb.example,t.example,13/02/2024,05/06/2024\n',
  )
  expect(records[0]).toMatchObject({ first_seen: '2024-04-03', last_seen: '2024-02-01' })
})

test('dates that stay ambiguous are kept as text with one warning', async () => {
  const { records, inspection } = await read(
    'Source,Target,First seen\na.example,t.example,03/04/2024\nb.example,t.example,05/06/2024\n',
  )
  expect(records[0]).toMatchObject({ first_seen: null, extra: { 'First seen': '03/04/2024' } })
  expect(inspection.warnings).toHaveLength(1)
})

test.each([
  ['addresses', 'https://a.example/x,y\nb.example\nnot one\nc.example\nd.example\n', 'source_url', 4],
  ['e-mails', 'pia@a.example\nmax@b.example\n', 'email', 2],
])('a list of %s needs no header', async (_, text, field, usable) => {
  const { table, inspection } = await read(text)
  expect(table).toMatchObject({ format: 'generic', header: null, delimiter: null, roles: [{ field }] })
  expect(inspection.usable).toBe(usable)
})

test('keywords are refused with a way out', async () => {
  const { table, inspection } = await read('Keyword,Min Monthly Volume\ntea,100\n')
  expect(table).toMatchObject({ format: 'keywords', kind: null })
  expect(table.refused).toMatch(/export the backlinks/)
  expect(inspection).toMatchObject({ rows: 1, usable: 0 })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2])],
  ['columns nobody knows', Buffer.from('Foo,Bar\nx,y\n')],
])('%s is unknown, not an error', async (_, content) => {
  const { table, inspection } = await read(content)
  expect(table).toMatchObject({ format: 'unknown', kind: null, refused: null })
  expect(inspection.usable).toBe(0)
})

test('a damaged workbook is told as one', async () => {
  await expect(read(Buffer.from('PK\u0003\u0004 and more bytes that are no archive'))).rejects.toThrow(
    /damaged/,
  )
})

test('a packed file reads like the plain one; a damaged one says so', async () => {
  const packed = gzipSync('URL,DR\na.example,4\n')
  expect((await read(packed)).records).toHaveLength(1)
  await expect(openTable(fileOf(packed.subarray(0, packed.length - 12)))).rejects.toThrow(
    /archive is damaged/,
  )
})

test('a missing file is named', async () => {
  await expect(openTable('/nowhere/x.csv')).rejects.toThrow('there is no file /nowhere/x.csv')
})

test('a file larger than what is read at first is counted to its end, with exact lines', async () => {
  const lines = Array.from({ length: 20_000 }, (_, at) =>
    at % 1000 === 7 ? 'broken,' : `https://s${at}.example/p,"n\n${at}"`,
  )
  const { inspection } = await read(`URL,Notes\n${lines.join('\n')}\n`)
  expect(inspection).toMatchObject({ rows: 20_000, usable: 19_980 })
  expect(inspection.rejected[0]).toEqual({ line: 16, reason: 'no usable URL' })
})

test('a count at which tools cut off is pointed out', async () => {
  const { inspection } = await read(`URL\n${'a.example\n'.repeat(1000)}`)
  expect(inspection.warnings).toEqual(['exactly 1000 rows: the export may have been cut off there'])
})

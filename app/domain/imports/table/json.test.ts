import { expect, test } from 'vitest'
import { readTable } from '#tests/support/read-table.ts'
import { looksLikeJson } from './json-shape.ts'
import { JsonWalker } from './json-walk.ts'

const V3 = {
  title: 'A "page"',
  url_from: 'https://leafy.example/a?b=1,2',
  url_to: 'https://shop.example/',
  anchor: 'tea',
  languages: ['en', 'fr'],
  domain_rating_source: 41.5,
  url_rating_source: 4,
  traffic_domain: 4300000000,
  is_nofollow: true,
  is_ugc: false,
  first_seen_link: '2026-01-02T03:04:05Z',
  last_visited: '2026-02-03T04:05:06Z',
  last_seen: null,
  is_lost: false,
  url_redirect: ['http://shop.example/b'],
  redirect_kind: [301],
  source_page_author: 'A. Writer',
}
const DFS = {
  type: 'backlink',
  url_from: 'https://blog.example/x',
  url_to: 'https://shop.example/',
  domain_from_rank: 210,
  page_from_rank: 0,
  dofollow: false,
  attributes: ['nofollow', 'ugc'],
  item_type: 'anchor',
  first_seen: '2024-05-01 10:11:12 +00:00',
  is_lost: true,
  anchor: null,
  rank_info: { page: 3 },
}
const V2 = { url_from: 'http://a.example/', url_to: 'http://shop.example/', ahrefs_rank: 12, nofollow: false }

test.each([
  ['ahrefs_v3_json', JSON.stringify({ backlinks: [V3, V3] })],
  ['ahrefs_v3_json', JSON.stringify([V3, V3], null, 2)],
  ['ahrefs_v3_json', `${JSON.stringify(V3)}\n${JSON.stringify(V3)}`],
  ['ahrefs_v3_json', `${JSON.stringify({ backlinks: [V3] })}\r\n${JSON.stringify({ backlinks: [V3] })}\r\n`],
  ['ahrefs_v2_json', JSON.stringify({ refpages: [V2, V2], stats: { backlinks: 2 } })],
  [
    'dataforseo_json',
    JSON.stringify({ tasks: [{ id: 'x', data: { target: 'a' }, result: [{ items: [DFS, DFS] }] }] }),
  ],
  ['dataforseo_json', JSON.stringify([DFS, DFS])],
])('%s is known wherever its records are', async (format, text) => {
  const { table, inspection } = await readTable(text, 'answer.csv')
  expect(table).toMatchObject({ format, kind: 'link', encoding: 'utf-8', delimiter: null, preambleLines: 0 })
  expect(inspection).toMatchObject({ rows: 2, usable: 2, ragged: 0, rejected: [], warnings: [] })
})

test('values of Ahrefs v3 mean what they mean there', async () => {
  const { records, table } = await readTable(JSON.stringify([V3]))
  expect(table.tool).toBe('ahrefs')
  expect(records[0]).toMatchObject({
    source_url: 'https://leafy.example/a?b=1,2',
    title: 'A "page"',
    languages: ['en', 'fr'],
    nofollow: true,
    ugc: false,
    sponsored: null,
    first_seen: '2026-01-02T03:04:05Z',
    last_seen: '2026-02-03T04:05:06Z',
    lost_at: null,
    is_lost: false,
    traffic_domain: 4300000000,
    redirect_chain: [{ url: 'http://shop.example/b', status: 301 }],
    author: 'A. Writer',
  })
})

test('values of DataForSEO; what is not mapped stays as it was written', async () => {
  const { records } = await readTable(`[${JSON.stringify(DFS).replace('210', '210.0')}]`)
  expect(records[0]).toMatchObject({
    nofollow: true,
    ugc: true,
    sponsored: false,
    is_lost: true,
    anchor: '',
    link_type: 'text',
    first_seen: '2024-05-01T10:11:12Z',
    authority: [
      { metric: 'dfs_rank', scope: 'domain', value: 210 },
      { metric: 'dfs_rank', scope: 'page', value: 0 },
    ],
    extra: { type: 'backlink', rank_info: '{"page":3}' },
  })
})

test('a key that only a later record has is a column as well, and a rejected record has its place', async () => {
  const { table, inspection, records } = await readTable(
    '[{"url_from":"https://a.example","url_to":"https://b.example","dofollow":true},{"url_from":"no","late":1.50},{},{"late":2,"url_from":"c.example"}]',
  )
  expect(table.names).toEqual(['url_from', 'url_to', 'dofollow', 'late'])
  expect(inspection).toMatchObject({ rows: 3, usable: 2, rejected: [{ line: 2, reason: 'no usable URL' }] })
  expect(records.map((record) => record.extra)).toEqual([{ late: '' }, { late: '2' }])
})

test('a sheet of any keys, rows of cells and a plain list are read as well', async () => {
  const sheet = await readTable('{"data":[{"website":"a.example","email":"x@a.example"}],"meta":{"n":1}}')
  expect(sheet.table).toMatchObject({ format: 'generic', kind: 'contact' })
  const rows = await readTable('[["Website","DR"],["a.example",41],["b.example"]]')
  expect(rows.table).toMatchObject({ format: 'generic', header: ['Website', 'DR'] })
  expect(rows.inspection).toMatchObject({ rows: 2, usable: 2 })
  const list = await readTable('["https://a.example/", "b.example"]')
  expect(list.table).toMatchObject({ format: 'generic', header: null })
  expect(list.records.map((record) => record.source_url)).toEqual(['https://a.example/', 'b.example'])
  expect((await readTable('[]')).table).toMatchObject({ format: 'unknown', kind: null, refused: null })
})

test('what is damaged or cut off is rejected, never lost in silence', async () => {
  const line = JSON.stringify(DFS)
  const lines = await readTable(`${line}\n{"url_from": "https://x.ex\n${line}\n{"a" 1}\n${line}\n`)
  expect(lines.inspection).toMatchObject({ rows: 5, usable: 3 })
  expect(lines.inspection.rejected.map((one) => one.line)).toEqual([2, 4])
  const cut = await readTable(`{"items":[${line},${line},${line.slice(0, 40)}`)
  expect(cut.inspection).toMatchObject({ rows: 3, usable: 2 })
  expect(cut.inspection.warnings).toEqual([expect.stringMatching(/cut off/)])
})

test('chunks may end anywhere', () => {
  const text = `\ufeff${JSON.stringify({ a: { items: [{ k: 'x\\"y', n: -1.5e3, o: { d: [1, { e: ']' }] } }, { k: 'ü' }] } })}`
  const read = (size: number) => {
    const told: unknown[] = []
    const walker = new JsonWalker({ wanted: '$.a.items[]', onRecord: (values) => told.push([...values]) })
    for (let at = 0; at < text.length; at += size) walker.push(text.slice(at, at + size))
    walker.end()
    return told
  }
  const whole = read(text.length)
  expect(whole).toHaveLength(2)
  for (let size = 1; size < 30; size++) expect(read(size)).toEqual(whole)
})

test.each([
  ['[PDF] Report,url', false],
  ['{"a":1}', true],
  ['  [\n {', true],
  ['["Site" one],x', false],
  ['{first_name},{x}', false],
])('%s is JSON: %s', (text, is) => expect(looksLikeJson(text)).toBe(is))

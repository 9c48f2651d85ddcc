import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { CanonicalRecord } from '../fields.ts'
import { inspect, readerOf, readingOf } from '../inspect.server.ts'
import { openTable } from '../table/open-table.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'formats-'))
let count = 0

async function read(content: string | Buffer, name = `file-${++count}.csv`) {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  const table = await openTable(file)
  const inspection = await inspect(table)
  const reader = readerOf(table, await readingOf(table))
  const records: CanonicalRecord[] = []
  for await (const rows of table.rows())
    for (const row of rows) {
      const built = reader.build(row)
      if ('record' in built) records.push(built.record)
    }
  expect(inspection.rows).toBe(
    table.kind === null
      ? inspection.rows
      : inspection.usable +
          inspection.rejected.length +
          Object.values(inspection.skipped).reduce((a, b) => a + b, 0),
  )
  return { table, inspection, records }
}

const AHREFS_HEADER =
  'Referring page title|Referring page URL|Language|Platform|Referring page HTTP code|Domain rating|UR|Domain traffic|Referring domains|Linked domains|External links|Page traffic|Keywords|Target URL|Left context|Anchor|Right context|Redirect Chain URLs|Redirect Chain status codes|Type|Is spam|Content|Nofollow|UGC|Sponsored|Rendered|Raw|Lost status|Drop reason|Discovered status|First seen|Last seen|Lost|Author|Page type|Page category|Links in group'.split(
    '|',
  )
const LIVE = [
  'Garden tools compared',
  'https://leafy-notes.example/tools/?p=1,2',
  'en, fr',
  'wordpress',
  '200',
  '41.5',
  '4.6',
  '4300000000',
  '2',
  '9',
  '12',
  '35',
  '7',
  'https://shop.example/',
  'our pick is',
  'Shop "Example"',
  'for its price',
  '',
  '',
  'text',
  'false',
  'true',
  'true',
  'false',
  'true',
  'false',
  'true',
  '',
  '',
  'linkfound',
  '2026-01-02 03:04:05',
  '2026-02-03 04:05:06',
  '',
  'A. Writer',
  'Article > Guide',
  'Home > Gardening; Shopping',
  '3',
]
const DROPPED = [
  '',
  'http://old.example/dir',
  '',
  '',
  '0',
  '0',
  '0',
  '0',
  '0',
  '1',
  '900',
  '0',
  '0',
  'http://shop.example/a',
  '',
  '',
  '',
  'http://shop.example/b, http://shop.example/a',
  '301, 302',
  'image',
  'true',
  'false',
  'false',
  'false',
  'false',
  'false',
  'true',
  '',
  'tooold',
  'pagefound',
  '2015-05-05 05:05:05',
  '2024-01-01 00:00:00',
  '2025-06-06 06:06:06',
  '',
  '',
  '',
  '1',
]
const table = (rows: string[][], delimiter: string, all: boolean) =>
  rows
    .map((row) =>
      row
        .map((cell) => (all || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    )
    .join('\n') + '\n'
const AHREFS = [AHREFS_HEADER, LIVE, DROPPED]

test.each([
  ['UTF-16LE with tabs', Buffer.from(`\ufeff${table(AHREFS, '\t', true)}`, 'utf16le')],
  ['its UTF-8 twin with commas', Buffer.from(table(AHREFS, ',', false))],
])('Ahrefs backlinks as %s', async (_, content) => {
  const {
    table: shape,
    records,
    inspection,
  } = await read(content, `www.shop.example-backlinks-subdomains_2026-05-0${++count % 9}_10-00-00.csv`)
  expect(shape).toMatchObject({
    format: 'ahrefs_backlinks',
    tool: 'ahrefs',
    version: '2024',
    subject: 'www.shop.example',
  })
  expect(inspection).toMatchObject({ usable: 2, ragged: 0, warnings: [] })
  expect(records[0]).toMatchObject({
    anchor: 'Shop "Example"',
    authority: [
      { metric: 'ahrefs_dr', scope: 'domain', value: 41.5 },
      { metric: 'ahrefs_ur', scope: 'page', value: 4.6 },
    ],
    spam: [{ metric: 'ahrefs_is_spam', value: 0 }],
    traffic_domain: 4_300_000_000,
    languages: ['en', 'fr'],
    nofollow: true,
    ugc: false,
    sponsored: true,
    is_lost: false,
    lost_status: null,
    redirect_chain: [],
    first_seen: '2026-01-02T03:04:05Z',
    page_category: 'Home > Gardening; Shopping',
    extra: { group_count: '3', Raw: 'true' },
  })
  expect(records[1]).toMatchObject({
    anchor: '',
    http_status: null,
    fetch_error: 'no response',
    is_lost: true,
    lost_status: 'drop:tooold',
    lost_at: '2025-06-06T06:06:06Z',
    redirect_chain: [
      { url: 'http://shop.example/b', status: 301 },
      { url: 'http://shop.example/a', status: 302 },
    ],
    extra: { href: 'http://shop.example/b' },
  })
})

test('Ahrefs broken backlinks are alive where they stand', async () => {
  const { table: shape, records } = await read(
    'Referring page URL,Target URL,Target page HTTP code,Anchor,Ref. page checked\nhttps://a.example/x,https://dead.example/,404,tool,2026-03-01 00:00:00\n',
  )
  expect(shape.format).toBe('ahrefs_broken_backlinks')
  expect(records[0]).toMatchObject({
    target_http_status: 404,
    is_lost: false,
    last_seen: '2026-03-01T00:00:00Z',
  })
})

test('Ahrefs referring domains with blanks after their headers', async () => {
  const { table: shape, records } = await read(
    '\ufeffDomain,Is spam,DR,Dofollow ref. domains,Dofollow linked domains,Traffic ,Keywords ,Links to target,New links,Lost links,Dofollow links,First seen,Lost\nblog.example,true,54,10,20,900,5,3,0,0,0,2026-01-01 00:00:00,\n',
  )
  expect(shape.format).toBe('ahrefs_refdomains')
  expect(records[0]).toMatchObject({
    traffic_domain: 900,
    nofollow: true,
    is_lost: false,
    spam: [{ value: 1 }],
  })
})

test('compared sites are headers of Ahrefs and Semrush alike', async () => {
  const ahrefs = await read(
    'Domain,Domain rating,Domain traffic,Intersect,rival.example/,other.example/\nblog.example,54,900,1,3,\n',
  )
  expect(ahrefs.table.format).toBe('ahrefs_link_intersect_domains')
  expect(ahrefs.records[0]).toMatchObject({
    source_domain: 'blog.example',
    target_count: 1,
    targets: [
      { target: 'rival.example', links: 3 },
      { target: 'other.example', links: 0 },
    ],
  })
  const semrush = await read(
    'Domain,Domain ascore,Matches,rival.example,other.example\nblog.example,30,2,1,4\n',
  )
  expect(semrush.table.format).toBe('semrush_backlink_gap')
  expect(semrush.records[0]).toMatchObject({ targets: [{ links: 1 }, { links: 4 }] })
})

test('a Semrush backlink: an image, user generated, lost without a date', async () => {
  const { table: shape, records } = await read(
    'Page ascore,Source title,Source url,Target url,Anchor,External links,Internal links,Nofollow,Sponsored,Ugc,Text,Frame,Form,Image,Sitewide,First seen,Last seen,New link,Lost link\n24,"Tea, coffee & more",https://brew.example/list,https://shop.example/,,137,25,false,false,true,false,false,false,true,false,2025-07-08,2025-10-06,false,true\n',
    'shop.example-backlinks.csv',
  )
  expect(shape).toMatchObject({ format: 'semrush_backlinks', version: 'current', subject: 'shop.example' })
  expect(records[0]).toMatchObject({
    authority: [{ metric: 'semrush_as', scope: 'page', value: 24 }],
    link_type: 'image',
    ugc: true,
    is_lost: true,
    lost_at: null,
    extra: { Sitewide: 'false', 'New link': 'false' },
  })
})

test('the Semrush audit differs from its backlinks in capitals and the toxic score', async () => {
  const { table: shape, records } = await read(
    'Domain Authority Score,Page Authority Score,Source URL,Source Page Title,Source Domain,Target URL,Anchor,Anchor Type,Link Type,No Follow,Toxic Score,First Seen,Last Seen,Comment\n12,3,https://a.example/,T,a.example,https://shop.example/,x,money,a,true,61,2025-01-01,2025-02-01,\n',
  )
  expect(shape.format).toBe('semrush_backlink_audit')
  expect(records[0]).toMatchObject({
    link_type: 'text',
    nofollow: true,
    spam: [{ metric: 'semrush_toxic', value: 61 }],
  })
})

const MOZ = `${'-'.repeat(72)}\nTop Pages for,shop.example\nSorted by,page_authority\nFilter,all\n${'-'.repeat(72)}\n\nURL,Title,Total Links,PA,Linking Domains to Page,HTTP Status Code,Outbound Domains from Page,Outbound Links from Page\nshop.example/page,,12,33,4,,0,0\n`

test('Moz names report and site in six lines before the header', async () => {
  const { table: shape, records } = await read(MOZ)
  expect(shape).toMatchObject({ format: 'moz_top_pages', preambleLines: 6, subject: 'shop.example' })
  expect(records[0]).toMatchObject({
    target_url: 'shop.example/page',
    target_http_status: null,
    ref_domains: 4,
  })
})

test('Majestic: a dash is no, a mention is no link', async () => {
  const {
    table: shape,
    records,
    inspection,
  } = await read(
    'Target URL,Source URL,Anchor Text,Source Trust Flow,FlagNoFollow,FlagMention,Date Lost\nhttps://shop.example/,https://a.example/,x,12,-,-,2025-01-02\nhttps://shop.example/,https://b.example/,,1,+,+,\n',
  )
  expect(shape.format).toBe('majestic_backlinks')
  expect(records[0]).toMatchObject({ nofollow: false, is_lost: true, lost_at: '2025-01-02' })
  expect(inspection.skipped).toEqual({ 'a mention without a link': 1 })
})

test('Search Console names the property only in the file name, and lists its own pages too', async () => {
  const {
    table: shape,
    records,
    inspection,
  } = await read(
    'Linking page,Last crawled\nhttps://prospect.example/Flooring Supply,2016-04-13\nhttps://www.shop.example/x,2016-04-13',
    'https___www.shop.example_-Latest links-2026-05-01.csv',
  )
  expect(shape).toMatchObject({ format: 'gsc_latest_links', subject: 'www.shop.example' })
  expect(records[0]).toMatchObject({ last_seen: '2016-04-13', nofollow: null, anchor: null })
  expect(inspection.skipped).toEqual({ 'own page': 1 })
})

test('one column of linking pages asks whether they are external', async () => {
  const { table: shape } = await read('Linking page\nhttps://a.example/x\nhttps://b.example/y,z\n')
  expect(shape).toMatchObject({ format: 'gsc_sample_links', delimiter: null })
  expect(shape.warnings[0]).toMatch(/confirm/)
})

test('Screaming Frog of 2017: a title line, a status that is the destination’s, rows too short', async () => {
  const header =
    '"Type","Source","Destination","Size (Bytes)","Alt Text","Anchor","Status Code","Status","Follow"'
  const {
    table: shape,
    records,
    inspection,
  } = await read(
    `"Client Error (4xx) Inlinks"\n${header}\n"AHREF","https://prospect.example/links","https://dead.example/x","0","","dead tool","404","Not Found","true"\n"CSS","https://a.example/","https://a.example/s.css","100,000","","","200","OK"\n"IMG","https://a.example/","https://b.example/","0","logo","","0","DNS lookup failed","false"\n`,
  )
  expect(shape).toMatchObject({ format: 'screaming_frog_links', version: '2017-04', preambleLines: 1 })
  expect(inspection).toMatchObject({ rows: 3, usable: 2, ragged: 1, skipped: { 'not a link (CSS)': 1 } })
  expect(records[0]).toMatchObject({
    target_http_status: 404,
    target_fetch_error: null,
    nofollow: false,
    link_type: 'text',
  })
  expect(records[1]).toMatchObject({
    anchor: 'logo',
    target_http_status: null,
    target_fetch_error: 'DNS lookup failed',
    nofollow: true,
  })
})

test.each([
  ['Subnet,Ref. domains,IPs in subnet,Country\n192.0.2.xxx,1,2,us\n', 'ahrefs_refips'],
  ['Page URL,Canonical,Links to target\nhttps://a.example/,x,3\n', 'ahrefs_internal'],
  ['Target page,Internal links\nhttps://a.example/,3\n', 'gsc_internal_target_pages'],
])('a report without prospects is refused: %s', async (text, format) => {
  const { table: shape, inspection } = await read(text)
  expect(shape).toMatchObject({ format, kind: null })
  expect(shape.refused).toMatch(/export/)
  expect(inspection.usable).toBe(0)
})

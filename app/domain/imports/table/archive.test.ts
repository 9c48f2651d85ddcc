import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { inspect } from '../inspect.server.ts'
import { openTable, openTables } from './open-table.server.ts'
import type { Table } from './open-text.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'archives-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, parts: Record<string, string | Uint8Array>): string {
  const at = path.join(folder, name)
  const bytes = Object.fromEntries(
    Object.entries(parts).map(([key, part]) => [key, typeof part === 'string' ? strToU8(part) : part]),
  )
  writeFileSync(at, zipSync(bytes))
  return at
}

/** A workbook with one empty sheet before the one with rows. */
const BOOK = {
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Notes" r:id="rId1"/><sheet name="Data" r:id="rId2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="&quot;day&quot;0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>Source url</t></si><si><t>Target url</t></si><si><r><t>Anc</t></r><r><t>hor</t></r><rPh><t>x</t></rPh></si><si><t>Page ascore</t></si><si><t>First seen</t></si><si><t xml:space="preserve">two\nlines &amp; more</t></si></sst>',
  'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
  'xl/worksheets/sheet2.xml':
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>https://a.test/x</t></is></c><c r="B3" t="str"><f>A1</f><v>https://us.test/</v></c><c r="C3" t="s"><v>5</v></c><c r="D3"><v>41</v></c><c r="E3" s="1"><v>46023</v></c></row><row r="4"><c r="C4" t="s"><v>2</v></c></row></sheetData></worksheet>',
}

async function rowsOf(table: Table): Promise<{ line: number; cells: string[] }[]> {
  const all = []
  for await (const rows of table.rows()) all.push(...rows)
  return all
}

test('the first sheet with rows is read; a line is a row of the sheet', async () => {
  const table = await openTable(file('book.xlsx', BOOK))
  expect(table).toMatchObject({ format: 'semrush_backlinks', encoding: null, delimiter: null })
  expect(table.header).toEqual(['Source url', 'Target url', 'Anchor', 'Page ascore', 'First seen'])
  const [first] = await rowsOf(table)
  expect(first).toMatchObject({
    line: 3,
    cells: ['https://a.test/x', 'https://us.test/', 'two\nlines & more', '41', '2026-01-01'],
  })
  const counted = await inspect(table)
  expect(counted).toMatchObject({ rows: 2, usable: 1, rejected: [{ line: 4, reason: 'no usable URL' }] })
})

test('a zip with one table is that table; with several each is told, and one alone is not guessed', async () => {
  const csv = 'url,email\nhttps://a.test/,a@a.test\n'
  expect(
    await openTable(file('one.zip', { 'x/list.csv': csv, 'x/readme.md': 'hi', '__MACOSX/x/list.csv': csv })),
  ).toMatchObject({
    format: 'generic',
    kind: 'contact',
    encoding: 'utf-8',
  })
  const two = file('two.zip', {
    'a.csv': csv,
    '../../b.csv': csv,
    'c.xlsx': zipSync(Object.fromEntries(Object.entries(BOOK).map(([k, v]) => [k, strToU8(v)]))),
  })
  const tables = await openTables(two)
  expect(tables.map((one) => [one.name, one.table.format])).toEqual([
    ['a.csv', 'generic'],
    ['b.csv', 'generic'],
    ['c.xlsx', 'semrush_backlinks'],
  ])
  expect((await openTable(two)).refused).toMatch(/3 tables \(a\.csv, b\.csv, c\.xlsx\)/)
})

test('of several sheets the known report is read, and which were not is told; values are as a person sees them', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
  const notes = sheet(`<row r="1">${cell('A1', 'Made for')}${cell('B1', 'us')}</row>`)
  const head = ['Domain', 'DR', 'Links to target', 'Share', 'Note'].map((name, at) =>
    cell(`${'ABCDE'[at]}1`, name),
  )
  const data = `<row r="1">${head.join('')}</row><row r="2">${cell('A2', 'a.test')}<c r="B2"><v>1.1000000000000001</v></c><c r="C2"><v>4.3E9</v></c><c r="D2" s="1"><v>0.45</v></c>${cell('E2', 'x_x000D_\ny')}</row>`
  const book = {
    ...BOOK,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': notes,
    'xl/worksheets/sheet2.xml': sheet(data),
  }
  const table = await openTable(file('two-sheets.xlsx', book))
  expect(table.format).toBe('ahrefs_refdomains')
  expect(table.warnings).toEqual(['only the sheet "Data" is read, not "Notes"'])
  expect((await rowsOf(table))[0]!.cells).toEqual(['a.test', '1.1', '4300000000', '45%', 'x\ny'])
})

test('what lies in an archive is known by its content: no ending, packed again, a note beside it', async () => {
  const csv = 'url,email\nhttps://a.test/,a@a.test\n'
  const packed = file('deep.zip', {
    'list.cvs': csv,
    'more.csv.gz': gzipSync(csv),
    'inner.zip': zipSync({ 'no-ending': strToU8(csv) }),
    'ReadMe.txt': 'Thank you for your purchase.',
    'logo.png': 'x',
  })
  const tables = await openTables(packed)
  expect(tables.map((one) => [one.name, one.table.kind])).toEqual([
    ['list.cvs', 'contact'],
    ['more.csv.gz', 'contact'],
    ['no-ending', 'contact'],
  ])
})

test('a damaged archive and one without tables are told apart', async () => {
  const damaged = path.join(folder, 'damaged.zip')
  writeFileSync(damaged, Buffer.from('PK\u0003\u0004 and then nothing that makes sense at all'))
  await expect(openTable(damaged)).rejects.toThrow(/damaged/)
  expect(await openTable(file('pictures.zip', { 'a.png': 'x' }))).toMatchObject({
    format: 'unknown',
    refused: null,
    warnings: ['there is no table in this archive'],
  })
})

test('a bomb is refused by what it says it holds', async () => {
  const bomb = file('bomb.zip', { 'a.csv': new Uint8Array(100_000) })
  const bytes = readFileSync(bomb)
  // What the directory at the end says of the unpacked size.
  bytes.writeUInt32LE(120 * 1024 * 1024, bytes.lastIndexOf('PK\u0001\u0002') + 24)
  writeFileSync(bomb, bytes)
  await expect(openTable(bomb)).rejects.toThrow(/far more than a table/)
})

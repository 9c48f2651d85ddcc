import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { storeFile } from './store-file.server.ts'
import { startEach } from './tables-of.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'tables-of-'))
afterAll(() => rmSync(folder, { recursive: true }))

const stored = async (fileName: string, bytes: Uint8Array) => ({
  ...(await storeFile(folder, [bytes])),
  fileName,
})

test('an archive becomes one file for each table; what is refused is dropped and told', async () => {
  const links =
    'Referring page URL,Domain rating,Target URL,Anchor\nhttps://a.example/,1,https://us.example/,x\n'
  const zip = await stored(
    'all.zip',
    zipSync({
      'rival.example-backlinks-subdomains_2026-01-01.csv': strToU8(links),
      'sub/people.csv': strToU8('email\nx@a.example\n'),
      'readme.txt': strToU8('Thank you.'),
    }),
  )
  const plain = await stored('plain.csv', strToU8('url\na.example\n'))
  const started: { fileName: string; path: string }[] = []
  const result = await startEach(folder, [zip, plain], async (file) => {
    started.push(file)
    return file.fileName === 'people.csv' ? { ok: false, reason: 'no' } : { ok: true, id: started.length }
  })
  expect(result).toEqual({ ids: [1, 3], refused: ['people.csv: no'] })
  expect(started.map((one) => one.fileName)).toEqual([
    'rival.example-backlinks-subdomains_2026-01-01.csv',
    'people.csv',
    'plain.csv',
  ])
  expect(started.map((one) => existsSync(path.join(folder, one.path)))).toEqual([true, false, true])
  expect(readFileSync(path.join(folder, started[0]!.path), 'utf8')).toBe(links)
  expect(existsSync(path.join(folder, zip.path))).toBe(false)
})

test('an archive of one table, and what cannot be read, stay as they are', async () => {
  const one = await stored('one.zip', zipSync({ 'a.csv': strToU8('url\na.example\n') }))
  const broken = await stored(
    'broken.zip',
    strToU8('PK\u0003\u0004 and then nothing that makes sense at all'),
  )
  const names: string[] = []
  await startEach(folder, [one, broken], async ({ fileName }) => {
    names.push(fileName)
    return { ok: true, id: 1 }
  })
  expect(names).toEqual(['one.zip', 'broken.zip'])
})

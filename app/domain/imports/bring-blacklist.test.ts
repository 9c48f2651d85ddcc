import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { listBlacklist } from '../sites/blacklist.server.ts'
import { bringBlacklist } from './bring-blacklist.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lw-blacklist-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(fileName: string, text: string) {
  const place = path.join(folder, fileName)
  writeFileSync(place, text)
  return { path: place, fileName }
}

it('our own export comes back with its reasons, guarded cells too, and what names nothing is told', async () => {
  const { scope } = freshWorkspace()
  const list = file(
    'blacklist.csv',
    '"Site, address or pattern",Kind,Reason,From,Since\r\nfarm.example,site,sells links,Anna,2026-05-12\r\n\'*@agency.example,pattern,resells,Anna,2026-05-12\r\nkim@fine.example,address,,,\r\nnot a site,site,x,,\r\n',
  )
  const brought = { ok: true, taken: 3, left: { count: 1, first: ['not a site'] } }
  expect(await bringBlacklist(scope, list)).toEqual(brought)
  expect(await bringBlacklist(scope, list)).toEqual(brought)
  expect(listBlacklist(scope, { pageSize: 10 }).rows).toMatchObject([
    { kind: 'address', value: 'kim@fine.example', reason: 'blacklist.csv' },
    { kind: 'pattern', value: '*@agency.example', reason: 'resells' },
    { kind: 'site', value: 'farm.example', reason: 'sells links', origin: 'blacklist.csv' },
  ])
})

it('a plain list without a header is taken, and a file of something else is refused', async () => {
  const { scope } = freshWorkspace()
  expect(await bringBlacklist(scope, file('plain.txt', 'farm.example\n*casino*\n'))).toMatchObject({
    taken: 2,
  })
  expect(await bringBlacklist(scope, file('prices.csv', 'Item,Price\nRope,12\nBin,4\n'))).toMatchObject({
    ok: false,
    reason: 'no column holds sites, addresses or patterns',
  })
})

import { pick, seeded } from '#tests/bench/seeded.ts'
import { describe, expect, test } from 'vitest'
import { EdgeScan } from './edge-scan.ts'
import { NameFilter } from './name-filter.ts'
import { backToFront, siteNamed } from './names.ts'
import { bytesBefore, stepsOf } from './plan.ts'
import { RankScan } from './rank-scan.ts'
import { releasesIn, usesOf } from './release-files.ts'
import { VertexScan } from './vertex-scan.ts'
import { WholeLines } from './whole-lines.ts'

const bytes = (text: string) => Buffer.from(text)

test('whole lines are the same wherever the chunks are cut', () => {
  const text = '1\t2\n33\t44\n\n555\t666\nlast'
  for (let size = 1; size <= text.length; size++) {
    let seen = ''
    const lines = new WholeLines((whole) => {
      expect(whole.at(-1)).toBe(10)
      seen += whole.toString()
    })
    for (let at = 0; at < text.length; at += size) lines.add(bytes(text.slice(at, at + size)))
    lines.end()
    expect(seen).toBe(`${text}\n`)
  }
})

describe('edges', () => {
  const scanned = (text: string, wanted: number[], atMost = 100) => {
    const scan = new EdgeScan(wanted, { atMost })
    scan.scan(bytes(text))
    return scan
  }

  test('those to the wanted are told with their source, and all are counted', () => {
    const scan = scanned('0\t7\n1\t7\n1\t8\n2\t263\n2\t7\r\n3\t70\n', [7, 263])
    expect(scan.take()).toEqual({ sources: [0, 1, 2, 2], places: [0, 0, 1, 0] })
    expect(scan).toMatchObject({ usable: 6, unusable: 0, links: [3, 1] })
    expect(scan.take()).toEqual({ sources: [], places: [] })
  })

  test.each([
    ['a site that links to itself', '7\t7\n', 1, 0],
    ['letters', 'a\tb\n', 0, 1],
    ['one column', '7\n', 0, 1],
    ['an empty line', '\n', 0, 1],
    ['no target', '3\t\n', 0, 1],
    ['no target and a carriage return', '3\t\r\n', 0, 1],
    ['no source', '\t7\n', 0, 1],
    ['three columns', '3\t7\t1\n', 0, 1],
    ['a number too large', '99999999999\t7\n', 0, 1],
    ['ten digits that wrap around', '4294967303\t7\n', 0, 1],
    ['a target of ten digits that wraps around', '3\t4294967303\n', 0, 1],
    ['letters behind', '3\t7x\n', 0, 1],
  ])('%s is no link', (_, line, usable, unusable) => {
    const scan = scanned(`${line}5\t7\n`, [7])
    expect(scan.take()).toEqual({ sources: [5], places: [0] })
    expect([scan.usable, scan.unusable]).toEqual([usable + 1, unusable])
  })

  test('lines that begin alike are read as they stand, also where they end elsewhere', () => {
    const text =
      '1234567\t7\n1234567\t8\n1234567\t7\n12345678\t7\n123456789\t7\n123456789\t77\n123456788\t7\n' +
      '123456788\t7x\n123456788x\t7\n123456788\t\n12345678\t7\n1234567\t7\n123\t7\n1234567\t7'
    const scan = scanned(`${text}\n`, [7])
    expect(scan.take().sources).toEqual([
      1234567, 1234567, 12345678, 123456789, 123456788, 12345678, 1234567, 123, 1234567,
    ])
    expect([scan.usable, scan.unusable]).toEqual([11, 3])
  })

  test('any bytes are read as a plain rule reads them', () => {
    const chance = seeded(7)
    const piece = () =>
      pick(chance, ['12345678', '12345678\t7\n', '123456789\t', '7', '0', '\t', '\n', '\r\n', 'x'])
    for (let round = 0; round < 300; round++) {
      const text = `${Array.from({ length: 40 }, piece).join('')}\n`
      const edges = text
        .slice(0, -1)
        .split('\n')
        .map((line) => /^(\d{1,9})\t(\d{1,9})\r?$/.exec(line))
      const right = edges.filter((edge) => edge && Number(edge[1]) < 2 ** 29 && Number(edge[2]) < 2 ** 29)
      const scan = scanned(text, [7, 0])
      expect(scan.take().sources).toEqual(
        right
          .filter((edge) => [0, 7].includes(Number(edge![2])) && Number(edge![1]) !== Number(edge![2]))
          .map((edge) => Number(edge![1])),
      )
      expect([scan.usable, scan.unusable]).toEqual([right.length, edges.length - right.length])
    }
  })

  test('to whom everybody links is only counted', () => {
    const scan = scanned('1\t7\n2\t7\n3\t7\n', [7], 2)
    expect(scan.take().sources).toEqual([1, 2])
    expect(scan.links).toEqual([3])
  })

  test('numbers that share a slot are told apart', () => {
    const wanted = [5, 5 + 4096, 5 + 8192, 6]
    const scan = scanned('1\t8197\n1\t6\n1\t5\n1\t4101\n1\t12293\n', wanted)
    expect(scan.take().places).toEqual([2, 3, 0, 1])
  })
})

describe('vertices', () => {
  const TEXT = '0\tcom.a\t3\n1\tcom.a-b\t1\n2\tcom.b\n3\torg.c\t9\r\nx\n4\n'

  test('are found by name, until all are', () => {
    const scan = new VertexScan({ names: ['com.b', 'com.a', 'org.c', 'net.none'] })
    scan.scan(bytes(TEXT))
    expect(scan.take()).toEqual({ numbers: [0, 2, 3], names: ['com.a', 'com.b', 'org.c'] })
    expect(scan).toMatchObject({ usable: 4, unusable: 2, isDone: false })
    const first = new VertexScan({ names: ['com.a'] })
    first.scan(bytes(TEXT))
    expect(first.isDone).toBe(true)
  })

  test('are found by number', () => {
    const scan = new VertexScan({ numbers: Uint8Array.of(0b1010) })
    scan.scan(bytes(TEXT))
    expect(scan.take()).toEqual({ numbers: [1, 3], names: ['com.a-b', 'org.c'] })
  })
})

describe('ranks', () => {
  const filter = NameFilter.for(1)
  filter.add('com.b')
  const ranks = (text: string) => {
    const scan = new RankScan(filter)
    scan.scan(bytes(text))
    return scan
  }

  test('are read by their header, which may have another order', () => {
    const usual =
      '#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n1\t2.5e7\t1\t0.012\tcom.a\t5\n2\t2.4E7\t4\t0.001\tcom.b\t7\n'
    expect(ranks(usual).take()).toEqual([{ name: 'com.b', position: 2, harmonic: 2.4e7, pageRank: 0.001 }])
    const other = '#host_rev\t#pr_val\t#harmonicc_val\ncom.b\t0.5\t---\ncom.a\t1\t2\n'
    expect(ranks(other).take()).toEqual([{ name: 'com.b', position: null, harmonic: null, pageRank: 0.5 }])
  })

  test('have the usual order without a header, and short lines are told', () => {
    const scan = ranks('2\t2.4E7\t4\t0.001\tcom.b\n1\t2\n')
    expect(scan.take()).toHaveLength(1)
    expect(scan).toMatchObject({ usable: 1, unusable: 1 })
  })
})

test('a filter of names lets all of them pass, and few others', () => {
  const names = Array.from({ length: 5_000 }, (_, at) => `com.site-${at}`)
  const filter = NameFilter.for(names.length)
  for (const name of names) filter.add(name)
  const passes = (name: string) => filter.mayHave(bytes(`x${name}`), 1, 1 + name.length)
  expect(names.every(passes)).toBe(true)
  expect(names.filter((name) => passes(`${name}-x`)).length).toBeLessThan(25)
})

test.each([
  ['com.example', 'example.com'],
  ['uk.co.example', 'example.co.uk'],
  ['io.github', null],
  ['com.blogspot', null],
  ['uk.co', null],
  ['xn--p1ai.xn--e1afmkfd', 'xn--e1afmkfd.xn--p1ai'],
])('%s stands for %s', (name, site) => expect(siteNamed(name)).toBe(site))

test('names are turned around', () => expect(backToFront('a.co.uk')).toBe('uk.co.a'))

test('files are put together by release; others are left out', () => {
  const file = (path: string) => ({ path, bytes: 10 })
  const found = releasesIn(
    [
      'old/cc-main-2025-26-nov-dec-jan-domain-vertices.txt.gz',
      'old/cc-main-2025-26-nov-dec-jan-domain-edges.txt.gz',
      'cc-main-2026-jan-feb-mar-domain-ranks.txt.gz',
      'cc-main-2026-jan-feb-mar-host-ranks.txt.gz',
      'notes.txt.gz',
    ].map(file),
  )
  expect(found.map((one) => [one.name, usesOf(one)])).toEqual([
    ['cc-main-2026-jan-feb-mar', { links: false, ranks: true }],
    ['cc-main-2025-26-nov-dec-jan', { links: true, ranks: false }],
  ])
})

test('a run has the steps that its files allow, measured by their bytes', () => {
  const [vertices, edges, ranks] = [1, 100, 10].map((bytes) => ({ path: 'x', bytes }))
  const all = { vertices: vertices!, edges: edges!, ranks: ranks! }
  expect(stepsOf(all)).toEqual(['names', 'links', 'numbers', 'ranks'])
  expect(bytesBefore(all, 'numbers')).toBe(101)
  expect(bytesBefore(all)).toBe(112)
  expect(stepsOf({ ...all, vertices: null })).toEqual(['ranks'])
  expect(stepsOf({ ...all, ranks: null, edges: null })).toEqual([])
})

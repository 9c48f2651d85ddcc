import { spawn } from 'node:child_process'
import { once } from 'node:events'
import dgram from 'node:dgram'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { observe } from '#app/domain/links/observe.server.ts'
import { startDue } from '#app/domain/links/verify-due.server.ts'
import { openWeb, type Web, type WebOptions } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { checks, links } from '#db/tables/links.ts'
import { article, openLocalWeb, words, type LocalWeb } from '#tests/support/local-web.ts'
import { observationOf } from '#tests/support/observations.ts'
import { watchLinks } from '#tests/support/watched-links.ts'

const LINK = '<a href="https://client.test/guide">the guide</a>'
const KIB = 1024

let local: LocalWeb
const doors: Web[] = []

beforeAll(async () => {
  local = await openLocalWeb({ 'client.test/guide': article('') })
})
afterEach(() => Promise.all(doors.splice(0).map((door) => door.close())))
afterAll(() => local.close())

function door(how: Partial<WebOptions> & { rules?: string } = {}): Web {
  const connectTo = how.rules ?? local.connectTo
  const settings = readNetworkSettings({ connectTo, dnsControl: 'control.lw-faults.test' })
  const web = openWeb({ settings, connectMs: 1_000, totalMs: 1_000, ...how })
  doors.push(web)
  return web
}

/** Links that were found live, on pages of the local web. */
async function live(hosts: string[]) {
  for (const host of hosts) local.serve({ [`${host}/post`]: article(LINK) })
  const world = watchLinks(hosts.map((host) => `http://${host}/post`))
  await world.lookThrough(door(), 0)
  expect(new Set(world.statuses())).toEqual(new Set(['live']))
  return world
}

it('names are not looked up any more: no link is gone', async () => {
  const world = await live(['blog.lw-faults.test'])
  const nobody = door({ rules: 'client.test=127.0.0.1:1', nameServers: ['127.0.0.1:1'] })
  for (const hours of [24, 25, 30, 49]) await world.lookThrough(nobody, hours)
  expect(world.lastCheck()).toMatchObject({ verdict: 'unreachable' })
  expect(world.statuses()).toEqual(['live'])
})

it('a name server that says "does not exist" of everything is not believed', async () => {
  const server = dgram.createSocket('udp4')
  server.on('message', (question, from) => {
    const answer = Buffer.from(question)
    answer.writeUInt16BE(0x8183, 2)
    server.send(answer, from.port, from.address)
  })
  await new Promise<void>((ready) => server.bind(0, '127.0.0.1', ready))
  const world = await live(['blog2.lw-faults.test'])
  const { port } = server.address() as AddressInfo
  const liar = door({ rules: 'client.test=127.0.0.1:1', nameServers: [`127.0.0.1:${port}`] })
  for (const hours of [24, 25, 30, 49]) await world.lookThrough(liar, hours)
  expect(world.lastCheck()).toMatchObject({ verdict: 'unreachable' })
  expect(world.statuses()).toEqual(['live'])
  server.close()
})

it('the network is gone for an hour: nothing is lost, and a link at risk comes no nearer to it', async () => {
  const world = await live(['n1.test', 'n2.test', 'n3.test'])
  local.serve({ 'n3.test/post': article('') })
  await world.lookThrough(door(), 24)
  await world.lookThrough(door(), 25)
  expect(world.statuses()).toEqual(['live', 'live', 'at_risk'])
  const before = world.alertKinds()
  const nowhere = door({ rules: '*.test=127.0.0.1:1' })
  for (let minutes = 0; minutes <= 60; minutes += 10) await world.lookThrough(nowhere, 48 + minutes / 60)
  expect(world.statuses()).toEqual(['live', 'live', 'at_risk'])
  expect(world.alertKinds()).toEqual(before)
  local.serve({ 'n3.test/post': article(LINK) })
  await world.lookThrough(door(), 50)
  expect(world.statuses()).toEqual(['live', 'live', 'live'])
})

it('the machine slept for a week: all is caught up with, no host is stormed, and the next times are apart', async () => {
  const hosts = Array.from({ length: 20 }, (_, at) => `s${at}.test`)
  for (const host of hosts) for (let at = 0; at < 6; at++) local.serve({ [`${host}/${at}`]: article(LINK) })
  const world = watchLinks(
    hosts.flatMap((host) => Array.from({ length: 6 }, (_, at) => `http://${host}/${at}`)),
  )
  const week = world.at(7 * 24)
  const web = door({ totalMs: 5_000 })
  let underWay = 0
  let most = 0
  const busy = new Map<string, number>()
  const looks = () =>
    startDue(week, {
      atMost: 50,
      busy,
      tell: () => ({ now: week.now, tempo: 1 }),
      observe: async (promised) => {
        most = Math.max(most, ++underWay)
        const seen = await observe(promised, web, { render: 'never' })
        underWay--
        return seen
      },
    })
  expect(looks()).toHaveLength(50)
  while (underWay > 0 || looks().length > 0) await new Promise((soon) => setTimeout(soon, 5))
  expect(new Set(world.statuses())).toEqual(new Set(['live']))
  for (const host of hosts) expect(local.busiest.get(host)).toBeLessThanOrEqual(2)
  const next = world.db
    .select()
    .from(links)
    .all()
    .map((link) => link.nextAt!.getTime())
  expect(new Set(next).size).toBeGreaterThan(100)
  expect(Math.min(...next)).toBeGreaterThan(week.now.getTime())
})

it('a host that sends one byte after the other is given up in time', async () => {
  const world = await live(['drip.test'])
  local.serve({
    'drip.test/post': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const timer = setInterval(() => response.write('x'), 20)
      response.once('close', () => clearInterval(timer))
    },
  })
  const began = Date.now()
  await world.lookThrough(door({ totalMs: 300 }), 24)
  expect(Date.now() - began).toBeLessThan(1_500)
  expect(world.lastCheck()).toMatchObject({ verdict: 'unreachable' })
  expect(world.statuses()).toEqual(['live'])
})

it('redirects in a circle end', async () => {
  const world = await live(['circle.test'])
  let asked = 0
  local.serve({
    'circle.test/post': (_, response) =>
      void response.writeHead(302, { location: '/b' }).end(String(asked++)),
    'circle.test/b': { status: 302, headers: { location: '/post' } },
  })
  await world.lookThrough(door(), 24)
  expect(world.lastCheck()).toMatchObject({ verdict: 'unreachable' })
  expect(asked).toBe(1)
})

it('a body without end, and a bomb, cost no more than the limit; a link before it counts', async () => {
  const world = await live(['endless.test', 'bomb.test', 'front.test'])
  let sent = 0
  const endless = (front: string) => (_: unknown, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write(`<title>x</title>${front}`)
    const more = () => {
      while (!response.destroyed && response.write(`<p>${words(200)}</p>`)) sent += 1_000
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  }
  local.serve({
    'endless.test/post': endless(''),
    'front.test/post': endless(LINK),
    'bomb.test/post': {
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(32 * KIB * KIB, '<p>word ')),
    },
  })
  await world.lookThrough(door({ maxBytes: 256 * KIB, totalMs: 10_000 }), 24)
  const verdicts = world.db.select().from(checks).all().slice(-3)
  expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual(['live', 'unreachable', 'unreachable'])
  expect(world.statuses()).toEqual(['live', 'live', 'live'])
  expect(sent).toBeLessThan(8 * KIB * KIB)
})

it('a page that is another at each load is judged by what it holds each time, and raises no alarm', async () => {
  const world = await live(['restless.test'])
  let loads = 0
  local.serve({
    'restless.test/post': (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', etag: `"${++loads}"` })
        .end(
          article(`<p>load ${loads}</p>${'<br>'.repeat(loads)}${LINK}<form><input value="${loads}"></form>`),
        ),
  })
  const before = world.alertKinds()
  for (const hours of [24, 48, 72, 96]) await world.lookThrough(door(), hours)
  expect(world.statuses()).toEqual(['live'])
  expect(world.alertKinds()).toEqual(before)
  expect(loads).toBe(4)
})

it('killed while it looks: the links are looked at again once their claims have ended, and by nobody before', async () => {
  const world = watchLinks(['http://k1.test/post', 'http://k2.test/post'])
  startDue(world.scope, { atMost: 10, observe: () => new Promise<never>(() => {}) })
  const seen = (promised: Parameters<typeof observationOf>[0]) =>
    Promise.resolve(observationOf(promised, 'live'))
  expect(await world.look(14 / 60, seen)).toBe(0)
  expect(await world.look(16 / 60, seen)).toBe(2)
  expect(world.db.select().from(checks).all()).toHaveLength(2)
})

it('the disk is full: nothing is half written, and the check is made again when there is room', async () => {
  const world = await live(['full.test'])
  const { $client } = world.db
  const noise = Array.from({ length: 40_000 }, () => Math.random().toString(36)).join('')
  const seen = (promised: Parameters<typeof observationOf>[0]) =>
    Promise.resolve(observationOf(promised, 'missing', { html: noise }))
  const missing = () =>
    world.look(24, (promised) => {
      const { observation, evidence } = observationOf(promised, 'missing')
      return Promise.resolve({ observation, evidence: { ...evidence, html: noise } })
    })
  const pages = $client.pragma('page_count', { simple: true }) as number
  $client.pragma(`max_page_count = ${pages + 2}`)
  await expect(missing()).rejects.toThrow(/full/)
  expect(world.db.select().from(checks).all()).toHaveLength(1)
  expect(world.statuses()).toEqual(['live'])
  $client.pragma('max_page_count = 1000000')
  expect(await world.look(24.3, seen)).toBe(1)
  expect(world.statuses()).toEqual(['at_risk'])
})

it('a batch that is killed leaves whole lines behind', async () => {
  local.serve({ 'b1.test/post': article(LINK), 'b2.test/post': article(LINK), 'b3.test/post': () => {} })
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/main.ts', 'verify', '--batch', '-'], {
    env: { ...process.env, LINKWRIGHT_CONNECT_TO: local.connectTo },
  })
  const sources = ['b1', 'b2', 'b3', 'b1'].map((host) => `http://${host}.test/post`)
  for (const source of sources)
    child.stdin.write(`${JSON.stringify({ source, target: 'https://client.test/guide' })}\n`)
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (lines.length === 2) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  const verdicts = lines.map((line) => (JSON.parse(line) as { verdict: string }).verdict)
  expect(verdicts).toEqual(['live', 'live'])
})

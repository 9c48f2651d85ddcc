import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openLocalWeb, type LocalWeb } from '#tests/support/local-web.ts'
import type { Fetched } from './fetched.ts'
import { openWeb, type Web } from './open-web.ts'
import { readNetworkSettings } from './settings.ts'

const MIB = 1024 * 1024
let local: LocalWeb
let web: Web

beforeAll(async () => {
  local = await openLocalWeb()
})
afterAll(() => local.close())
beforeEach(() => {
  const settings = readNetworkSettings({ connectTo: `${local.connectTo},dead.test=nxdomain` })
  web = openWeb({ settings, contact: 'https://us.example/bot', connectMs: 500, totalMs: 1_000 })
})
afterEach(() => web.close())

async function answered(url: string): Promise<Extract<Fetched, { ok: true }>> {
  const fetched = await web.get(url)
  if (!fetched.ok) throw new Error(`${fetched.failure}: ${fetched.detail}`)
  return fetched
}

async function failure(url: string, door = web): Promise<string> {
  const fetched = await door.get(url)
  return fetched.ok ? `answered ${fetched.status}` : fetched.failure
}

describe('bodies', () => {
  const text = Buffer.from('<p>a page</p>'.repeat(1_000))
  it.each([
    ['plain', '', text],
    ['gzip', 'gzip', gzipSync(text)],
    ['x-gzip', 'x-gzip', gzipSync(text)],
    ['brotli', 'br', brotliCompressSync(text)],
    ['deflate', 'deflate', deflateSync(text)],
    ['deflate without its wrapper', 'deflate', deflateRawSync(text)],
    ['two packings', 'gzip, br', brotliCompressSync(gzipSync(text))],
    ['said to be gzip, and plain', 'gzip', text],
    ['an unknown word', 'utf-8', text],
  ])('%s', async (_, encoding, body) => {
    local.serve({ 'a.test/packed': { headers: encoding ? { 'content-encoding': encoding } : {}, body } })
    const fetched = await answered('http://a.test/packed')
    expect(fetched.body?.end).toBe('whole')
    expect(fetched.body?.bytes.equals(text)).toBe(true)
  })
  it('a packed body that ends early is cut short, and what came is kept', async () => {
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at * 7919) % 251))
    const packed = gzipSync(Buffer.concat([text, noise]))
    local.serve({
      'a.test/cut': {
        headers: { 'content-encoding': 'gzip' },
        body: packed.subarray(0, packed.length - 100),
      },
    })
    const { body } = await answered('http://a.test/cut')
    expect(body?.end).toBe('cut_short')
    expect(body?.bytes.subarray(0, text.length).equals(text)).toBe(true)
  })
  it('a bomb costs no more than the limit', async () => {
    local.serve({
      'a.test/bomb': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(200 * MIB)) },
    })
    const { body } = await answered('http://a.test/bomb')
    expect([body?.end, body?.bytes.length]).toEqual(['over_limit', 10 * MIB])
  })
  it('a body without end is read to the limit', async () => {
    local.serve({
      'a.test/endless': (_, response) => {
        const more = () => {
          while (response.write(Buffer.alloc(MIB))) if (response.destroyed) return
          response.once('drain', more)
        }
        more()
      },
    })
    const { body } = await answered('http://a.test/endless')
    expect([body?.end, body?.bytes.length]).toEqual(['over_limit', 10 * MIB])
  })
  it('exactly ten MiB are whole', async () => {
    local.serve({ 'a.test/full': { body: Buffer.alloc(10 * MIB) } })
    expect((await answered('http://a.test/full')).body?.end).toBe('whole')
  })
  it('a byte at a time ends with the time', async () => {
    local.serve({
      'a.test/drip': (_, response) => {
        const timer = setInterval(() => response.write('x'), 100)
        response.once('close', () => clearInterval(timer))
      },
    })
    const { body } = await answered('http://a.test/drip')
    expect(body?.end).toBe('cut_short')
    expect(body?.bytes.length).toBeGreaterThan(3)
  })
})

describe('no answer', () => {
  it('has a closed word', async () => {
    local.serve({
      'b.test/silent': () => {},
      'b.test/reset': (request) => void request.socket.destroy(),
      'b.test/garbage': (request) => void request.socket.end('SSH-2.0-OpenSSH\r\n\r\n'),
      'b.test/upgrade': (request) =>
        void request.socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
        ),
      'b.test/loop': { status: 302, headers: { location: '/loop' } },
      'b.test/nowhere': { status: 302 },
      'b.test/inside': { status: 302, headers: { location: 'http://[::1]/' } },
    })
    expect(await failure('http://b.test/silent')).toBe('timed_out')
    expect(await failure('http://b.test/reset')).toBe('reset')
    expect(await failure('http://b.test/garbage')).toBe('not_http')
    expect(await failure('http://b.test/upgrade')).toBe('reset')
    expect(await failure('http://b.test/loop')).toBe('redirect_loop')
    expect(await failure('http://b.test/nowhere')).toBe('no_location')
    expect(await failure('http://b.test/inside')).toBe('closed_address')
    expect(await failure('http://dead.test/')).toBe('no_such_name')
    expect(await failure('https://b.test/')).toBe('tls_failed')
    expect(await failure(`http://127.0.0.1:${local.port}/`)).toBe('closed_address')
    expect(await failure(`http://localhost:${local.port}/`)).toBe('closed_address')
  })
  it('an allowed network may be asked', async () => {
    const open = openWeb({ settings: readNetworkSettings({ allowNetworks: '127.0.0.0/8' }) })
    expect(await failure(`http://127.0.0.1:${local.port}/`, open)).toBe('answered 404')
    await open.close()
  })
  it('a connection that never comes about has its own limit', async () => {
    const mute = createServer(() => {})
    await new Promise<void>((ready) => mute.listen(0, '127.0.0.1', ready))
    const connectTo = `mute.test=127.0.0.1:${(mute.address() as AddressInfo).port}`
    const waiting = openWeb({ settings: readNetworkSettings({ connectTo }), connectMs: 200 })
    const fetched = await waiting.get('https://mute.test/')
    expect(fetched).toMatchObject({ ok: false, failure: 'timed_out' })
    expect(fetched.durationMs).toBeLessThan(2_000)
    await waiting.close()
    mute.close()
  })
})

describe('manners', () => {
  it('we say who we are, and ask for no language', async () => {
    local.serve({ 'c.test/me': 'x' })
    await web.get('http://c.test/me')
    const { headers } = local.asked.at(-1)!
    expect(headers['user-agent']).toContain('Linkwright')
    expect(headers['user-agent']).toContain('https://us.example/bot')
    expect(headers['accept-language']).toBeUndefined()
  })
  it('the user agent can be set, and a browser spoken for', async () => {
    local.serve({ 'c.test/me': 'x' })
    const settings = readNetworkSettings({ connectTo: local.connectTo })
    const other = openWeb({ settings, userAgent: 'Another/1.0' })
    await other.get('http://c.test/me')
    expect(local.asked.at(-1)!.headers['user-agent']).toBe('Another/1.0')
    await other.get('http://c.test/me', { as: 'browser' })
    expect(local.asked.at(-1)!.headers['user-agent']).toMatch(/Chrome/)
    await other.close()
  })
  it('two at once for a host, whatever comes back', async () => {
    for (let at = 0; at < 30; at++) {
      const status = at % 3 === 0 ? 302 : 200
      local.serve({
        [`d.test/${at}`]: (_, response) => {
          setTimeout(() => response.writeHead(status, { location: '/end' }).end('x'.repeat(at * 10_000)), 5)
        },
      })
    }
    local.serve({ 'd.test/end': 'x' })
    await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        web.get(`http://d.test/${at}`, { wantsBody: () => at % 2 === 0 }),
      ),
    )
    expect(local.busiest.get('d.test')).toBe(2)
  })
  it('waiting for a turn does not count as time', async () => {
    for (let at = 0; at < 8; at++) {
      local.serve({ [`e.test/${at}`]: (_, response) => void setTimeout(() => response.end('x'), 400) })
    }
    const all = await Promise.all(Array.from({ length: 8 }, (_, at) => web.get(`http://e.test/${at}`)))
    expect(all.every((one) => one.ok)).toBe(true)
  })
  it('a gap between two beginnings at one host, and none between hosts', async () => {
    const settings = readNetworkSettings({ connectTo: local.connectTo })
    const slow = openWeb({ settings, gapMs: 60 })
    local.serve({ 'gap.test/': 'x', 'nogap.test/': 'x' })
    const from = local.asked.length
    await Promise.all(
      [...Array(4).fill('http://gap.test/'), 'http://nogap.test/'].map((url) => slow.get(url)),
    )
    const times = (host: string) =>
      local.asked.slice(from).flatMap(({ url, at }) => (url.startsWith(host) ? at : []))
    const starts = times('gap.test')
    expect(starts).toHaveLength(4)
    for (const [at, start] of starts.slice(1).entries()) expect(start - starts[at]!).toBeGreaterThan(45)
    expect(times('nogap.test')[0]!).toBeLessThan(starts[3]!)
    await slow.close()
  })
  it('a host that says "later" is left alone until then, and asked again if that is soon', async () => {
    let count = 0
    local.serve({
      'busy.test/page': (_, response) =>
        ++count === 1 ? response.writeHead(429, { 'retry-after': '1' }).end() : response.end('x'),
      'busy.test/other': 'x',
    })
    const from = local.asked.length
    expect((await answered('http://busy.test/page')).status).toBe(200)
    expect((await answered('http://busy.test/other')).status).toBe(200)
    const [first, second] = local.asked.slice(from)
    expect(second!.at - first!.at).toBeGreaterThan(950)
  })
  it('a host that says "much later" is not asked again by anybody', async () => {
    local.serve({ 'full.test/a': { status: 429, headers: { 'retry-after': '600' } }, 'full.test/b': 'x' })
    const from = local.asked.length
    const [a, again] = await Promise.all([answered('http://full.test/a'), answered('http://full.test/a')])
    expect([a.status, again.status]).toEqual([429, 429])
    expect(await failure('http://full.test/b')).toBe('asked_to_wait')
    expect(await failure('http://full.test/a')).toBe('asked_to_wait')
    expect(local.asked.length - from).toBe(2)
  })
  it('one address that says "much later" does not silence its host', async () => {
    local.serve({ 'part.test/a': { status: 503, headers: { 'retry-after': '600' } }, 'part.test/b': 'x' })
    expect((await answered('http://part.test/a')).status).toBe(503)
    expect((await answered('http://part.test/b')).status).toBe(200)
  })
  it('a connection that was closed under us is opened again', async () => {
    let count = 0
    local.serve({
      'f.test/flaky': (request, response) => {
        if (++count === 2) request.socket.destroy()
        else response.end('x')
      },
    })
    await answered('http://f.test/flaky')
    expect((await answered('http://f.test/flaky')).status).toBe(200)
    expect(count).toBe(3)
  })
})

describe('HEAD', () => {
  it('stays HEAD behind a redirect', async () => {
    const methods: unknown[] = []
    local.serve({
      'head.test/old': { status: 301, headers: { location: '/new' } },
      'head.test/new': (request, response) => {
        methods.push(request.method)
        response.end()
      },
    })
    expect(await web.get('http://head.test/old', { method: 'HEAD' })).toMatchObject({ ok: true, status: 200 })
    expect(methods).toEqual(['HEAD'])
  })
  it('leaves the connection for the GET that follows, and a body where none may be garbles no answer', async () => {
    let connections = 0
    const server = createServer((socket) => {
      connections++
      socket.on('error', () => {})
      socket.on('data', (data) => {
        const isBroken = data.toString().includes('/broken')
        const isHead = data.toString().startsWith('HEAD')
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 200000\r\n\r\n')
        if (!isHead || isBroken) socket.write('x'.repeat(200_000))
      })
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const rule = `one.test=127.0.0.1:${(server.address() as AddressInfo).port}`
    const door = openWeb({ settings: readNetworkSettings({ connectTo: rule }), totalMs: 1_000 })
    const pair = async (url: string) => {
      await door.get(url, { method: 'HEAD', wantsBody: () => false })
      const fetched = await door.get(url)
      expect(fetched.ok && fetched.body?.bytes.toString()).toBe('x'.repeat(200_000))
    }
    for (const at of [1, 2, 3, 4]) await pair(`http://one.test/${at}`)
    expect(connections).toBeLessThanOrEqual(2)
    for (const at of [1, 2]) await pair(`http://one.test/broken/${at}`)
    await door.close()
    server.close()
  })
})

describe('redirects', () => {
  it('cookies go back where they belong', async () => {
    local.serve({
      'g.test/': {
        status: 302,
        headers: {
          location: '/in/page',
          'set-cookie': ['a=1; Path=/', 'b=2; Path=/other', 'c=3; Secure', 'd=4; Max-Age=0'],
        },
      },
      'g.test/in/page': { status: 302, headers: { location: 'http://h.test/', 'set-cookie': 'e=5' } },
      'h.test/': { status: 302, headers: { location: 'http://g.test/in/end' } },
      'g.test/in/end': 'x',
    })
    const fetched = await answered('http://g.test/')
    const sent = (url: string) => local.asked.findLast((one) => one.url === url)?.headers.cookie
    expect(sent('g.test/in/page')).toBe('a=1')
    expect(sent('h.test/')).toBeUndefined()
    expect(sent('g.test/in/end')).toBe('e=5; a=1')
    expect(fetched.redirects.map((one) => one.status)).toEqual([302, 302, 302])
  })
  it('ten are followed and no more', async () => {
    for (let at = 0; at < 12; at++)
      local.serve({ [`i.test/${at}`]: { status: 301, headers: { location: `/${at + 1}` } } })
    local.serve({ 'i.test/12': 'x' })
    expect(await failure('http://i.test/2')).toBe('answered 200')
    expect(await failure('http://i.test/1')).toBe('too_many_redirects')
  })
  it('an address with letters beyond ASCII in its header is understood', async () => {
    local.serve({
      'j.test/': (_, response) =>
        void response.socket?.end('HTTP/1.1 301 x\r\nLocation: /stra\u00dfe\r\nContent-Length: 0\r\n\r\n'),
      'j.test/stra%C3%9Fe': 'x',
    })
    expect((await answered('http://j.test/')).url).toBe('http://j.test/stra%C3%9Fe')
  })
})

it('answers are shared while they last, failures are not', async () => {
  let count = 0
  const work = () => Promise.resolve(++count)
  expect(await Promise.all([web.shared('k', 1_000, work), web.shared('k', 1_000, work)])).toEqual([1, 1])
  expect(await web.shared('k2', 0, work)).toBe(2)
  expect(await web.shared('k2', 0, work)).toBe(3)
  await expect(web.shared('k3', 1_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await web.shared('k3', 1_000, work)).toBe(4)
})

it('a door that is closed lets go of what is under way', async () => {
  local.serve({ 'k.test/silent': () => {} })
  const settings = readNetworkSettings({ connectTo: local.connectTo })
  const closing = openWeb({ settings })
  const asked = closing.get('http://k.test/silent')
  await new Promise((soon) => setTimeout(soon, 50))
  await closing.close()
  expect(await asked).toMatchObject({ ok: false })
})

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Observation } from '#app/domain/links/observation.ts'
import { findBrowser } from '#app/gateways/web/browser.ts'
import { article, openLocalWeb, type LocalWeb } from '#tests/support/local-web.ts'

const TARGET = 'http://client.test/guide'
const LINK = `<a href="${TARGET}">the guide</a>`
const COMMAND = ['--import', 'tsx', 'app/cli/main.ts', 'verify']

let local: LocalWeb
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-'))
  local = await openLocalWeb({
    'client.test/guide': article(''),
    'a.test/post': article(LINK),
    'a.test/none': article(''),
  })
})
afterAll(async () => {
  await local.close()
  rmSync(folder, { recursive: true })
})

type Ran = { status: number | null; out: string; err: string }

async function verify(
  args: string[],
  { input, env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const child = start(args, env)
  child.stdin.end(input ?? '')
  const [out, err] = [text(child.stdout), text(child.stderr)]
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, out: await out, err: await err }
}

function start(args: string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, [...COMMAND, ...args], {
    env: { ...process.env, LINKWRIGHT_CONNECT_TO: local.connectTo, ...env },
  })
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = ''
  for await (const chunk of stream) all += String(chunk)
  return all
}

describe('one promise', () => {
  it('prints one observation, in this form', async () => {
    const { status, out, err } = await verify([
      'http://a.test/post',
      '--target',
      TARGET,
      '--anchor',
      'The Guide',
      '--json',
    ])
    const seen = JSON.parse(out) as Observation
    expect([status, err]).toEqual([0, ''])
    expect(Object.keys(seen)).toEqual(
      'source target final_url checked_at verdict issues reason http link page ai_crawlers'.split(' '),
    )
    expect(Object.keys(seen.link!)).toEqual(
      'href resolved anchor first_anchor rel position occurrences'.split(' '),
    )
    expect(Object.keys(seen.page!)).toEqual(
      'title canonical robots_meta language word_count external_links'.split(' '),
    )
    expect(Object.keys(seen.ai_crawlers!)).toHaveLength(12)
    expect(seen).toMatchObject({ verdict: 'live', reason: 'found 1 link to the target', issues: [] })
    expect(seen.checked_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
  it('ends with 0 whatever it finds, and speaks to people without --json', async () => {
    const found = await verify(['http://a.test/post', '--target', TARGET])
    expect(found).toMatchObject({ status: 0 })
    expect(found.out).toContain('live: found 1 link to the target')
    const missing = await verify(['http://a.test/none', '--target', TARGET, '--render', 'never'])
    expect(missing).toMatchObject({ status: 0 })
    expect(missing.out).toContain('missing: the page was read and has no link to the target')
  })
})

it.skipIf(!(await findBrowser('')))('renders a page, as the command is run', async () => {
  const add = `const a = document.createElement('a'); a.href = '${TARGET}'; a.textContent = 'x'; document.body.append(a)`
  local.serve({ 'a.test/late': article(`<script>setTimeout(() => { ${add} }, 300)</script>`) })
  const { out } = await verify(['http://a.test/late', '--target', TARGET, '--json'])
  expect((JSON.parse(out) as Observation).issues).toEqual(['js_only'])
})

it('a malformed variable ends with 2 and names itself', async () => {
  const env = { LINKWRIGHT_ALLOW_NETWORKS: '10.0.0.0/99' }
  const { status, out, err } = await verify(['http://a.test/post', '--target', TARGET], { env })
  expect([status, out]).toEqual([2, ''])
  expect(err).toMatch(/^LINKWRIGHT_ALLOW_NETWORKS .*\n$/)
})

describe('a batch', () => {
  const promise = (source: string, more = {}) => JSON.stringify({ source, target: TARGET, ...more })

  it('answers in the order read, unusable lines in their place, and then ends with 1', async () => {
    local.serve({
      'slow.test/post': (_, response) =>
        void setTimeout(() => response.setHeader('content-type', 'text/html').end(article(LINK)), 300),
    })
    const lines = [
      `\uFEFF${promise('http://slow.test/post', { unknown: 1 })}`,
      '',
      promise('http://a.test/post', { anchor: null, match: null, rel: 'any' }),
      '   ',
      '{"source":',
      '[]',
      promise('http://a.test/post', { match: 'domain' }),
      promise('http://a.test/none'),
    ]
    writeFileSync(path.join(folder, 'promises'), `${lines.join('\r\n')}\r\n`)
    const { status, out } = await verify(['--batch', path.join(folder, 'promises')])
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Observation & { line?: number; error?: string })
    expect(answers.map((one) => one.verdict ?? one.line)).toEqual(['live', 'live', 5, 6, 7, 'missing'])
    expect(answers[2]!.error).toMatch(/JSON/)
    expect(status).toBe(1)
  })
  it('asks for robots.txt and a target once, and no host for more than two things at once', async () => {
    const lines: string[] = []
    for (let at = 0; at < 120; at++) {
      const host = `h${at % 4}.test`
      local.serve({
        [`${host}/p${at}`]: (_, response) =>
          void setTimeout(() => response.setHeader('content-type', 'text/html').end(article(LINK)), 10),
      })
      lines.push(promise(`http://${host}/p${at}`))
    }
    const before = local.asked.length
    const { status, out } = await verify(['--batch', '-'], { input: lines.join('\n') })
    const seen = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Observation)
    const asked = local.asked.slice(before).map(({ url }) => url)
    expect(status).toBe(0)
    expect(seen.map(({ source }) => source)).toEqual(
      lines.map((line) => (JSON.parse(line) as Observation).source),
    )
    expect(new Set(seen.map(({ verdict }) => verdict))).toEqual(new Set(['live']))
    expect(asked.filter((url) => url === 'client.test/guide')).toHaveLength(1)
    expect(asked.filter((url) => url.endsWith('/robots.txt')).sort()).toEqual(
      [0, 1, 2, 3].map((at) => `h${at}.test/robots.txt`),
    )
    expect(Math.max(...[0, 1, 2, 3].map((at) => local.busiest.get(`h${at}.test`)!))).toBe(2)
  })
  it('streams: an answer comes while the input is still open', async () => {
    const child = start(['--batch', '-'])
    child.stdin.write(`${promise('http://a.test/post')}\n`)
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    expect((JSON.parse(line) as Observation).verdict).toBe('live')
    child.stdin.end()
    expect((await once(child, 'close'))[0]).toBe(0)
  })
  it('of nothing is nothing', async () => {
    expect(await verify(['--batch', '-'], { input: '\n\n' })).toMatchObject({ status: 0, out: '' })
  })
})

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('TLS', () => {
  it('is spoken with the original name, and only with who can show it', async () => {
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
    const request = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=lw -addext subjectAltName=DNS:safe.test,DNS:*.safe.test -keyout ${key} -out ${cert}`
    spawnSync('openssl', request.split(' '))
    const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      response.setHeader('content-type', 'text/html').end(article(LINK))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const rules = `safe.test=127.0.0.1:${(server.address() as AddressInfo).port},other.test=127.0.0.1:${(server.address() as AddressInfo).port},${local.connectTo}`
    const look = async (host: string, env = {}) => {
      const args = [`https://${host}/post`, '--target', TARGET, '--json']
      return JSON.parse(
        (await verify(args, { env: { LINKWRIGHT_CONNECT_TO: rules, ...env } })).out,
      ) as Observation
    }
    const trusting = { NODE_EXTRA_CA_CERTS: cert }
    expect(await look('safe.test', trusting)).toMatchObject({ verdict: 'live' })
    expect(await look('safe.test')).toMatchObject({ verdict: 'unreachable', http: { status: null } })
    expect(await look('other.test', trusting)).toMatchObject({ verdict: 'unreachable' })
    server.close()
    server.closeAllConnections()
  })
})

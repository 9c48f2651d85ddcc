import { afterEach, describe, expect, it, vi } from 'vitest'
import { run } from './verify.ts'

const TARGET = 'http://client.test/guide'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** The command in this process, with what it writes. */
async function ran(args: string[], env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  let [out, err] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
  const status = await run(args)
  return { status, out, err }
}

it('--help says how', async () => {
  expect(await ran(['--help'])).toMatchObject({
    status: 0,
    out: expect.stringContaining('--target URL') as string,
  })
})

describe('what cannot be used ends with 2 and one line that says why', () => {
  it.each([
    [[], /source/],
    [['http://a.test/post'], /--target/],
    [['a.test/post', '--target', TARGET], /source must be an absolute http or https address/],
    [['ftp://a.test/post', '--target', TARGET], /source/],
    [['http://a.test/post', '--target', 'client'], /target/],
    [['http://a.test/post', 'http://b.test/', '--target', TARGET], /one source/],
    [['http://a.test/post', '--target', TARGET, '--match', 'domain'], /match/],
    [['http://a.test/post', '--target', 'http://www.a.test/x', '--match', 'site'], /site/],
    [['http://a.test/post', '--target', TARGET, '--rel', 'dofollow'], /rel/],
    [['http://a.test/post', '--target', TARGET, '--render', 'sometimes'], /--render/],
    [['http://a.test/post', '--target', TARGET, '--colour'], /colour/],
    [['--batch', '/nowhere/promises'], /nowhere/],
    [['--batch', '/tmp'], /tmp/],
    [['http://a.test/post', '--batch', '-'], /--batch/],
  ])('%j', async (args, why) => {
    const { status, out, err } = await ran(args)
    expect([status, out]).toEqual([2, ''])
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(why)
  })
  it.each([
    ['LINKWRIGHT_CONNECT_TO', 'nonsense'],
    ['LINKWRIGHT_ALLOW_NETWORKS', '10.0.0.0/99'],
    ['LINKWRIGHT_DNS_CONTROL', 'http://a.test'],
  ])('a malformed %s', async (name, value) => {
    const { status, out, err } = await ran(['http://a.test/post', '--target', TARGET], { [name]: value })
    expect([status, out]).toEqual([2, ''])
    expect(err).toMatch(new RegExp(`^${name} .*\\n$`))
  })
  it('--render always without a browser', async () => {
    const env = { LINKWRIGHT_CHROMIUM: '/nowhere/chromium' }
    const { status, err } = await ran(['http://a.test/post', '--target', TARGET, '--render', 'always'], env)
    expect(status).toBe(2)
    expect(err).toMatch(/browser/)
  })
})

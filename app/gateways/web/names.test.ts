import dgram from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NoAnswer } from './failure.ts'
import { openNames } from './names.ts'
import { readNetworkSettings } from './settings.ts'

/** Answers by the first label of the question; under `.test` the system's own lookup finds nothing. */
const ZONE: Record<string, { code: number; alias?: string; address?: string; only?: number }> = {
  gone: { code: 3 },
  dangling: { code: 3, alias: 'gone.lw-names.test' },
  empty: { code: 0 },
  broken: { code: 2 },
  control: { code: 0, address: '93.184.216.34' },
  public: { code: 0, address: '93.184.216.34' },
  inside: { code: 0, address: '10.0.0.1' },
}
const A = 1
const CNAME = 5

let server: dgram.Socket
let servers: string[]

beforeAll(async () => {
  server = dgram.createSocket('udp4')
  server.on('message', (question, from) => server.send(answerTo(question), from.port, from.address))
  await new Promise<void>((ready) => server.bind(0, '127.0.0.1', ready))
  servers = [`127.0.0.1:${(server.address() as AddressInfo).port}`]
})
afterAll(() => new Promise<void>((done) => server.close(() => done())))

async function ask(name: string, { control = 'control.lw-names.test', allow = '' } = {}): Promise<string> {
  const settings = readNetworkSettings({ dnsControl: control, allowNetworks: allow })
  try {
    return (await openNames(settings, { servers }).placeOf(name)).addresses.join(' ')
  } catch (error) {
    return error instanceof NoAnswer ? error.failure : String(error)
  }
}

describe('a name does not exist only when the name server says so and can be believed', () => {
  it.each([
    ['response code 3, and the control name is known', 'gone.lw-names.test', 'no_such_name'],
    ['an empty answer', 'empty.lw-names.test', 'dns_failed'],
    ['a failure of the name server', 'broken.lw-names.test', 'dns_failed'],
    ['an alias of a name that is gone does exist itself', 'dangling.lw-names.test', 'dns_failed'],
    ['invalid never exists', 'www.invalid', 'no_such_name'],
    ['a name the system does not know but the name server does', 'public.lw-names.test', '93.184.216.34'],
    ['a name at a private address', 'inside.lw-names.test', 'closed_address'],
  ])('%s', async (_, name, expected) => expect(await ask(name)).toBe(expected))

  it('not when the control name is not known either', async () => {
    expect(await ask('gone.lw-names.test', { control: 'gone.lw-names.test,empty.lw-names.test' })).toBe(
      'dns_failed',
    )
    expect(await ask('gone.lw-names.test', { control: 'gone.lw-names.test,control.lw-names.test' })).toBe(
      'no_such_name',
    )
  })
  it('an allowed network opens a private address', async () => {
    expect(await ask('inside.lw-names.test', { allow: '10.0.0.0/8' })).toBe('10.0.0.1')
  })
})

it('a name with a rule is never looked up, wherever the rule leads', async () => {
  const settings = readNetworkSettings({ connectTo: 'a.test=127.0.0.1:99,b.test=nxdomain' })
  const names = openNames(settings, { servers: ['127.0.0.1:1'] })
  expect(await names.placeOf('A.test.')).toEqual({ addresses: ['127.0.0.1'], port: 99 })
  await expect(names.placeOf('b.test')).rejects.toMatchObject({ failure: 'no_such_name' })
  await expect(names.placeOf('127.0.0.1')).rejects.toMatchObject({ failure: 'closed_address' })
})

function answerTo(question: Buffer): Buffer {
  const { name, end } = readName(question, 12)
  const type = question.readUInt16BE(end)
  const found = ZONE[name.split('.')[0]!] ?? { code: 3 }
  const answers: Buffer[] = []
  if (found.alias) answers.push(record(CNAME, written(found.alias)))
  if (found.address && type === A) answers.push(record(A, Buffer.from(found.address.split('.').map(Number))))
  const code = found.alias && type === CNAME ? 0 : found.code
  const head = Buffer.alloc(12)
  question.copy(head, 0, 0, 2)
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(answers.length, 6)
  return Buffer.concat([head, question.subarray(12, end + 4), ...answers])
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(1, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function written(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([...labels, Buffer.from([0])])
}

function readName(message: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = []
  let at = from
  for (let length = message[at]!; length > 0; length = message[at]!) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

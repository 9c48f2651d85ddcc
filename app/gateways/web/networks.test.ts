import { describe, expect, it } from 'vitest'
import { mayConnect, readNetwork } from './networks.ts'

describe('addresses that are not the public internet are refused', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:93.184.216.34',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::93.184.216.34',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'not an address',
  ])('%s', (address) => expect(mayConnect(address, [])).toBe(false))
})

it.each([
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.1',
  '172.32.0.1',
  '11.0.0.1',
  '2606:4700::1111',
  '2a00::1',
])('%s is public', (address) => expect(mayConnect(address, [])).toBe(true))

describe('a list of networks opens what it holds and nothing else', () => {
  const allowed = ['127.0.0.0/8', 'fd00::/8', '10.0.0.7'].map((text) => readNetwork(text)!)
  it.each([
    ['127.0.0.1', true],
    ['fd12::9', true],
    ['10.0.0.7', true],
    ['10.0.0.8', false],
    ['fe80::1', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
  ])('%s: %s', (address, may) => expect(mayConnect(address, allowed)).toBe(may))
  it('a mapped range must be named as such', () => {
    expect(mayConnect('::ffff:127.0.0.1', [readNetwork('::ffff:0:0/96')!])).toBe(true)
  })
})

it.each(['', 'banana', '10.0.0.0/33', 'fd00::/129', '10.0.0.0/8/8', '10.0.0/8', '10.0.0.0/-1', '10.0.0.0/'])(
  '%j is no network',
  (text) => expect(readNetwork(text)).toBeNull(),
)

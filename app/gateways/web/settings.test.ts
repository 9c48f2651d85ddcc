import { describe, expect, it } from 'vitest'
import { readNetworkSettings, ruleFor } from './settings.ts'

describe('rules of LINKWRIGHT_CONNECT_TO', () => {
  const settings = readNetworkSettings({
    connectTo:
      '*.test=127.0.0.1:8081, shop.test=127.0.0.1:9000,*.deep.test=[::1]:7000,OLD.test=nxdomain,müller.example=localhost:80,',
  })
  it.each([
    ['a.test', '127.0.0.1', 8081],
    ['x.y.test', '127.0.0.1', 8081],
    ['A.TEST.', '127.0.0.1', 8081],
    ['shop.test', '127.0.0.1', 9000],
    ['www.shop.test', '127.0.0.1', 8081],
    ['a.deep.test', '::1', 7000],
    ['deep.test', '127.0.0.1', 8081],
    ['xn--mller-kva.example', 'localhost', 80],
  ])('%s goes to %s port %d', (name, address, port) => {
    expect(ruleFor(settings, name)).toMatchObject({ address, port })
  })
  it.each(['test', 'a.testing', 'atest', 'example.com', '127.0.0.1'])('%s has no rule', (name) =>
    expect(ruleFor(settings, name)).toBeNull(),
  )
  it('a name may be said not to exist', () => expect(ruleFor(settings, 'old.test')).toBe('nxdomain'))
})

describe('a malformed variable is named', () => {
  it.each([
    'a.test',
    'a.test=',
    '=127.0.0.1:80',
    'a.test=127.0.0.1',
    'a.test=127.0.0.1:0',
    'a.test=127.0.0.1:99999',
    'a.test=127.0.0.1:http',
    'a.test=::1:80',
    'a*.test=127.0.0.1:80',
    'http://a.test=127.0.0.1:80',
    'a.test:80=127.0.0.1:80',
    'a b=127.0.0.1:80',
  ])('LINKWRIGHT_CONNECT_TO=%s', (connectTo) => {
    expect(() => readNetworkSettings({ connectTo })).toThrow(
      /^LINKWRIGHT_CONNECT_TO is not usable: ".*" is not [^\n]+$/,
    )
  })
  it.each(['banana', '10.0.0.0/33', '127.0.0.1/8,nonsense', '10.0.0.0/8;fd00::/8'])(
    'LINKWRIGHT_ALLOW_NETWORKS=%s',
    (allowNetworks) => {
      expect(() => readNetworkSettings({ allowNetworks })).toThrow(/^LINKWRIGHT_ALLOW_NETWORKS/)
    },
  )
  it.each(['not a name', 'http://a.test', '127.0.0.1', 'a.test:53'])(
    'LINKWRIGHT_DNS_CONTROL=%s',
    (dnsControl) => {
      expect(() => readNetworkSettings({ dnsControl })).toThrow(/^LINKWRIGHT_DNS_CONTROL/)
    },
  )
})

it('nothing set is fine, with several control names', () => {
  const settings = readNetworkSettings({})
  expect(settings.dnsControl.length).toBeGreaterThan(1)
  expect(settings.allowed).toEqual([])
  expect(ruleFor(settings, 'a.test')).toBeNull()
})

it('control names may be replaced', () => {
  expect(readNetworkSettings({ dnsControl: 'a.test, B.test.' }).dnsControl).toEqual(['a.test', 'b.test'])
})

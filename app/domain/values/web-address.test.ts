import { describe, expect, it } from 'vitest'
import { isSamePage, readWebAddress, siteOf, withoutTracking } from './web-address.ts'

const SAME: [string, string, string][] = [
  ['scheme', 'http://a.test/x', 'https://a.test/x'],
  ['case of scheme and host', 'HTTPS://A.Test/x', 'https://a.test/x'],
  ['www', 'https://www.a.test/x', 'https://a.test/x'],
  ['punycode', 'https://müller.test/x', 'https://xn--mller-kva.test/x'],
  ['userinfo', 'https://me:pw@a.test/x', 'https://a.test/x'],
  ['fragment', 'https://a.test/x#part', 'https://a.test/x'],
  ['port 443 under http', 'http://a.test:443/x', 'https://a.test/x'],
  ['port 80 under https', 'https://a.test:80/x', 'https://a.test/x'],
  ['trailing dot of the host', 'https://a.test./x', 'https://a.test/x'],
  ['dot segments', 'https://a.test/y/../x/./', 'https://a.test/x'],
  ['escaped dot segments', 'https://a.test/y/%2e%2E/x', 'https://a.test/x'],
  ['escapes of unreserved octets', 'https://a.test/%7ejo%65', 'https://a.test/~joe'],
  ['hex case', 'https://a.test/%e4%bd', 'https://a.test/%E4%BD'],
  ['raw and escaped letters beyond ASCII', 'https://a.test/straße', 'https://a.test/stra%C3%9Fe'],
  ['plus and space', 'https://a.test/?q=a+b', 'https://a.test/?q=a%20b'],
  ['a and a=', 'https://a.test/?a', 'https://a.test/?a='],
  ['order of pairs', 'https://a.test/?b=2&a=1', 'https://a.test/?a=1&b=2'],
  ['tracking', 'https://a.test/?utm_source=x&a=1&gclid=3', 'https://a.test/?a=1'],
  ['tracking in any case', 'https://a.test/?UTM_Medium=x&FbClid=1&Ref=2', 'https://a.test/'],
  ['escaped tracking name', 'https://a.test/?utm%5Fsource=x', 'https://a.test/'],
  [
    'msclkid, mc_cid, mc_eid, ref_src',
    'https://a.test/?msclkid=1&mc_cid=2&mc_eid=3&ref_src=4',
    'https://a.test',
  ],
  ['an empty query', 'https://a.test/x?', 'https://a.test/x'],
  ['empty pairs', 'https://a.test/x?&a=1&', 'https://a.test/x?a=1'],
  ['one trailing slash', 'https://a.test/x/', 'https://a.test/x'],
  ['the slash of the root', 'https://a.test', 'https://a.test/'],
  ['a slash before a query', 'https://a.test/x/?a=1', 'https://a.test/x?a=1'],
]

const OTHER: [string, string, string][] = [
  ['path case', 'https://a.test/X', 'https://a.test/x'],
  ['another port', 'https://a.test:8080/x', 'https://a.test/x'],
  ['two trailing slashes', 'https://a.test/x//', 'https://a.test/x'],
  ['a subdomain', 'https://blog.a.test/x', 'https://a.test/x'],
  ['two times www', 'https://www.www.a.test/x', 'https://a.test/x'],
  ['an escaped reserved octet', 'https://a.test/a%2Fb', 'https://a.test/a/b'],
  ['an escaped plus', 'https://a.test/?q=a%2Bb', 'https://a.test/?q=a+b'],
  ['case of a query name', 'https://a.test/?A=1', 'https://a.test/?a=1'],
  ['order inside one name', 'https://a.test/?a=1&a=1', 'https://a.test/?a=1'],
  ['a name that only begins like a tracking one', 'https://a.test/?reference=1', 'https://a.test/'],
  ['an escaped ampersand', 'https://a.test/?a=1%26b=2', 'https://a.test/?a=1&b=2'],
]

describe('same page', () => {
  it.each(SAME)('%s makes no difference', (_, a, b) => expect(isSamePage(a, b)).toBe(true))
  it.each(OTHER)('%s makes another page', (_, a, b) => expect(isSamePage(a, b)).toBe(false))
})

it.each([
  ['blog.a.co.uk', 'a.co.uk'],
  ['https://www.a.test/x', 'a.test'],
  ['x.y.unknownsuffix', 'y.unknownsuffix'],
  ['a.github.io', 'a.github.io'],
  ['deep.a.github.io', 'a.github.io'],
  ['github.io', 'github.io'],
  ['http://127.0.0.1:80/', '127.0.0.1'],
  ['http://[::1]/', '[::1]'],
  ['MÜLLER.example', 'xn--mller-kva.example'],
  ['a.test.', 'a.test'],
  ['a_b.c.test', 'c.test'],
  ['', null],
])('the site of %s is %s', (host, site) => expect(siteOf(host)).toBe(site))

it.each([
  ['https://www.a.test/x/?utm_source=a#p', 'https://www.a.test/x/'],
  ['http://a.test/?b=2&gclid=1&a=+', 'http://a.test/?b=2&a=+'],
  ['https://a.test/x?', 'https://a.test/x'],
  ['https://a.test/x', 'https://a.test/x'],
])('%s without tracking is %s', (url, kept) => expect(withoutTracking(url)).toBe(kept))

it.each([
  ['a.test/x', 'http://a.test/x'],
  [' https://a.test ', 'https://a.test/'],
  ['localhost', null],
  ['mailto:a@b.test', null],
  ['ftp://a.test', null],
  ['', null],
  ['https://', null],
])('user text %j reads as %s', (text, url) => expect(readWebAddress(text)?.href ?? null).toBe(url))

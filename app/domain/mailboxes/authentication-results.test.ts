import { expect, it } from 'vitest'
import { readAuthenticationResults } from './authentication-results.ts'

const GOOGLE =
  'mx.google.com; dkim=pass header.i=@fernhill.example header.s=s1 header.b=abc; spf=pass (google.com: domain of anna@fernhill.example designates 192.0.2.7 as permitted sender) smtp.mailfrom=anna@fernhill.example; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=fernhill.example'
const MICROSOFT =
  'spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=bounces.sender.example; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from=fernhill.example;compauth=fail reason=001'

it.each<[what: string, headers: string[], expected: object | null]>([
  ['none', [], null],
  ['a server that checked nothing', ['mx.site.example; none'], null],
  [
    'Google, all passed',
    [GOOGLE],
    { spf: 'pass', dkim: 'pass', dmarc: 'pass', isAligned: true, selector: 's1' },
  ],
  [
    'Microsoft, which gives no name of a server; SPF passed for another domain',
    [MICROSOFT],
    { spf: 'pass', dkim: 'none', dmarc: 'fail', isAligned: false, selector: null },
  ],
  [
    'two headers of the same server',
    [
      'mx.site.example; spf=fail smtp.mailfrom=anna@fernhill.example',
      'mx.site.example; dkim=pass header.d=fernhill.example header.s=k',
    ],
    { spf: 'fail', dkim: 'pass', dmarc: null, isAligned: true, selector: 'k' },
  ],
  [
    'a header that came with the message is not believed',
    ['mx.site.example; spf=fail smtp.mailfrom=anna@fernhill.example', GOOGLE],
    { spf: 'fail', dkim: null, dmarc: null, isAligned: false, selector: null },
  ],
  [
    'a signature of the provider alone',
    ['mx.site.example; dkim=pass header.d=provider.example header.s=p'],
    { spf: null, dkim: 'pass', dmarc: null, isAligned: false, selector: null },
  ],
  [
    'a host below the domain counts as the domain',
    ['mx.site.example 1; spf=pass smtp.mailfrom=bounce.fernhill.example'],
    { spf: 'pass', dkim: null, dmarc: null, isAligned: true, selector: null },
  ],
])('what a receiving server said: %s', (_what, headers, expected) => {
  expect(readAuthenticationResults(headers, { from: 'anna@fernhill.example' })).toEqual(expected)
})

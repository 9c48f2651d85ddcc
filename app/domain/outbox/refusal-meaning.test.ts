import { expect, it } from 'vitest'
import { refusalMeaning } from './refusal-meaning.ts'

it.each<[answer: string, status: string | null, says: string | null]>([
  [
    '550-5.7.26 Your email has been blocked because the sender is unauthenticated.',
    '5.7.26',
    'Google found neither SPF nor DKIM',
  ],
  [
    '550 5.7.515 Access denied, sending domain fernhill.example does not meet the required authentication level.',
    null,
    'Microsoft takes mail of your domain only with SPF, DKIM and DMARC',
  ],
  ['421-4.7.28 Gmail has detected an unusual rate of mail', '4.7.28', 'Google slows this sender down'],
  ['550-5.7.1 likely unsolicited mail', '5.7.1', 'takes the message for spam'],
  ['550 5.7.1 Service unavailable, client host blocked using Spamhaus', '5.7.1', 'block list'],
  ['550 5.7.606 Access denied, banned sending IP', '5.7.606', 'banned the address'],
  ['451 4.7.500 Server busy', '4.7.500', 'Microsoft slows'],
  ['421 4.7.0 [TSS04] Messages temporarily deferred due to user complaints', '4.7.0', 'Yahoo slows'],
  ['550-5.7.25 The IP address sending this message does not have a PTR record', '5.7.25', 'PTR'],
  ['550 5.4.5 Daily user sending limit exceeded', '5.4.5', 'limit of its provider'],
  ['550 5.1.1 No such user', '5.1.1', null],
  ['451 4.2.0 Greylisted, come back later', '4.2.0', null],
])('“%s” is told in plain words', (answer, status, says) => {
  expect(refusalMeaning({ status, answer }) ?? 'speaks for itself').toContain(says ?? 'speaks for itself')
})

import { describe, expect, it } from 'vitest'
import { judgeError, type Phase } from './outcome.ts'

type Case = [what: string, phase: Phase, error: Record<string, unknown>, outcome: string, more?: object]

const CASES: Case[] = [
  ['an unknown host name', 'connect', { code: 'EDNS', originalCode: 'ENOTFOUND' }, 'name-not-found'],
  ['a closed port', 'connect', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'connection-refused'],
  [
    'a self-signed certificate',
    'connect',
    { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    'certificate',
  ],
  [
    'a certificate of another name',
    'connect',
    { code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    'certificate',
  ],
  ['a server without STARTTLS', 'connect', { code: 'ETLS', responseCode: 502 }, 'no-encryption'],
  ['a silent server', 'connect', { code: 'ETIMEDOUT' }, 'timed-out'],
  ['a busy greeting', 'connect', { code: 'EPROTOCOL', responseCode: 421 }, 'refused', { permanent: false }],
  ['a wrong password', 'login', { code: 'EAUTH', responseCode: 535 }, 'bad-credentials'],
  [
    'a login the server cannot check now',
    'login',
    { code: 'EAUTH', responseCode: 454, response: '454 4.7.0 Temporary authentication failure' },
    'refused',
    { permanent: false, at: 'login', enhanced: '4.7.0' },
  ],
  [
    'basic authentication switched off',
    'login',
    {
      code: 'EAUTH',
      responseCode: 535,
      response: '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    },
    'oauth-needed',
  ],
  [
    'a greylisted recipient',
    'envelope',
    { code: 'EENVELOPE', responseCode: 451, response: '451 4.2.0 Greylisted', command: 'RCPT TO' },
    'refused',
    { permanent: false, at: 'recipient', enhanced: '4.2.0', code: 451 },
  ],
  [
    'an unknown recipient',
    'envelope',
    { code: 'EENVELOPE', responseCode: 550, response: '550 5.1.1 No such user', command: 'RCPT TO' },
    'refused',
    { permanent: true, at: 'recipient' },
  ],
  [
    'a session out of step',
    'envelope',
    { code: 'EENVELOPE', responseCode: 503, command: 'DATA' },
    'refused',
    { permanent: false },
  ],
  ['a loss before the body', 'envelope', { code: 'ECONNECTION' }, 'lost-before-data'],
  ['a message over the size limit', 'envelope', { code: 'EMESSAGE' }, 'refused', { permanent: true }],
  [
    'a refusal after the final dot',
    'body',
    { code: 'EMESSAGE', responseCode: 554, response: '554 5.7.1 Spam', command: 'DATA' },
    'refused',
    { permanent: true, at: 'message' },
  ],
  ['a loss in the body', 'body', { code: 'ECONNECTION' }, 'lost-after-data'],
  ['a time-out after the final dot', 'body', { code: 'ETIMEDOUT' }, 'lost-after-data'],
  ['half a reply and a loss', 'body', { code: 'ECONNECTION', responseCode: 451 }, 'lost-after-data'],
]

describe('an attempt ends in one closed word', () => {
  it.each(CASES)('%s', (_what, phase, fields, outcome, more = {}) => {
    expect(judgeError(Object.assign(new Error('text'), fields), phase)).toMatchObject({ outcome, ...more })
  })

  it('a secret in the server’s text is not repeated', () => {
    const secret = Buffer.from('\0anna@crm.test\0a very long password indeed').toString('base64')
    const error = Object.assign(new Error('x'), {
      code: 'EAUTH',
      responseCode: 535,
      response: `535 bad ${secret}`,
    })
    expect(JSON.stringify(judgeError(error, 'login'))).not.toContain(secret)
  })
})

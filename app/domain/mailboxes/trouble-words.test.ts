import { expect, it } from 'vitest'
import { troubleOfCode } from '#app/gateways/mail-trouble.ts'
import { silenceHint, troubleSentence } from './trouble-words.ts'

it.each([
  ['self-signed certificate', 'it is self-signed'],
  ['self-signed certificate in certificate chain', 'this machine does not know the authority that issued it'],
  ['unable to verify the first certificate', 'this machine does not know the authority that issued it'],
  ['certificate has expired', 'it has expired'],
  [
    "Hostname/IP does not match certificate's altnames: Host: mx.test.",
    'it was made for another server name',
  ],
  ['something new.', 'something new'],
])('a certificate that is not accepted: %s', (detail, reason) => {
  expect(troubleSentence({ word: 'certificate', host: 'mx.test', detail })).toBe(
    `The certificate of mx.test could not be verified: ${reason}.`,
  )
})

it.each([
  ['* OK [CAPABILITY IMAP4rev1] Dovecot ready.', 'mx.test speaks IMAP on this port'],
  ['+OK POP3 ready', 'mx.test speaks POP3 on this port'],
  ['HTTP/1.1 400 Bad Request', 'It said: HTTP/1.1 400 Bad Request'],
])('another service behind the port: %s', (detail, says) => {
  expect(troubleSentence({ word: 'protocol', host: 'mx.test', detail })).toContain(says)
})

it('TLS on a port that speaks in clear is named, without the words of OpenSSL', () => {
  const word = troubleOfCode('ERR_SSL_WRONG_VERSION_NUMBER')
  expect(word).toBe('no-tls-here')
  expect(troubleSentence({ word: word!, host: 'mx.test', detail: '80:error:0A00010B:SSL routines' })).toBe(
    'mx.test does not begin with TLS on this port: choose STARTTLS, or the port for TLS.',
  )
})

it('a silent server has another likely cause with TLS than without', () => {
  expect(silenceHint('tls')).toContain('firewall')
  expect(silenceHint('none')).toContain('TLS from the start')
  expect(silenceHint('starttls')).toContain('TLS from the start')
})

import { describe, expect, it } from 'vitest'
import { classOfBounce } from './bounce-class.ts'

describe('whose fault a refusal is', () => {
  it.each([
    ['dead_address', '5.1.1', 'Final-Recipient: rfc822;maria@site.test Action: failed Status: 5.1.1'],
    ['dead_address', null, '550 Requested action not taken: mailbox unavailable'],
    ['temporary', '4.2.0', '450 Requested mail action not taken: mailbox unavailable'],
    ['dead_address', null, 'This address no longer accepts mail.'],
    ['dead_address', '5.1.1', 'Nie ma takiego użytkownika'],
    ['dead_address', null, '550 Usuário desconhecido'],
    ['blocked', '5.1.90', "550 5.1.90 you've reached your daily limit for message recipients"],
    ['blocked', null, 'Domain client.test has exceeded the max emails per hour (150/150) allowed.'],
    ['blocked', null, '554 IP=198.51.100.7 - A problem occurred.'],
    ['blocked', null, '554 the message breaks RFC 5322'],
  ])('%s (%s): %s', (bounceClass, status, diagnostic) => {
    expect(classOfBounce({ status, diagnostic })).toBe(bounceClass)
  })
})

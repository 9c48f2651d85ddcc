import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openSecret, sealSecret, SecretUnreadable, useSecretKey } from './secrets.server.ts'

const KEY = randomBytes(32)
const accountId = 'mailbox:3:smtp'
beforeEach(() => useSecretKey(KEY))

describe('a sealed password', () => {
  it('opens for its own account', () => {
    const sealed = sealSecret({ accountId, text: 'päss wörd' })
    expect(openSecret({ accountId, sealed })).toBe('päss wörd')
  })

  it('looks different each time and shows nothing', () => {
    const [a, b] = [sealSecret({ accountId, text: 'hunter2' }), sealSecret({ accountId, text: 'hunter2' })]
    expect(a).not.toBe(b)
    expect(a).not.toContain('hunter2')
  })

  it('does not open for another account', () => {
    const sealed = sealSecret({ accountId, text: 'hunter2' })
    expect(() => openSecret({ accountId: 'mailbox:4:smtp', sealed })).toThrow(SecretUnreadable)
  })

  it('does not open when a byte was changed', () => {
    const parts = sealSecret({ accountId, text: 'hunter2' }).split('.')
    const body = Buffer.from(parts[4]!, 'base64url')
    body[0]! ^= 1
    const sealed = [...parts.slice(0, 4), body.toString('base64url')].join('.')
    expect(() => openSecret({ accountId, sealed })).toThrow(SecretUnreadable)
  })

  it('does not open with another key, and opens again when the old key is at hand', () => {
    const sealed = sealSecret({ accountId, text: 'hunter2' })
    useSecretKey(randomBytes(32))
    expect(() => openSecret({ accountId, sealed })).toThrow(SecretUnreadable)
    useSecretKey(randomBytes(32), KEY)
    expect(openSecret({ accountId, sealed })).toBe('hunter2')
  })
})

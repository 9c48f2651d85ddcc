import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { useHashKeys } from '../values/keyed-hash.server.ts'

/** Format of a sealed text: version . key id . nonce . tag . cipher text, each base64url. */
const VERSION = 'v1'

type Key = { id: string; key: Buffer }
let keys: Key[] = []

/**
 * Sets the installation's key, kept outside the database; called once when a process starts.
 * @param key 32 bytes; seals and opens
 * @param older keys that may still open what they sealed
 */
export function useSecretKey(key: Buffer, ...older: Buffer[]): void {
  useHashKeys(key, ...older)
  keys = [key, ...older].map((one) => {
    if (one.length !== 32) throw new Error(`A secret key has 32 bytes; this one has ${one.length}.`)
    return { id: createHash('sha256').update(one).digest('base64url').slice(0, 8), key: one }
  })
}

/**
 * Seals a password with AES-256-GCM. The account's id is bound in: moved to another account it does not open.
 * @param accountId who it belongs to, as "mailbox:3:smtp"
 */
export function sealSecret({ accountId, text }: { accountId: string; text: string }): string {
  const [current] = keys
  if (!current) throw new Error('No secret key is set.')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', current.key, nonce)
  cipher.setAAD(bound(current.id, accountId))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    VERSION,
    current.id,
    ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
  ].join('.')
}

/** @throws SecretUnreadable when it was sealed with another key or for another account, or was changed */
export function openSecret({ accountId, sealed }: { accountId: string; sealed: string }): string {
  const [version, keyId = '', nonce = '', tag = '', body = ''] = sealed.split('.')
  const found = keys.find((one) => one.id === keyId)
  if (version !== VERSION || !found) throw new SecretUnreadable()
  try {
    const opener = createDecipheriv('aes-256-gcm', found.key, Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    })
    opener.setAAD(bound(keyId, accountId))
    opener.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([opener.update(Buffer.from(body, 'base64url')), opener.final()]).toString('utf8')
  } catch {
    throw new SecretUnreadable()
  }
}

/** The stored password cannot be opened with the key of this installation: it has to be typed in again. */
export class SecretUnreadable extends Error {
  override name = 'SecretUnreadable'
  constructor() {
    super('The stored password cannot be opened with the secret key of this installation.')
  }
}

function bound(keyId: string, accountId: string): Buffer {
  return Buffer.from(`linkwright ${VERSION} ${keyId} ${accountId}`)
}

import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Unusable, type Env } from './env.server.ts'

/**
 * The key that seals the mailboxes' passwords: from the environment, else a file (0600) beside the database,
 * made at the first start. 32 bytes, as base64 or hex.
 * @throws Unusable when it is no such key
 */
export function loadSecretKey(env: Env): Buffer {
  if (env.secretKey) return readKey(env.secretKey, 'LINKWRIGHT_SECRET_KEY')
  const file = keyFile(env)
  try {
    writeFileSync(file, randomBytes(32).toString('base64') + '\n', { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readKey(readFileSync(file, 'utf8'), file)
}

export function keyFile(env: Env): string {
  return path.join(env.dataFolder, 'secret.key')
}

function readKey(text: string, from: string): Buffer {
  const trimmed = text.trim()
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64')
  if (key.length !== 32)
    throw new Unusable(`${from} must hold 32 bytes as base64 or hex; it holds ${key.length}.`)
  return key
}

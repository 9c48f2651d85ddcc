import { hash, verify } from '@node-rs/argon2'

/** argon2id (the library's default algorithm) with OWASP's first recommended cost: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const PASSWORD_LEAST_LENGTH = 10

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Compares in constant time. An unknown user is compared against a decoy, so that both take as long. */
export async function isPasswordRight(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such user')
  const right = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'))
  return right && passwordHash !== undefined
}

let decoy: Promise<string> | undefined

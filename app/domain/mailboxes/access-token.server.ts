import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { mailboxGrants } from '#db/tables/mailboxes.ts'
import type { MailTrouble } from '#app/gateways/mail-trouble.ts'
import { refresh } from '#app/gateways/oauth.ts'
import { soon, type Scope } from '../values/scope.server.ts'
import { clientFor, openTokens, storeTokens, type Grant } from './grants.server.ts'

/** A token is renewed this long before its end. */
const EARLY_MS = 5 * 60_000
/** Whoever asks for a new token has this long; then somebody else may. */
const CLAIM_MS = 60_000
const LOOK_MS = 100
const MOST_LOOKS = 200

export type AccessToken = { ok: true; token: string } | { ok: false; trouble: MailTrouble; detail: string }

/**
 * The access token of a grant, renewed when its end is near. One process asks at a time: the others wait for what it brings,
 * because each renewal may void the refresh token of the one before.
 * @param refused a token that a server did not take: it is renewed whatever its time
 * @throws SecretUnreadable
 */
export async function accessToken(
  scope: Scope,
  { grantId, refused = null }: { grantId: number; refused?: string | null },
): Promise<AccessToken> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const grant = scope.db.select().from(mailboxGrants).where(eq(mailboxGrants.id, grantId)).get()
    if (!grant) return { ok: false, trouble: 'grant-over', detail: 'It was taken back.' }
    const { accessToken: token, refreshToken } = openTokens(grant)
    const leftMs = grant.accessUntil.getTime() - scope.now.getTime()
    if (token !== refused && leftMs > EARLY_MS) return { ok: true, token }
    if (claim(scope, grant)) return renew(scope, grant, refreshToken)
    if (token !== refused && leftMs > 0) return { ok: true, token }
    await sleep(LOOK_MS)
  }
  return { ok: false, trouble: 'server-busy', detail: 'Another process is still asking for a new token.' }
}

function claim(scope: Scope, grant: Grant): boolean {
  return (
    scope.db
      .update(mailboxGrants)
      .set({ refreshingUntil: soon(scope, { ms: CLAIM_MS }) })
      .where(
        and(
          eq(mailboxGrants.id, grant.id),
          eq(mailboxGrants.accessSecret, grant.accessSecret),
          or(isNull(mailboxGrants.refreshingUntil), lte(mailboxGrants.refreshingUntil, scope.now)),
        ),
      )
      .run().changes === 1
  )
}

async function renew(scope: Scope, grant: Grant, refreshToken: string): Promise<AccessToken> {
  const client = clientFor(grant.provider)
  const answer = client
    ? await refresh(client, { refreshToken })
    : ({ ok: false, trouble: 'client-refused', detail: '' } as const)
  if (answer.ok) {
    storeTokens(scope, grant.id, answer)
    return { ok: true, token: answer.accessToken }
  }
  scope.db.update(mailboxGrants).set({ refreshingUntil: null }).where(eq(mailboxGrants.id, grant.id)).run()
  return answer
}

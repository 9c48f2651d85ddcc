import { and, eq, isNull, lt } from 'drizzle-orm'
import { mailboxes, mailboxGrants } from '#db/tables/mailboxes.ts'
import type { GrantProvider } from '#db/vocabulary.ts'
import type { OAuthClient, Tokens } from '#app/gateways/oauth.ts'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getMailbox } from './get-mailbox.server.ts'
import { oauthClient, type Registration } from './oauth-providers.ts'
import { openSecret, sealSecret } from './secrets.server.ts'

export type Grant = typeof mailboxGrants.$inferSelect

let clients = new Map<GrantProvider, OAuthClient>()

/** Sets the installation's own registrations, kept outside the database; called once when a process starts. */
export function useRegistrations(registrations: Partial<Record<GrantProvider, Registration | null>>): void {
  clients = new Map(
    (['google', 'microsoft'] as const).flatMap((provider) => {
      const registration = registrations[provider]
      return registration ? [[provider, oauthClient(provider, registration)] as const] : []
    }),
  )
}

/** How this installation speaks to a provider; null when its owner has registered it with none. */
export function clientFor(provider: GrantProvider): OAuthClient | null {
  return clients.get(provider) ?? null
}

const DAY_MS = 24 * 60 * 60_000

/** Keeps the tokens that a person came back with until the form of the mailbox is filled in: a day. */
export function keepGrant(
  scope: Scope,
  {
    provider,
    email,
    tokens,
  }: { provider: GrantProvider; email: string; tokens: Tokens & { refreshToken: string } },
): { id: number } {
  return inTransaction(scope, (tx) => {
    tx.db
      .delete(mailboxGrants)
      .where(
        and(
          isNull(mailboxGrants.mailboxId),
          lt(mailboxGrants.createdAt, new Date(tx.now.getTime() - DAY_MS)),
        ),
      )
      .run()
    const { id } = tx.db
      .insert(mailboxGrants)
      .values({
        workspaceId: tx.workspaceId,
        provider,
        email,
        // The id is bound into the cipher, so the tokens can only be sealed once it is known.
        refreshSecret: '',
        accessSecret: '',
        accessUntil: tx.now,
        createdAt: tx.now,
      })
      .returning({ id: mailboxGrants.id })
      .get()
    storeTokens(tx, id, tokens)
    return { id }
  })
}

/** A grant that waits for the form of its mailbox, as screens may see it: without its tokens. @throws NotFound */
export function showGrant(scope: Scope, grantId: number): Pick<Grant, 'id' | 'provider' | 'email'> {
  const { id, provider, email } = waitingGrant(scope, grantId)
  return { id, provider, email }
}

/** With which providers a mailbox can sign in here. */
export function registeredProviders(): GrantProvider[] {
  return [...clients.keys()]
}

/** A grant that no mailbox has yet. @throws NotFound outside this workspace, or when a mailbox has it */
export function waitingGrant(scope: Scope, grantId: number): Grant {
  const found = scope.db
    .select()
    .from(mailboxGrants)
    .where(
      and(
        eq(mailboxGrants.workspaceId, scope.workspaceId),
        eq(mailboxGrants.id, grantId),
        isNull(mailboxGrants.mailboxId),
      ),
    )
    .get()
  if (!found) throw new NotFound('This sign-in is over. Begin again.')
  return found
}

/** Gives a grant to a mailbox; an older one of it is forgotten. The refusal that it mends is forgiven by the next test. */
export function giveGrant(
  scope: Scope,
  { grantId, mailboxId }: { grantId: number; mailboxId: number },
): void {
  inTransaction(scope, (tx) => {
    const grant = waitingGrant(tx, grantId)
    getMailbox(tx, mailboxId)
    tx.db.delete(mailboxGrants).where(eq(mailboxGrants.mailboxId, mailboxId)).run()
    tx.db.update(mailboxGrants).set({ mailboxId }).where(eq(mailboxGrants.id, grant.id)).run()
    tx.db
      .update(mailboxes)
      .set({ signsInWith: grant.provider, smtpUser: grant.email, imapUser: grant.email })
      .where(eq(mailboxes.id, mailboxId))
      .run()
    record(tx, { what: 'mailbox.changed', mailboxId, because: 'signed in anew' })
  })
}

/** The grant of a mailbox, or null. */
export function grantOf(scope: Pick<Scope, 'db'>, mailboxId: number): Grant | null {
  return scope.db.select().from(mailboxGrants).where(eq(mailboxGrants.mailboxId, mailboxId)).get() ?? null
}

/** Writes tokens down before anybody uses them: a rotated refresh token that is lost cannot be had again. */
export function storeTokens(scope: Scope, grantId: number, tokens: Tokens): void {
  scope.db
    .update(mailboxGrants)
    .set({
      accessSecret: sealSecret({ accountId: `grant:${grantId}:access`, text: tokens.accessToken }),
      ...(tokens.refreshToken
        ? {
            refreshSecret: sealSecret({ accountId: `grant:${grantId}:refresh`, text: tokens.refreshToken }),
          }
        : {}),
      accessUntil: new Date(scope.now.getTime() + tokens.expiresInMs),
      refreshingUntil: null,
    })
    .where(eq(mailboxGrants.id, grantId))
    .run()
}

/** @throws SecretUnreadable */
export function openTokens(grant: Grant): { accessToken: string; refreshToken: string } {
  return {
    accessToken: openSecret({ accountId: `grant:${grant.id}:access`, sealed: grant.accessSecret }),
    refreshToken: openSecret({ accountId: `grant:${grant.id}:refresh`, sealed: grant.refreshSecret }),
  }
}

import { and, eq } from 'drizzle-orm'
import { providerKeys } from '#db/tables/provider-keys.ts'
import { record } from '../activity/record.server.ts'
import { openSecret, sealSecret, SecretUnreadable } from '../mailboxes/secrets.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

export type ProviderAccount = { key: string | null; endpoint: string | null; model?: string | null }

/** The services at which the team has an account, without their keys. */
export function listProviders(
  scope: Scope,
): { provider: string; endpoint: string | null; model: string | null; createdAt: Date }[] {
  return scope.db
    .select({
      provider: providerKeys.provider,
      endpoint: providerKeys.endpoint,
      model: providerKeys.model,
      createdAt: providerKeys.createdAt,
    })
    .from(providerKeys)
    .where(eq(providerKeys.workspaceId, scope.workspaceId))
    .all()
}

/** Keeps the account at a service in place of the one before. The key is sealed and never shown again. */
export function setProvider(
  scope: Scope,
  { provider, key, endpoint, model = null }: ProviderAccount & { provider: string },
): void {
  inTransaction(scope, (tx) => {
    tx.db.delete(providerKeys).where(ours(tx, provider)).run()
    tx.db
      .insert(providerKeys)
      .values({
        workspaceId: tx.workspaceId,
        provider,
        endpoint,
        model,
        secret: key && sealSecret({ accountId: accountId(tx, provider), text: key }),
        createdAt: tx.now,
      })
      .run()
    record(tx, { what: 'provider.set', data: { provider } })
  })
}

export function removeProvider(scope: Scope, { provider }: { provider: string }): void {
  inTransaction(scope, (tx) => {
    tx.db.delete(providerKeys).where(ours(tx, provider)).run()
    record(tx, { what: 'provider.removed', data: { provider } })
  })
}

/**
 * The account in the clear, for asking. Null when there is none, or its key was sealed by another installation: then it
 * has to be typed in again.
 */
export function providerAccount(scope: Scope, { provider }: { provider: string }): ProviderAccount | null {
  const row = scope.db.select().from(providerKeys).where(ours(scope, provider)).get()
  if (!row) return null
  try {
    const key = row.secret && openSecret({ accountId: accountId(scope, provider), sealed: row.secret })
    return { key, endpoint: row.endpoint, model: row.model }
  } catch (error) {
    if (error instanceof SecretUnreadable) return null
    throw error
  }
}

/** Bound into the cipher: a key that is moved to another team or service does not open. */
function accountId({ workspaceId }: Scope, provider: string): string {
  return `provider:${workspaceId}:${provider}`
}

function ours(scope: Scope, provider: string) {
  return and(eq(providerKeys.workspaceId, scope.workspaceId), eq(providerKeys.provider, provider))
}

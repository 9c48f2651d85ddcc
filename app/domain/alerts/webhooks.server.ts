import { and, asc, desc, eq } from 'drizzle-orm'
import { alerts, webhookDeliveries, webhooks } from '#db/tables/alerts.ts'
import type { AlertKind } from '#db/vocabulary.ts'
import { record } from '../activity/record.server.ts'
import { openSecret, sealSecret } from '../mailboxes/secrets.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { resolveAlerts } from './raise.server.ts'

export type WebhookRow = typeof webhooks.$inferSelect

/** The webhooks of the workspace, without their secrets. */
export function listWebhooks(scope: Scope) {
  return scope.db
    .select(SHOWN)
    .from(webhooks)
    .where(eq(webhooks.workspaceId, scope.workspaceId))
    .orderBy(asc(webhooks.id))
    .all()
}

/** One of them. @throws NotFound outside this workspace */
export function getWebhook(scope: Scope, webhookId: number) {
  const found = scope.db.select(SHOWN).from(webhooks).where(ours(scope, webhookId)).get()
  if (!found) throw new NotFound('There is no such webhook.')
  return found
}

/** Adds an address that hears of these alerts. The secret is sealed and never shown again. */
export function addWebhook(
  scope: Scope,
  { url, secret, kinds }: { url: string; secret: string; kinds: AlertKind[] },
): { id: number } {
  return inTransaction(scope, (tx) => {
    const { id } = tx.db
      .insert(webhooks)
      // The id is bound into the cipher, so the secret can only be sealed once it is known.
      .values({ workspaceId: tx.workspaceId, url, kinds, secret: '', createdAt: tx.now })
      .returning({ id: webhooks.id })
      .get()
    setSecret(tx, id, secret)
    record(tx, { what: 'webhook.added', data: { url } })
    return { id }
  })
}

/** Changes a webhook; an empty secret keeps the one it has. */
export function changeWebhook(
  scope: Scope,
  { webhookId, url, secret, kinds }: { webhookId: number; url: string; secret: string; kinds: AlertKind[] },
): void {
  inTransaction(scope, (tx) => {
    getWebhook(tx, webhookId)
    tx.db.update(webhooks).set({ url, kinds }).where(eq(webhooks.id, webhookId)).run()
    if (secret) setSecret(tx, webhookId, secret)
  })
}

/** Takes a webhook away, with its log. */
export function removeWebhook(scope: Scope, { webhookId }: { webhookId: number }): void {
  inTransaction(scope, (tx) => {
    const { url } = getWebhook(tx, webhookId)
    resolveAlerts(tx, { subject: webhookKey(webhookId) })
    tx.db.delete(webhooks).where(eq(webhooks.id, webhookId)).run()
    record(tx, { what: 'webhook.removed', data: { url } })
  })
}

/** Switches a webhook on again after it was switched off for failing. */
export function enableWebhook(scope: Scope, { webhookId }: { webhookId: number }): void {
  inTransaction(scope, (tx) => {
    getWebhook(tx, webhookId)
    tx.db
      .update(webhooks)
      .set({ disabledAt: null, disabledBecause: null, failingSince: null })
      .where(eq(webhooks.id, webhookId))
      .run()
    resolveAlerts(tx, { subject: webhookKey(webhookId) })
  })
}

/** Puts a test message in line, like any other. */
export function testWebhook(scope: Scope, { webhookId }: { webhookId: number }): { id: number } {
  getWebhook(scope, webhookId)
  return scope.db
    .insert(webhookDeliveries)
    .values({ workspaceId: scope.workspaceId, webhookId, dueAt: scope.now, createdAt: scope.now })
    .returning({ id: webhookDeliveries.id })
    .get()
}

/** Sends a message once more, with the same body and id. @throws NotFound when this webhook has no such message */
export function redeliver(
  scope: Scope,
  { webhookId, deliveryId }: { webhookId: number; deliveryId: number },
): void {
  const { changes } = scope.db
    .update(webhookDeliveries)
    .set({ state: 'waiting', dueAt: scope.now, attemptCount: 0, claimedUntil: null })
    .where(
      and(
        eq(webhookDeliveries.workspaceId, scope.workspaceId),
        eq(webhookDeliveries.webhookId, webhookId),
        eq(webhookDeliveries.id, deliveryId),
      ),
    )
    .run()
  if (changes === 0) throw new NotFound('There is no such message.')
}

/** What was sent to a webhook and what came of it, newest first. */
export function deliveryLog(scope: Scope, { webhookId, limit = 50 }: { webhookId: number; limit?: number }) {
  return scope.db
    .select({
      id: webhookDeliveries.id,
      kind: alerts.kind,
      title: alerts.title,
      body: webhookDeliveries.body,
      state: webhookDeliveries.state,
      dueAt: webhookDeliveries.dueAt,
      attemptCount: webhookDeliveries.attemptCount,
      lastAt: webhookDeliveries.lastAt,
      lastHeaders: webhookDeliveries.lastHeaders,
      lastStatus: webhookDeliveries.lastStatus,
      lastAnswer: webhookDeliveries.lastAnswer,
      lastBecause: webhookDeliveries.lastBecause,
      durationMs: webhookDeliveries.durationMs,
      createdAt: webhookDeliveries.createdAt,
    })
    .from(webhookDeliveries)
    .leftJoin(alerts, eq(alerts.id, webhookDeliveries.alertId))
    .where(
      and(eq(webhookDeliveries.workspaceId, scope.workspaceId), eq(webhookDeliveries.webhookId, webhookId)),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit)
    .all()
}

/** Names a webhook: as the subject of its alert, and bound into the cipher of its secret. */
export function webhookKey(webhookId: number): string {
  return `webhook:${webhookId}`
}

/** The secret in the clear, for signing. @throws SecretUnreadable */
export function secretOf({ id, secret }: Pick<WebhookRow, 'id' | 'secret'>): string {
  return openSecret({ accountId: webhookKey(id), sealed: secret })
}

function setSecret(tx: Scope, webhookId: number, text: string): void {
  const secret = sealSecret({ accountId: webhookKey(webhookId), text })
  tx.db.update(webhooks).set({ secret }).where(eq(webhooks.id, webhookId)).run()
}

const SHOWN = {
  id: webhooks.id,
  url: webhooks.url,
  kinds: webhooks.kinds,
  failingSince: webhooks.failingSince,
  disabledAt: webhooks.disabledAt,
  disabledBecause: webhooks.disabledBecause,
}

function ours(scope: Scope, webhookId: number) {
  return and(eq(webhooks.workspaceId, scope.workspaceId), eq(webhooks.id, webhookId))
}

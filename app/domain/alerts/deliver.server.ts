import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { alerts, webhookDeliveries, webhooks } from '#db/tables/alerts.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { SecretUnreadable } from '../mailboxes/secrets.server.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { linksOfAlerts } from './evidence.server.ts'
import { raiseAlert, resolveAlerts } from './raise.server.ts'
import { signatureOf } from './signature.ts'
import { webhookBody } from './webhook-body.ts'
import { afterDelivery, hasFailedLong, type Attempt } from './webhook-retry.ts'
import { secretOf, webhookKey, type WebhookRow } from './webhooks.server.ts'

type Delivery = typeof webhookDeliveries.$inferSelect
type Claimed = { delivery: Delivery; webhook: WebhookRow; body: string }

/** A web server is given half a minute; a crash frees the message after this. */
const LEASE_MS = 120_000
/** Of an answer only its beginning is kept, for people. */
const ANSWER_BYTES = 2_000

/**
 * Sends what is due to webhooks, side by side, and writes down what came of it. Safe to repeat: a message may arrive twice, under
 * the same id.
 * @param publicUrl where people reach the installation, for links to the evidence
 * @param wall the machine's time, which goes under the signature: receivers compare it with theirs
 * @returns how many were tried
 */
export async function deliverDue(
  scope: Scope,
  {
    web,
    publicUrl,
    atMost = 20,
    wall = () => new Date(),
    tell = () => tellTime(scope.db),
  }: {
    web: Pick<Web, 'get'>
    publicUrl: string | null
    atMost?: number
    wall?: () => Date
    tell?: () => { now: Date; tempo: number }
  },
): Promise<number> {
  const due = dueDeliveries(scope, atMost).flatMap((row) => claim(scope, row, publicUrl) ?? [])
  await Promise.all(
    due.map(async (claimed) => {
      const sent = await send(web, claimed, wall())
      const after = { ...scope, ...tell() }
      inTransaction(after, (tx) => settle(tx, claimed, sent))
    }),
  )
  return due.length
}

function dueDeliveries(scope: Scope, atMost: number) {
  return scope.db
    .select({ delivery: webhookDeliveries, webhook: webhooks })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(
      and(
        eq(webhookDeliveries.workspaceId, scope.workspaceId),
        eq(webhookDeliveries.state, 'waiting'),
        lte(webhookDeliveries.dueAt, scope.now),
        isFree(scope),
        isNull(webhooks.disabledAt),
      ),
    )
    .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.id))
    .limit(atMost)
    .all()
}

/** Takes the message, and writes its body if this is the first attempt: what grew until now is in it. */
function claim(
  scope: Scope,
  { delivery, webhook }: { delivery: Delivery; webhook: WebhookRow },
  publicUrl: string | null,
): Claimed | null {
  return inTransaction(scope, (tx) => {
    const body = delivery.body ?? writeBody(tx, delivery, publicUrl)
    const taken = tx.db
      .update(webhookDeliveries)
      .set({ body, claimedUntil: soon(tx, { ms: LEASE_MS }) })
      .where(and(eq(webhookDeliveries.id, delivery.id), eq(webhookDeliveries.state, 'waiting'), isFree(tx)))
      .run()
    return taken.changes === 1 ? { delivery, webhook, body } : null
  })
}

function writeBody(tx: Scope, { id, alertId, createdAt }: Delivery, publicUrl: string | null): string {
  const workspace = tx.db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.id, tx.workspaceId))
    .get()!
  const alert = alertId === null ? null : tx.db.select().from(alerts).where(eq(alerts.id, alertId)).get()!
  const links = alert ? linksOfAlerts(tx, { alertIds: [alert.id] }) : []
  return webhookBody({ deliveryId: id, createdAt, workspace, alert, links, publicUrl })
}

type Sent = {
  attempt: Attempt
  headers: Record<string, string>
  answer: string | null
  durationMs: number | null
}

async function send(web: Pick<Web, 'get'>, { delivery, webhook, body }: Claimed, at: Date): Promise<Sent> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'Linkwright-Webhook',
    'linkwright-event': (JSON.parse(body) as { event: string }).event,
    'linkwright-delivery': String(delivery.id),
  }
  try {
    headers['linkwright-signature'] = signatureOf({ secret: secretOf(webhook), body, at })
  } catch (error) {
    if (!(error instanceof SecretUnreadable)) throw error
    const because = 'its secret cannot be opened with the key of this installation: enter it again'
    return { attempt: { kind: 'no-answer', because }, headers, answer: null, durationMs: null }
  }
  const got = await web.get(webhook.url, {
    method: 'POST',
    headers,
    content: Buffer.from(body),
    maxBytes: ANSWER_BYTES,
    goesOn: () => false,
  })
  if (!got.ok) {
    const because = got.failure === 'closed_address' ? CLOSED : `no answer: ${got.detail}`
    return { attempt: { kind: 'no-answer', because }, headers, answer: null, durationMs: got.durationMs }
  }
  return {
    attempt: { kind: 'answered', status: got.status },
    headers,
    answer: got.body?.bytes.toString('utf8') ?? null,
    durationMs: got.durationMs,
  }
}

const CLOSED =
  'it stands at a private address; whoever hosts Linkwright can allow it with LINKWRIGHT_ALLOW_NETWORKS'

function settle(tx: Scope, { delivery, webhook }: Claimed, sent: Sent): void {
  const attemptCount = delivery.attemptCount + 1
  const outcome = afterDelivery(sent.attempt, attemptCount)
  tx.db
    .update(webhookDeliveries)
    .set({
      attemptCount,
      state: outcome.isDelivered ? 'delivered' : outcome.waitMs === null ? 'failed' : 'waiting',
      dueAt: outcome.waitMs === null ? null : soon(tx, { ms: outcome.waitMs }),
      claimedUntil: null,
      lastAt: tx.now,
      lastHeaders: sent.headers,
      lastStatus: sent.attempt.kind === 'answered' ? sent.attempt.status : null,
      lastAnswer: sent.answer,
      lastBecause: outcome.because,
      durationMs: sent.durationMs === null ? null : Math.round(sent.durationMs),
    })
    .where(eq(webhookDeliveries.id, delivery.id))
    .run()
  const own = eq(webhooks.id, webhook.id)
  if (outcome.isDelivered) {
    tx.db.update(webhooks).set({ failingSince: null }).where(own).run()
    resolveAlerts(tx, { subject: webhookKey(webhook.id), kinds: ['webhook_trouble'] })
    return
  }
  const failingSince = webhook.failingSince ?? tx.now
  const isOver = outcome.isGone || hasFailedLong(failingSince, tx.now, tx.tempo)
  const off = isOver ? { disabledAt: tx.now, disabledBecause: outcome.because } : {}
  tx.db
    .update(webhooks)
    .set({ failingSince, ...off })
    .where(own)
    .run()
  if (!isOver && outcome.waitMs !== null) return
  raiseAlert(tx, {
    kind: 'webhook_trouble',
    subject: webhookKey(webhook.id),
    title: isOver
      ? `The webhook to ${new URL(webhook.url).host} is switched off`
      : `A message to the webhook at ${new URL(webhook.url).host} is given up`,
    because:
      isOver && !outcome.isGone
        ? `Nothing arrived for three days; the last try: ${outcome.because}.`
        : `${outcome.because}.`,
  })
}

function isFree(scope: Scope) {
  return or(isNull(webhookDeliveries.claimedUntil), lte(webhookDeliveries.claimedUntil, scope.now))
}

import { deliver, type DeliveryPoint } from '#app/gateways/smtp/deliver.ts'
import type { Delivery } from '#app/gateways/smtp/outcome.ts'
import { smtpSettings, type Mailbox } from '../mailboxes/connection.server.ts'
import { SecretUnreadable } from '../mailboxes/secrets.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { advance, type OutboxRow } from './lease.server.ts'

/** Reads the product's time anew: an attempt may take minutes. */
export type Tell = () => Pick<Scope, 'now' | 'tempo'>

/**
 * One attempt with the stored bytes. "May have left" is written when the server has agreed to take the body and before its first
 * byte is given away; if that cannot be written, nothing leaves.
 * @throws LeaseLost when the row was taken back or over before that line
 */
export async function attempt(
  scope: Scope,
  {
    row,
    mailbox,
    workerId,
    tell,
    at = () => {},
  }: { row: OutboxRow; mailbox: Mailbox; workerId: string; tell: Tell; at?: (point: DeliveryPoint) => void },
): Promise<Delivery> {
  if (!row.mime) throw new Error('A message is built before it is sent.')
  const lease = { outboxId: row.id, workerId }
  let settings
  try {
    settings = smtpSettings(mailbox)
  } catch (error) {
    if (error instanceof SecretUnreadable) return { outcome: 'bad-credentials', detail: error.message }
    throw error
  }
  advance(scope, { ...lease, from: 'built' }, { state: 'sending' })
  return deliver(settings, {
    from: mailbox.email,
    to: row.toAddress,
    mime: row.mime,
    onBody: () =>
      advance(scope, { ...lease, from: 'sending' }, { state: 'may_have_left', mayHaveLeftAt: tell().now }),
    at,
  })
}

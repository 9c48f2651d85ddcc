import { deliver, type DeliveryPoint } from '#app/gateways/smtp/deliver.ts'
import type { Delivery } from '#app/gateways/smtp/outcome.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { signedIn } from '../mailboxes/sign-in.server.ts'
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
  const { mime } = row
  let from: 'built' | 'sending' = 'built'
  const sent = await signedIn(
    scope,
    { mailbox, side: 'smtp' },
    (server) => {
      advance(scope, { ...lease, from }, { state: 'sending' })
      from = 'sending'
      return deliver(server, {
        from: mailbox.email,
        to: row.toAddress,
        mime,
        onBody: () =>
          advance(
            scope,
            { ...lease, from: 'sending' },
            { state: 'may_have_left', mayHaveLeftAt: tell().now },
          ),
        at,
      })
    },
    (delivery) => delivery.outcome === 'grant-over',
  )
  if (sent.ok) return sent.result
  const { trouble, detail } = sent
  return { outcome: trouble === 'lost' ? 'lost-before-data' : trouble, detail }
}

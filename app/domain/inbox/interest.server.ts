import { machineSign } from './auto-reply.ts'
import { mayBeDeliveryReport } from './bounce.ts'
import { contactOf, correspondent } from './correspondents.server.ts'
import { citedIds, gather, threadOf } from './gather.server.ts'
import { headerOf, type Headers } from './headers.ts'
import { match } from './match.ts'
import type { Envelope } from './read-message.ts'
import type { Scope } from '../values/scope.server.ts'

/**
 * Does a message of somebody we know concern us, by its headers alone? Only then is its body fetched; of the rest nothing is
 * kept but a key. In doubt it is fetched, and the body decides.
 */
export function concernsUs(
  scope: Scope,
  { envelope, mailboxId, arrivedAt }: { envelope: Envelope; mailboxId: number; arrivedAt: Date },
): boolean {
  if (match(envelope, gather(scope, { mailboxId, envelope }), arrivedAt)) return true
  if (threadOf(scope, citedIds(envelope))) return true
  return isPersonal(envelope) && correspondent(scope, envelope.from?.address ?? '') !== null
}

/** Might it be a delivery report or a complaint? Those come from anywhere and tell only inside whom they are about. */
export function mayBeReport(envelope: Envelope): boolean {
  return mayBeDeliveryReport(envelope) || mayBeComplaint(envelope.headers, envelope.subject)
}

/** Our own mail to somebody we know, written wherever. */
export function isToContact(scope: Scope, { recipients }: Envelope): boolean {
  return recipients.some((address) => contactOf(scope, address) !== null)
}

/** Written to us by a person, as far as headers tell: no list, no machine. */
export function isPersonal(envelope: Envelope): boolean {
  const { headers } = envelope
  const isList = ['list-id', 'list-unsubscribe', 'feedback-id', 'x-campaign-id'].some(
    (name) => headerOf(headers, name) !== '',
  )
  return !isList && machineSign(envelope) === null
}

function mayBeComplaint(headers: Headers, subject: string): boolean {
  return (
    /feedback-report/i.test(headerOf(headers, 'content-type')) ||
    /^\s*complaint about message from /i.test(subject) ||
    headerOf(headers, 'x-amz-sns-message-id') !== ''
  )
}

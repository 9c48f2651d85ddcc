import { DateTime } from 'luxon'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { correspondent, ownAddresses } from './correspondents.server.ts'
import type { Arrival } from './file-incoming.server.ts'
import { citedIds, gather, threadOf } from './gather.server.ts'
import { isPersonal } from './interest.server.ts'
import { match, type Match } from './match.ts'
import { onAutoReply } from './on-auto-reply.server.ts'
import { onBounce } from './on-bounce.server.ts'
import { isOurCopy, onOwn } from './on-own.server.ts'
import { onComplaint, onUnsubscribe, optOutStranger } from './on-refusal.server.ts'
import { onReply } from './on-reply.server.ts'
import { onAcquaintance, onPossibleReply } from './on-unmatched.server.ts'
import { readMessage } from './read-message.ts'
import { sort, type Sorted } from './sort.ts'
import { threadForSent, type Thread } from './thread-for.server.ts'

export type Delivered = {
  mailboxId: number
  folder: string
  uid: number
  /** When the server took it; never later than now. */
  arrivedAt: Date
  raw: Buffer
}

/**
 * Takes one message in: says what it is and to whom it belongs, and does what follows, all in the caller's transaction.
 * Called once for each message. Mail that concerns nobody here leaves no trace.
 */
export function receive(scope: Scope, delivered: Delivered): void {
  const message = readMessage(delivered.raw)
  const { mailboxId, arrivedAt } = delivered
  const found = match(
    message,
    gather(scope, { mailboxId, envelope: message, enclosedId: enclosedId(message) }),
    arrivedAt,
  )
  const stored = found ? null : threadOf(scope, citedIds(message))
  const isOwnAddress = ownAddresses(scope)
  const today =
    DateTime.fromJSDate(scope.now, { zone: getMailbox(scope, mailboxId).timeZone }).toISODate() ?? ''
  const sorted = sort(message, { isOwnAddress, relates: found !== null || stored !== null }, today)
  const arrival: Arrival = { ...delivered, message, visible: sorted.visible, quoted: sorted.quoted }
  dispatch(scope, arrival, sorted, { found, stored })
}

type Belongs = { found: Match | null; stored: Thread | null }

function dispatch(scope: Scope, arrival: Arrival, sorted: Sorted, belongs: Belongs): void {
  const { message } = arrival
  switch (sorted.kind) {
    case 'bounce':
    case 'delivered':
      return void onBounce(scope, arrival, sorted.report)
    case 'complaint':
      return void onComplaint(scope, arrival, sorted.complaint)
    case 'own':
      if (!isOurCopy(scope, message)) onOwn(scope, arrival)
      return
    case 'auto_reply': {
      const place = placeOf(scope, belongs)
      if (place) onAutoReply(scope, arrival, { ...place, auto: sorted.auto })
      return
    }
    case 'unsubscribe': {
      const place = placeOf(scope, belongs)
      if (place) onUnsubscribe(scope, arrival, { ...place, wish: sorted.wish })
      else if (message.from) optOutStranger(scope, { address: message.from.address, wish: sorted.wish })
      return
    }
    case 'reply':
      return person(scope, arrival, belongs)
    case 'unrelated':
      return stranger(scope, arrival)
  }
}

/** A human message with some tie to ours. */
function person(scope: Scope, arrival: Arrival, belongs: Belongs): void {
  if (belongs.found?.certainty === 'possible') return onPossibleReply(scope, arrival, belongs.found)
  const place = placeOf(scope, belongs)
  if (place) onReply(scope, arrival, place)
}

/** A human message without any: kept only when it comes from a site that we are in touch with. */
function stranger(scope: Scope, arrival: Arrival): void {
  const address = arrival.message.from?.address ?? ''
  const known = isPersonal(arrival.message) ? correspondent(scope, address) : null
  if (known) onAcquaintance(scope, arrival, known)
}

/** The thread of what was matched for certain. */
function placeOf(scope: Scope, { found, stored }: Belongs) {
  if (found?.certainty === 'certain')
    return { thread: threadForSent(scope, found.sent), sent: found.sent, because: found.because }
  return stored ? { thread: stored, sent: null, because: 'it answers a message of this conversation' } : null
}

/** The id of an original that is enclosed as a message of its own. */
function enclosedId(message: ReturnType<typeof readMessage>): string | null {
  const enclosed = message.root.parts
    .flatMap((part) => [part, ...part.parts])
    .find((part) => part.type === 'message/rfc822')
  const inner = enclosed?.parts[0]?.headers.find((header) => header.name === 'message-id')?.value
  return inner?.replace(/[<>\s]/g, '') ?? null
}

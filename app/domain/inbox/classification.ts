import type { BounceClass, MessageKind, ReplyClass } from '#db/vocabulary.ts'
import type { Day } from './back-on.ts'
import type { IncomingMessage } from './read-message.ts'
import { proposeClass } from './reply-class.ts'
import { sort, type Sorted } from './sort.ts'

/** What one message is, in the words of the command line; what does not apply is null. */
export type Classification = {
  kind: MessageKind
  bounce: {
    action: 'failed' | 'delayed'
    class: BounceClass
    recipients: { address: string; status: string | null; diagnostic: string }[]
    original_message_id: string | null
  } | null
  auto: { back_on: Day | null; left_company: boolean } | null
  reply: { text: string } | null
  ids: { message_id: string | null; in_reply_to: string[]; references: string[] }
  class: ReplyClass | null
}

/**
 * Sorts one message as the inbox does, without a database.
 * @param ours our Message-IDs and addresses in lower case, brackets off; null when nobody gave them: then every
 *   person's mail counts as a reply
 * @param today the day it came, for dates without a year
 */
export function classifyMessage(
  message: IncomingMessage,
  ours: ReadonlySet<string> | null,
  today: Day,
): Classification {
  const cited = [...message.inReplyTo, ...message.references]
  const relates = ours === null || cited.some((id) => ours.has(id.toLowerCase()))
  const sorted = sort(message, { isOwnAddress: (address) => ours?.has(address) ?? false, relates }, today)
  const { kind } = sorted
  return {
    kind,
    bounce: bounceOf(sorted),
    auto:
      sorted.kind === 'auto_reply'
        ? { back_on: sorted.auto.backOn, left_company: sorted.auto.leftCompany }
        : null,
    reply: kind === 'reply' || kind === 'unsubscribe' ? { text: sorted.visible } : null,
    ids: { message_id: message.messageId, in_reply_to: message.inReplyTo, references: message.references },
    class: classOf(sorted),
  }
}

function bounceOf(sorted: Sorted): Classification['bounce'] {
  if (sorted.kind !== 'bounce' || sorted.report.action === 'delivered') return null
  const { action, recipients, originalMessageId } = sorted.report
  return {
    action,
    class: recipients[0]?.bounceClass ?? 'other',
    recipients: recipients.map(({ address, status, diagnostic }) => ({ address, status, diagnostic })),
    original_message_id: originalMessageId,
  }
}

function classOf(sorted: Sorted): ReplyClass | null {
  if (sorted.kind === 'reply') return proposeClass(sorted.visible).replyClass
  if (sorted.kind === 'auto_reply') return sorted.auto.isAbsence ? 'out_of_office' : 'auto_reply'
  return sorted.kind === 'bounce' || sorted.kind === 'unsubscribe' ? sorted.kind : null
}

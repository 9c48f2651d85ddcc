import type { MessageKind } from '#db/vocabulary.ts'
import { readAutoReply, type AutoReply } from './auto-reply.ts'
import type { Day } from './back-on.ts'
import { readDeliveryReport, type DeliveryReport } from './bounce.ts'
import { readComplaint, type Complaint } from './complaint.ts'
import type { IncomingMessage } from './read-message.ts'
import { readSesNotification } from './ses-notification.ts'
import { unsubscribeWish } from './unsubscribe-wish.ts'
import { visibleText } from './visible-text.ts'

export type Ours = {
  /** Is it one of our own addresses or aliases? */
  isOwnAddress: (address: string) => boolean
  /** Does the message belong to one of our conversations (rules of `match`)? */
  relates: boolean
}

export type Sorted = { kind: MessageKind; visible: string; quoted: string } & (
  | { kind: 'bounce' | 'delivered'; report: DeliveryReport }
  | { kind: 'complaint'; complaint: Complaint }
  | { kind: 'auto_reply'; auto: AutoReply }
  | { kind: 'unsubscribe'; wish: string }
  | { kind: 'own' | 'reply' | 'unrelated' }
)

/**
 * Says what an incoming message is, in the order of the mail rules (4): delivery report, complaint, automatic reply,
 * unsubscribe wish, own message, human reply, unrelated. A report of a delay comes as `bounce` too, and says
 * `delayed`: it is a note and must not be counted.
 * @param today the day it came, for dates without a year
 */
export function sort(message: IncomingMessage, { isOwnAddress, relates }: Ours, today: Day): Sorted {
  const said = visibleText(message.text)
  const ses = readSesNotification(message)
  const report = ses && 'report' in ses ? ses.report : readDeliveryReport(message)
  if (report) return { ...said, kind: report.action === 'delivered' ? 'delivered' : 'bounce', report }
  const complaint = ses && 'complaint' in ses ? ses.complaint : readComplaint(message)
  if (complaint) return { ...said, kind: 'complaint', complaint }
  const isOwn = message.from !== null && isOwnAddress(message.from.address)
  const auto = isOwn ? null : readAutoReply(message, today)
  if (auto) return { ...said, kind: 'auto_reply', auto }
  const wish = isOwn ? null : unsubscribeWish({ subject: message.subject, visible: said.visible })
  if (wish) return { ...said, kind: 'unsubscribe', wish }
  if (isOwn) return { ...said, kind: 'own' }
  return { ...said, kind: relates ? 'reply' : 'unrelated' }
}

import { emailSite } from '../values/email-address.ts'
import { isFreeMail } from '../values/free-mail.ts'
import { baseSubject, type Envelope } from './read-message.ts'

/** One of our sent messages, as far as matching needs it. */
export type Sent = {
  outboxId: number
  threadId: number | null
  contactId: number | null
  prospectId: number | null
  enrolmentId: number | null
  toAddress: string
  subject: string
  leftAt: Date
  enrolmentIsLive: boolean
}

/** What the records say about a message, gathered by id, address and domain in this mailbox. */
export type Known = {
  /** Our message whose private token stands in a recipient address or the subject. */
  byToken: Sent | null
  /** Our messages that are cited, the newest citation first. */
  byIds: Sent[]
  /** Our message that is enclosed: forwarded back, or in a report. */
  byEnclosed: Sent | null
  /** Our messages to the sender's very address, newest first. */
  bySender: Sent[]
  /** Our messages to the sender's organisation, newest first; none for free-mail hosts. */
  byDomain: Sent[]
}

export type Match = {
  sent: Sent
  /** `possible`: a person must confirm; until then the sequence waits. */
  certainty: 'certain' | 'possible'
  because: string
}

/**
 * Which of our messages this one answers, in the order of the mail rules (3.4): token, cited ids, enclosed original,
 * sender with a live enrolment, same organisation and subject. The subject alone is never enough.
 * @param arrivedAt instant at which the server took it
 */
export function match(envelope: Envelope, known: Known, arrivedAt: Date): Match | null {
  const sender = envelope.from?.address ?? ''
  if (known.byToken) return certain(known.byToken, 'its address carries our private token')
  const cited = ofTheSender(sender, known.byIds)
  if (cited && !isSomebodyElses(sender, cited, known.bySender))
    return certain(cited, citedWords(sender, cited))
  if (known.byEnclosed) return certain(known.byEnclosed, 'our message is enclosed in it')
  const earlier = (sent: Sent) => sent.leftAt <= arrivedAt
  const written = known.bySender.filter(earlier)
  const bySender = written.find((sent) => sent.enrolmentIsLive) ?? written[0]
  if (bySender) return certain(bySender, `${sender} is the person we wrote to`)
  const subject = baseSubject(envelope.subject)
  const byDomain = known.byDomain
    .filter(earlier)
    .find((sent) => baseSubject(sent.subject) === subject && subject !== '')
  if (byDomain)
    return {
      sent: byDomain,
      certainty: 'possible',
      because: `the sender is at ${emailSite(sender)} and the subject is ours, but it cites none of our messages`,
    }
  return null
}

/** Of several cited messages the sender's own, else a colleague's, else the newest: an assistant answers for both. */
function ofTheSender(sender: string, cited: Sent[]): Sent | undefined {
  const own = cited.find((sent) => sent.toAddress === sender)
  if (own) return own
  const site = sender.includes('@') ? emailSite(sender) : ''
  const colleagues = cited.find((sent) => !isFreeMail(site) && emailSite(sent.toAddress) === site)
  return colleagues ?? cited[0]
}

/** True when a citation gives way to the sender's own conversation: another organisation, written to as well. */
function isSomebodyElses(sender: string, cited: Sent, bySender: Sent[]): boolean {
  return (
    bySender.length > 0 &&
    cited.toAddress !== sender &&
    emailSite(cited.toAddress) !== emailSite(sender) &&
    bySender.some((sent) => sent.contactId !== cited.contactId)
  )
}

function citedWords(sender: string, cited: Sent): string {
  return cited.toAddress === sender
    ? 'it answers our message by its Message-ID'
    : `${sender || 'somebody'} answers our message to ${cited.toAddress} by its Message-ID`
}

function certain(sent: Sent, because: string): Match {
  return { sent, certainty: 'certain', because }
}

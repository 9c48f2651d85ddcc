import { nameFor } from '../chance.ts'
import type { Letter } from '../people/memory.ts'

type Failed = { letter: Letter; at: number; host: string; messageId: string }

/** A delivery report as a mail server writes it (RFC 3464, 6522): words, the machine's part, and the original's head. */
export function deliveryReport({ letter, at, host, messageId }: Failed): Buffer {
  const boundary = `${nameFor(0, messageId).toUpperCase()}/mx.${host}`
  const diagnostic = `550 5.1.1 <${letter.envelopeTo}>: Recipient address rejected: User unknown in local recipient table`
  const date = (ms: number) => new Date(ms).toUTCString().replace('GMT', '+0000')
  const lines = [
    `Date: ${date(at)}`,
    `From: Mail Delivery System <MAILER-DAEMON@mx.${host}>`,
    `Subject: Undelivered Mail Returned to Sender`,
    `To: ${letter.envelopeFrom}`,
    `Auto-Submitted: auto-replied`,
    `MIME-Version: 1.0`,
    `Content-Type: multipart/report; report-type=delivery-status;`,
    `\tboundary="${boundary}"`,
    `Message-ID: ${messageId}`,
    ``,
    `This is a MIME-encapsulated message.`,
    ``,
    `--${boundary}`,
    `Content-Description: Notification`,
    `Content-Type: text/plain; charset=us-ascii`,
    ``,
    `This is the mail system at host mx.${host}.`,
    ``,
    `I'm sorry to have to inform you that your message could not`,
    `be delivered to one or more recipients. It's attached below.`,
    ``,
    `<${letter.envelopeTo}>: host mx.${host} said: ${diagnostic} (in reply to RCPT TO command)`,
    ``,
    `--${boundary}`,
    `Content-Description: Delivery report`,
    `Content-Type: message/delivery-status`,
    ``,
    `Reporting-MTA: dns; mx.${host}`,
    `Arrival-Date: ${date(letter.at)}`,
    ``,
    `Final-Recipient: rfc822; ${letter.envelopeTo}`,
    `Original-Recipient: rfc822;${letter.envelopeTo}`,
    `Action: failed`,
    `Status: 5.1.1`,
    `Remote-MTA: dns; mx.${host}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    ``,
    `--${boundary}`,
    `Content-Description: Undelivered Message Headers`,
    `Content-Type: text/rfc822-headers`,
    ``,
    `From: ${ascii(letter.fromName)} <${letter.from}>`,
    `To: ${letter.envelopeTo}`,
    `Subject: ${ascii(letter.subject)}`,
    `Message-ID: ${letter.messageId}`,
    `Date: ${date(letter.at)}`,
    ``,
    `--${boundary}--`,
    ``,
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?')
}

import { classOfBounce } from './bounce-class.ts'
import type { DeliveryReport } from './bounce.ts'
import type { Complaint } from './complaint.ts'
import { headerOf } from './headers.ts'
import type { IncomingMessage } from './read-message.ts'

type Notification = {
  notificationType?: string
  bounce?: { bouncedRecipients?: { emailAddress?: string; status?: string; diagnosticCode?: string }[] }
  complaint?: { complainedRecipients?: { emailAddress?: string }[]; complaintFeedbackType?: string }
  mail?: { messageId?: string; destination?: string[]; headers?: { name?: string; value?: string }[] }
}

/** Amazon SES tells of bounces, complaints and deliveries by JSON in a plain mail from its notification service. */
export function readSesNotification(
  message: IncomingMessage,
): { report: DeliveryReport } | { complaint: Complaint } | null {
  if (headerOf(message.headers, 'x-amz-sns-message-id') === '') return null
  const found = notificationIn(message.text)
  const originalMessageId = originalIdOf(found)
  if (found?.notificationType === 'Bounce') {
    const recipients = (found.bounce?.bouncedRecipients ?? []).map((one) => {
      const status = one.status ?? null
      const diagnostic = one.diagnosticCode ?? ''
      return {
        address: (one.emailAddress ?? '').toLowerCase(),
        status,
        diagnostic,
        bounceClass: classOfBounce({ status, diagnostic }),
      }
    })
    return { report: { action: 'failed', recipients, originalMessageId } }
  }
  if (found?.notificationType === 'Complaint') {
    const addresses = (found.complaint?.complainedRecipients ?? []).flatMap(
      (one) => one.emailAddress?.toLowerCase() ?? [],
    )
    return {
      complaint: { type: found.complaint?.complaintFeedbackType ?? 'abuse', addresses, originalMessageId },
    }
  }
  if (found?.notificationType === 'Delivery')
    return { report: { action: 'delivered', recipients: [], originalMessageId } }
  return null
}

function notificationIn(text: string): Notification | null {
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1).replace(/\s*\n\s*/g, '')
  try {
    return JSON.parse(json) as Notification
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function originalIdOf(found: Notification | null): string | null {
  const written = found?.mail?.headers?.find((header) => header.name?.toLowerCase() === 'message-id')?.value
  return (
    written?.replace(/^<|>$/g, '') ??
    (found?.mail?.messageId ? `${found.mail.messageId}@email.amazonses.com` : null)
  )
}

import { headerOf, messageIds, readAddresses, readHeaders } from './headers.ts'
import { everyPart, isEnclosedMessage, octetsOf, type MimePart } from './mime.ts'
import type { IncomingMessage } from './read-message.ts'

export type Complaint = {
  /** `abuse`, `fraud`, `virus`, `opt-out`, `other`; or `not-spam`, `auth-failure`, which blame nobody. */
  type: string
  /** Who complained, where the report says so. */
  addresses: string[]
  originalMessageId: string | null
}

/** Reads a feedback report (RFC 5965), and Microsoft's, which has only the original enclosed. */
export function readComplaint(message: IncomingMessage): Complaint | null {
  const parts = [...everyPart(message.root, (part) => !isEnclosedMessage(part))]
  const report = parts.find((part) => part.type === 'message/feedback-report')
  const isTyped =
    message.root.type === 'multipart/report' &&
    message.root.params['report-type']?.toLowerCase() === 'feedback-report'
  const isMicrosofts = /^\s*complaint about message from /i.test(message.subject)
  if (!report && !isTyped && !isMicrosofts) return null
  const fields = report ? readHeaders(octetsOf(report).replace(/^\s+/, '')) : []
  const original = originalOf(parts)
  const stated = ['original-rcpt-to', 'removal-recipient', 'original-recipient'].flatMap((name) =>
    readAddresses(headerOf(fields, name)),
  )
  const hidden = headerOf(original, 'x-hmxmroriginalrecipient')
  const addresses = stated.length > 0 ? stated : readAddresses(hidden || headerOf(original, 'to'))
  return {
    type: headerOf(fields, 'feedback-type').toLowerCase() || 'abuse',
    addresses: [...new Set(addresses.map((one) => one.address).filter((address) => /^[^"]+@/.test(address)))],
    originalMessageId: messageIds(headerOf(original, 'message-id'))[0] ?? null,
  }
}

/** True when a person pressed "this is spam": not when a machine reports authentication, nor "not spam". */
export function isAccusation(complaint: Complaint): boolean {
  return !['auth-failure', 'not-spam'].includes(complaint.type)
}

function originalOf(parts: MimePart[]) {
  const enclosed = parts.find(isEnclosedMessage)?.parts[0]
  if (enclosed) return enclosed.headers
  const headers = parts.find((part) => part.type.endsWith('rfc822-headers'))
  return headers ? readHeaders(octetsOf(headers).replace(/^\s+/, '')) : []
}

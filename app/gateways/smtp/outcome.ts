import type { SMTPError } from 'nodemailer/lib/smtp-connection'
import { demandsOAuth, plainAnswer, troubleOfCode, type MailTrouble } from '../mail-trouble.ts'

/** How far a conversation had come when it ended. `body`: the server had agreed to take the message. */
export type Phase = 'connect' | 'login' | 'envelope' | 'body'

export type Refused = {
  outcome: 'refused'
  code: number
  /** Enhanced status of RFC 3463, as 5.1.1. */
  enhanced: string | null
  permanent: boolean
  at: 'greeting' | 'login' | 'sender' | 'recipient' | 'data' | 'message'
  answer: string
}
export type Failed = {
  outcome: Exclude<MailTrouble, 'lost'> | 'lost-before-data' | 'lost-after-data'
  detail: string
}
export type Accepted = { outcome: 'accepted'; answer: string; serverMessageId: string | null }

/** How one attempt ended. Only `accepted` was sent; only `lost-after-data` is not known; all else has not left. */
export type Delivery = Accepted | Refused | Failed

/**
 * The closed word for an error of the connection.
 * A 4xx or 5xx answer at any time means not sent; a loss or a time-out once the body was begun means nobody knows.
 */
export function judgeError(error: SMTPError, phase: Phase): Refused | Failed {
  const detail = plainAnswer(error.response || error.message)
  const isAnswer = typeof error.responseCode === 'number' && error.responseCode >= 400
  if (phase === 'body')
    return isAnswer && error.code === 'EMESSAGE'
      ? refused(error, 'message')
      : { outcome: 'lost-after-data', detail }
  if (error.code === 'ETLS') return { outcome: 'no-encryption', detail }
  if (phase === 'login' && error.code === 'EAUTH') return judgeLogin(error, detail)
  if (isAnswer) return refused(error, place(error, phase))
  if (error.code === 'EMESSAGE') return refused(Object.assign(error, { responseCode: 552 }), 'sender')
  const trouble = troubleOfCode(error.originalCode) ?? troubleOfCode(error.code) ?? 'protocol'
  if (trouble === 'lost') return { outcome: 'lost-before-data', detail }
  return { outcome: trouble, detail }
}

/** 454 and 421 at the login are the server's own trouble (RFC 4954); everything else is about the account. */
function judgeLogin(error: SMTPError, detail: string): Refused | Failed {
  const code = error.responseCode ?? 0
  if (code >= 400 && code < 500 && !demandsOAuth(detail)) return refused(error, 'login')
  return { outcome: demandsOAuth(detail) ? 'oauth-needed' : 'bad-credentials', detail }
}

function refused(error: SMTPError, at: Refused['at']): Refused {
  const code = error.responseCode ?? 500
  const answer = plainAnswer(error.response || error.message)
  return {
    outcome: 'refused',
    code,
    enhanced: /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? '')?.[1] ?? null,
    // 503 says that the session was in the wrong state, not that the message is unwanted.
    permanent: code >= 500 && code < 600 && code !== 503,
    at,
    answer,
  }
}

function place(error: SMTPError, phase: Phase): Refused['at'] {
  if (phase === 'connect') return 'greeting'
  if (phase === 'login') return 'login'
  if (error.command === 'MAIL FROM') return 'sender'
  return error.command === 'RCPT TO' ? 'recipient' : 'data'
}

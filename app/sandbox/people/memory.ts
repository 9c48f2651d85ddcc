/** A mail of ours as it reached somebody. Times are product time, ms since 1970. */
export type Letter = {
  /** The envelope: a delivery report goes back there. */
  envelopeFrom: string
  envelopeTo: string
  from: string
  fromName: string
  subject: string
  messageId: string
  /** Every id in In-Reply-To and References. */
  cites: string[]
  at: number
  text: string
}

/** What somebody has to say; the words are chosen when the mail is written. */
export type Answer =
  | 'done'
  | 'promise'
  | 'fee'
  | 'fee_dropped'
  | 'guest_post'
  | 'guest_post_live'
  | 'exchange'
  | 'exchange_dropped'
  | 'question'
  | 'which_page'
  | 'no'
  | 'stop'
  | 'stop_again'
  | 'wrong_person'
  | 'forgot_but_done'
  | 'back_and_done'
  | 'put_back'
  | 'dofollow_now'
  | 'nofollow_policy'
  | 'welcome'

/** A mail that will be written at `at`: an answer by a person, a vacation notice, or a delivery report. */
export type PlannedMail = {
  id: string
  at: number
  kind: 'answer' | 'vacation' | 'bounce'
  /** Address of the person at whose mailbox our letter arrived. */
  person: string
  letter: Letter
  answer?: Answer
  /** The page and the target that the words speak of. */
  page?: string
  target?: string
  /** The day that is promised, or the day of coming back. */
  day?: number
}

/** What somebody remembers of us. */
export type Memory = {
  letters: number
  phase: 'new' | 'unclear' | 'asked' | 'promised' | 'done' | 'refused'
  since: number
  /** Message-IDs of the conversation, theirs and ours. */
  ids: string[]
  page?: string
  target?: string
  /** The link they made, and when they will have taken it away again. */
  editId?: string
  removedFrom?: number
  awayUntil?: number
  noticeSent?: boolean
}

export const STRANGER: Memory = { letters: 0, phase: 'new', since: 0, ids: [] }

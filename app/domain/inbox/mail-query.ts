import { REPLY_CLASSES, type ReplyClass } from '#db/vocabulary.ts'

/** What somebody typed into the search of the inbox, understood. */
export type MailQuery = {
  /** For the word index: all of these in one message; null when no words were asked for. */
  match: string | null
  /** For the word index: conversations with one of these are left out. */
  without: string[]
  /** The plain words alone, for names and domains; null when an operator narrows them. */
  plain: string | null
  hasAttachment: boolean
  isUnread: boolean
  isUnmatched: boolean
  isReplyClass: ReplyClass | null
  /** Part of the mailbox's address. */
  mailbox: string | null
  /** Me, nobody, or a part of a colleague's name. */
  assigned: string | null
  before: Date | null
  after: Date | null
}

/** Every operator with an example, in the words of the help. */
export const MAIL_OPERATORS = [
  ['from:ines', 'who wrote it'],
  ['to:anna@', 'to whom it went'],
  ['subject:resources', 'in the subject'],
  ['"dead link"', 'exactly these words'],
  ['-invoice', 'without this word'],
  ['has:attachment', 'something is attached'],
  ['is:unread', 'you have not read it'],
  ['in:unmatched', 'nobody knows to whom it belongs'],
  ['class:will-add-link', 'the kind of reply'],
  ['assigned:me', 'or nobody, or a name'],
  ['mailbox:anna@', 'the mailbox it is in'],
  ['after:2026-05-01', 'or before:'],
] as const

const TERM = /(-)?(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/giu
const COLUMNS: Record<string, string> = {
  from: '{from_name from_address}',
  to: 'to_address',
  subject: 'subject',
}

/**
 * Reads the search language: words (their beginnings count, accents and case do not), "exact words", -without, and the operators
 * of {@link MAIL_OPERATORS}. Nothing that is typed is an error: what is no operator is searched as words.
 */
export function readMailQuery(text: string): MailQuery {
  const query: MailQuery = {
    match: null,
    without: [],
    plain: null,
    hasAttachment: false,
    isUnread: false,
    isUnmatched: false,
    isReplyClass: null,
    mailbox: null,
    assigned: null,
    before: null,
    after: null,
  }
  const wanted: string[] = []
  const plain: string[] = []
  for (const [whole, minus, operator, quoted, bare] of text.trim().slice(0, 400).matchAll(TERM)) {
    const value = quoted ?? bare ?? ''
    const name = operator?.toLowerCase()
    if (!minus && name && take(query, name, value)) continue
    const column = name ? COLUMNS[name] : undefined
    const words = name && !column ? whole.replace(/^-/, '') : value
    const phrase = phraseOf(words, quoted === undefined)
    if (!phrase) continue
    const term = column ? `${column} : ${phrase}` : phrase
    if (minus) query.without.push(term)
    else {
      wanted.push(term)
      if (!column) plain.push(words)
    }
  }
  if (wanted.length > 0) query.match = wanted.map((term) => `(${term})`).join(' AND ')
  if (plain.length > 0 && plain.length === wanted.length) query.plain = plain.join(' ')
  return query
}

/** True when the typed text has words, not only operators that narrow a list. */
export function hasWords(text: string): boolean {
  return readMailQuery(text).match !== null
}

function take(query: MailQuery, name: string, value: string): boolean {
  const word = value.toLowerCase()
  const known = `${name}:${word}`
  if (known === 'has:attachment') query.hasAttachment = true
  else if (known === 'is:unread') query.isUnread = true
  else if (known === 'in:unmatched') query.isUnmatched = true
  else if (name === 'mailbox' && word) query.mailbox = word
  else if (name === 'assigned' && word) query.assigned = word
  else if (name === 'class') return takeClass(query, word)
  else if (name === 'before' || name === 'after') return takeDay(query, name, word)
  else return false
  return true
}

function takeClass(query: MailQuery, word: string): boolean {
  const found = REPLY_CLASSES.find((one) => one === word.replace(/[-\s]/g, '_'))
  if (found) query.isReplyClass = found
  return found !== undefined
}

function takeDay(query: MailQuery, name: 'before' | 'after', word: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(word) ? new Date(`${word}T00:00:00Z`) : null
  if (!day || Number.isNaN(day.getTime())) return false
  query[name] = day
  return true
}

/** A phrase of the word index (SQLite FTS5, 3.1); "" for what has neither letter nor digit. */
function phraseOf(words: string, isBeginning: boolean): string {
  if (!/[\p{L}\p{N}]/u.test(words)) return ''
  return `"${words.replaceAll('"', '""')}"${isBeginning ? ' *' : ''}`
}

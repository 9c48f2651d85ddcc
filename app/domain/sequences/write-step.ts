import { htmlOf } from '../templates/html.ts'
import { oneLine } from '../templates/lint.ts'
import { missingNames, render, type MergeData } from '../templates/render.ts'
import { readTemplate, type TemplateError } from '../templates/syntax.ts'
import { missingWords } from './holds.ts'

export type Written =
  | { ok: true; subject: string; text: string; html: string }
  | { ok: false; missing: string[]; because: string }

/**
 * Writes one message of a sequence for one recipient. Nothing goes out blank: a missing field, an empty text or a
 * template that cannot be read is an answer, not a mail.
 * @param threadSubject subject of the thread that is answered in; null: a thread of its own
 */
export function writeStep(
  { subject, body }: { subject: string; body: string },
  { data, threadSubject }: { data: MergeData; threadSubject: string | null },
): Written {
  const head =
    threadSubject === null ? fill(subject, data) : { text: replySubject(threadSubject), missing: [] }
  const text = fill(body, data)
  if ('broken' in head) return { ok: false, missing: [], because: head.broken }
  if ('broken' in text) return { ok: false, missing: [], because: text.broken }
  const missing = missingNames([...head.missing, ...text.missing])
  if (missing.length) return { ok: false, missing, because: missingWords(missing) }
  if (!text.text.trim()) return { ok: false, missing: [], because: 'The message has no text' }
  if (!head.text.trim()) return { ok: false, missing: [], because: 'The message has no subject' }
  return { ok: true, subject: oneLine(head.text), text: text.text.trim(), html: htmlOf(text.text) }
}

/** "Re: " once, before the subject of the thread. */
export function replySubject(subject: string): string {
  return `Re: ${oneLine(subject).replace(/^(re:\s*)+/i, '')}`
}

function fill(source: string, data: MergeData) {
  const read = readTemplate(source)
  if (!read.ok) return { broken: brokenWords(read.error) }
  return render(read.template, data)
}

function brokenWords({ message, line, column }: TemplateError): string {
  return `The template cannot be read: ${message} (line ${line}, column ${column})`
}

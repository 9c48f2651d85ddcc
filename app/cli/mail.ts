import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { classifyMessage, type Classification } from '#app/domain/inbox/classification.ts'
import { decodeOctets, headerOf } from '#app/domain/inbox/headers.ts'
import { htmlToText } from '#app/domain/inbox/html-to-text.ts'
import { readMessage, type IncomingMessage } from '#app/domain/inbox/read-message.ts'
import { visibleText } from '#app/domain/inbox/visible-text.ts'
import { mailFiles, type MailFile } from './mail-files.ts'
import { failed, say, unusable } from './say.ts'

const HELP = `mail classify FILE|DIR|- [--ours FILE] [--json]
mail strip FILE|DIR|- [--json]

classify     what each message is: a bounce, complaint, automatic reply, unsubscribe wish, reply, own mail, …
strip        only what the person wrote, from bodies in plain text or HTML (a file named .eml is a whole message)
--ours FILE  our Message-IDs and addresses, one a line; without it every person's mail counts as a reply
--json       one JSON object a line

Of a folder every file is read. Nothing is stored and nothing is sent.`

const OPTIONS = {
  ours: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `mail classify` and `mail strip`: the rules of the inbox on files, without a database. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  if (values.help) return say(HELP)
  const [verb, place, ...more] = positionals
  if ((verb !== 'classify' && verb !== 'strip') || !place || more.length > 0)
    return unusable('Say what to do with which mail: mail classify FILE|DIR|- or mail strip FILE|DIR|-')
  if (verb === 'strip' && values.ours !== undefined) return unusable('--ours belongs to mail classify only.')
  const files = findFiles(place)
  if (!files) return failed(`${place} cannot be read; name a file or a folder with mail.`)
  const ours = values.ours === undefined ? null : readOurs(values.ours)
  if (ours === undefined)
    return failed(`${values.ours} cannot be read; name a text file with one id or address a line.`)
  const answer =
    verb === 'strip'
      ? (one: MailFile) => stripped(one, values.json === true)
      : (one: MailFile) => classified(one, ours, values.json === true)
  for (const one of files) say(answer(one))
  return 0
}

function classified({ file, read }: MailFile, ours: ReadonlySet<string> | null, asJson: boolean): string {
  const message = readMessage(read())
  const found = classifyMessage(message, ours, dayOf(message))
  return asJson ? JSON.stringify({ file, ...found }) : `${file}  ${inWords(found)}`
}

function inWords({ kind, bounce, auto, class: replyClass }: Classification): string {
  const failures = bounce?.recipients.map(({ address, status }) =>
    [address, status].filter(Boolean).join(' '),
  )
  const about = bounce
    ? [bounce.action, bounce.class, ...(failures ?? [])]
    : [replyClass, auto?.back_on && `back on ${auto.back_on}`, auto?.left_company && 'has left']
  return [kind, ...about.filter(Boolean)].join(', ')
}

function stripped({ file, read }: MailFile, asJson: boolean): string {
  const text = visibleText(bodyOf(file, read())).visible
  return asJson ? JSON.stringify({ file, text }) : text
}

function bodyOf(file: string, bytes: Buffer): string {
  if (path.extname(file).toLowerCase() === '.eml') return readMessage(bytes).text
  const text = decodeOctets(bytes.toString('latin1'), 'utf-8').replace(/^\ufeff/, '')
  return isHtml(file, text) ? htmlToText(text) : text
}

function isHtml(file: string, text: string): boolean {
  return (
    /\.html?$/i.test(file) ||
    /^\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|meta|div|p|table|span|font|blockquote|br)\b/is.test(
      text,
    )
  )
}

/** The day of the Date header; mail without one is of today. */
function dayOf({ headers }: IncomingMessage): string {
  const date = new Date(headerOf(headers, 'date').replace(/\s*\([^)]*\)\s*$/, ''))
  return (Number.isNaN(date.getTime()) ? new Date() : date).toISOString().slice(0, 10)
}

function findFiles(place: string): MailFile[] | null {
  try {
    return mailFiles(place)
  } catch {
    return null
  }
}

/** @returns undefined when the file cannot be read */
function readOurs(file: string): ReadonlySet<string> | undefined {
  try {
    const entries = readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .map((line) =>
        line
          .trim()
          .replace(/^<(.*)>$/, '$1')
          .toLowerCase(),
      )
    return new Set(entries.filter(Boolean))
  } catch {
    return undefined
  }
}

import { usableUrl } from '../cells/address.ts'
import type { Built } from './format.ts'

/** One line of a disavow file: what will be written (punycode, lower-case host), and what had to be repaired. */
export type DisavowEntry = {
  type: 'domain' | 'url'
  value: string
  comment: string | null
  repairs: string[]
}

/** True when the lines are a disavow file: at least 80 % fit its lenient grammar and one begins with `domain:`. */
export function isDisavow(lines: string[]): boolean {
  const entries = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  if (!entries.some((line) => /^domain:/i.test(line))) return false
  return entries.filter((line) => readDisavowLine(line) !== null).length >= entries.length * 0.8
}

/** Reads one line by Google's grammar, leniently. @returns null when it is none; blank lines and comments are none */
export function readDisavowLine(line: string): DisavowEntry | null {
  const repairs: string[] = []
  const text = line.replace(/^\ufeff/, '').trim()
  if (text === '' || text.startsWith('#')) return null
  const [body = '', ...note] = text.split(/\s+#/)
  const comment = note.length > 0 ? note.join(' #').trim() || null : null
  if (comment !== null) repairs.push('comment after the entry')
  const prefix = /^domain:(\s*)/i.exec(body)
  const rest = prefix ? body.slice(prefix[0].length).trim() : body.trim()
  if (prefix && !body.startsWith('domain:')) repairs.push('upper-case prefix')
  if (prefix?.[1]) repairs.push('space after the colon')
  const isUrl = !prefix && /^https?:\/\//i.test(rest)
  const entry = isUrl ? urlEntry(rest, repairs) : domainEntry(rest, prefix !== null, repairs)
  return entry && { ...entry, comment, repairs }
}

function urlEntry(text: string, repairs: string[]) {
  const url = usableUrl(text)
  if (!url) return null
  const written = /^(https?:)\/\/([^/?#]*)(.*)$/i.exec(text)!
  const value = `${written[1]!.toLowerCase()}//${url.host}${written[3] === '' ? '/' : written[3]}`
  const host = written[2]!
  // oxlint-disable-next-line no-control-regex
  if (/[^\u0000-\u007f]/.test(host)) repairs.push('Unicode host name')
  else if (host !== host.toLowerCase()) repairs.push('upper-case host')
  return { type: 'url' as const, value }
}

function domainEntry(text: string, hasPrefix: boolean, repairs: string[]) {
  if (/\s/.test(text)) return null
  const withoutDot = text.replace(/^\*?\.+/, '')
  if (withoutDot !== text) repairs.push('leading dot')
  const url = usableUrl(withoutDot)
  if (!url) return null
  if (!hasPrefix && /[/?]/.test(withoutDot.replace(/\/$/, ''))) return null
  if (!hasPrefix) repairs.push('missing prefix')
  if (/^https?:\/\//i.test(withoutDot)) repairs.push('scheme in a domain')
  else if (/[/?]/.test(withoutDot)) repairs.push('path in a domain')
  const bare = withoutDot.replace(/^https?:\/\//i, '').replace(/[/?:].*$/, '')
  // oxlint-disable-next-line no-control-regex
  if (/[^\u0000-\u007f]/.test(bare)) repairs.push('Unicode host name')
  else if (bare !== bare.toLowerCase()) repairs.push('upper-case host')
  const host = url.hostname.replace(/\.$/, '')
  if (host.startsWith('www.')) repairs.push('www')
  return { type: 'domain' as const, value: host.replace(/^www\./, '') }
}

/** Turns the lines of a disavow file to records; a duplicate is left out. */
export class DisavowReader {
  private readonly seen = new Set<string>()

  build(cells: string[]): Built {
    const line = cells.join('')
    if (line.trim().startsWith('#')) return { ignored: true }
    const entry = readDisavowLine(line)
    if (!entry) return { rejected: 'not a disavow line', cells }
    const key = `${entry.type}:${entry.value}`
    if (this.seen.has(key)) return { skipped: 'duplicate' }
    this.seen.add(key)
    return { record: { ...entry, extra: {} } }
  }
}

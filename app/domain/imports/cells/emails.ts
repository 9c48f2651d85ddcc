import { readEmailAddress } from '../../values/email-address.ts'

/** Every address in a cell, as written: parted by commas, semicolons, slashes, bars or white space. */
export function readEmails(text: string): string[] {
  if (!text.includes('@')) return []
  const found: string[] = []
  for (const piece of text.split(/[\s,;/|]+/)) {
    const address = piece.replace(/^mailto:/i, '').replace(/^[<("']+|[>)"'.]+$/g, '')
    if (address.includes('@') && readEmailAddress(address) && !found.includes(address)) found.push(address)
  }
  return found
}

const ONCE = ['to', 'from', 'subject', 'message-id', 'date']
const NEVER = ['cc', 'bcc', 'resent-to', 'resent-cc', 'resent-bcc']

/** The headers of a built message, unfolded, in order; names in lower case. */
export function readHeaderBlock(mime: Buffer): { name: string; value: string }[] {
  const text = mime.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  return text
    .slice(0, end < 0 ? undefined : end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() }
    })
}

/**
 * Looks at what the composer made before it is stored: exactly one To, From, Subject, Message-ID and Date, no copies, and no
 * address but the two that were meant. A text that smuggled a second recipient in would show here.
 * @throws Error that names the header
 */
export function assertHeaderBlock(
  mime: Buffer,
  { from, to, messageId }: { from: string; to: string; messageId: string },
): void {
  const headers = readHeaderBlock(mime)
  const all = (name: string) => headers.filter((one) => one.name === name).map((one) => one.value)
  for (const name of ONCE)
    if (all(name).length !== 1)
      throw new Error(`A message has ${all(name).length} headers ${name}; it must have one.`)
  for (const name of NEVER)
    if (all(name).length > 0) throw new Error(`A message must not have a header ${name}.`)
  for (const { name, value } of headers)
    // oxlint-disable-next-line no-control-regex
    if (!/^[a-z0-9-]+$/.test(name) || /[\u0000-\u0008\u000a-\u001f\u007f]/.test(value))
      throw new Error(`A message has a header that is not one: ${name.slice(0, 40)}`)
  const same = (header: string, address: string) => {
    const found = addressesIn(all(header)[0]!)
    if (
      found.length !== 1 ||
      found[0]!.toLowerCase() !== Buffer.from(address).toString('latin1').toLowerCase()
    )
      throw new Error(`The header ${header} names ${found.join(', ') || 'nobody'}, not ${address}.`)
  }
  same('to', to)
  same('from', from)
  if (all('message-id')[0] !== `<${messageId}>`)
    throw new Error('The Message-ID is not the one that was stored.')
}

/** Bare addresses in a header that the composer wrote: in brackets, or alone. Quoted names are left out. */
function addressesIn(value: string): string[] {
  const unquoted = value.replace(/"(?:[^"\\]|\\.)*"/g, ' ').replace(/=\?[^?]+\?[bq]\?[^?]*\?=/gi, ' ')
  return unquoted.match(/[^\s<>,;"()]+@[^\s<>,;"()]+/g) ?? []
}

// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** A header value out of user text: line breaks and control characters become spaces. */
export function headerText(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(/ {2,}/g, ' ').trim()
}

/** The chain of References, short enough for every server: the first and the last nine (RFC 5322, 3.6.4). */
export function trimReferences(ids: string[]): string[] {
  const unique = [...new Set(ids.map(bareId).filter(Boolean))]
  return unique.length <= 10 ? unique : [unique[0]!, ...unique.slice(-9)]
}

/** An id without brackets, spaces and folds: the form in which ids are stored and compared. */
export function bareId(id: string): string {
  return id.replace(/\s+/g, '').replace(/^<|>$/g, '')
}

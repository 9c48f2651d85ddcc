import { emailSite } from '../values/email-address.ts'

/** What the server that took a message found out about its sender (RFC 8601). */
export type AuthenticationResults = {
  spf: string | null
  dkim: string | null
  dmarc: string | null
  /** SPF or DKIM passed for the domain that stands in From: what DMARC asks for. */
  isAligned: boolean
  /** Under which name the key of the signature lies, when the message was signed for this domain. */
  selector: string | null
}

/**
 * Reads the results that the receiving server wrote on top. Only those of the first server count: those below came with the
 * message and may be forged.
 * @param values the Authentication-Results headers, top first
 * @returns null when the server wrote none
 */
export function readAuthenticationResults(
  values: string[],
  { from }: { from: string },
): AuthenticationResults | null {
  const [top] = values.map(readOne)
  if (!top) return null
  const mine = values.map(readOne).filter((one) => one.server === top.server)
  const results = mine.flatMap((one) => one.results)
  if (results.length === 0) return null
  const site = emailSite(from)
  const isOfSite = (name: string | undefined) =>
    !!name && emailSite(name.includes('@') ? name : `x@${name}`) === site
  const passed = (method: string, property: string[]) =>
    results.some(
      (one) =>
        one.method === method &&
        one.result === 'pass' &&
        property.some((name) => isOfSite(one.properties.get(name))),
    )
  const signature = results.find(
    (one) =>
      one.method === 'dkim' &&
      one.result === 'pass' &&
      isOfSite(one.properties.get('header.d') ?? one.properties.get('header.i')?.replace(/^@/, '')),
  )
  const resultOf = (method: string) => {
    const all = results.filter((one) => one.method === method).map((one) => one.result)
    return all.find((one) => one === 'pass') ?? all[0] ?? null
  }
  return {
    spf: resultOf('spf'),
    dkim: resultOf('dkim'),
    dmarc: resultOf('dmarc'),
    isAligned: passed('spf', ['smtp.mailfrom', 'smtp.from']) || signature !== undefined,
    selector: signature?.properties.get('header.s') ?? null,
  }
}

type Result = { method: string; result: string; properties: Map<string, string> }

/** Microsoft leaves the server's name out and begins with the first result. */
function readOne(value: string): { server: string; results: Result[] } {
  const parts = withoutComments(value)
    .split(';')
    .map((part) => part.trim())
  const hasServer = !/^[a-z0-9-]+\s*=/i.test(parts[0] ?? '')
  const server = hasServer ? (parts.shift() ?? '').split(/\s+/)[0]!.toLowerCase() : ''
  return { server, results: parts.flatMap(readResult) }
}

function readResult(part: string): Result[] {
  const [first, ...rest] = part.split(/\s+/)
  const found = /^([a-z0-9-]+)(?:\/\d+)?=([a-z]+)$/i.exec(first ?? '')
  if (!found) return []
  const properties = rest.flatMap((item) => {
    const at = item.indexOf('=')
    return at < 0
      ? []
      : [
          [
            item.slice(0, at).toLowerCase(),
            item
              .slice(at + 1)
              .replace(/^"|"$/g, '')
              .toLowerCase(),
          ] as const,
        ]
  })
  return [
    { method: found[1]!.toLowerCase(), result: found[2]!.toLowerCase(), properties: new Map(properties) },
  ]
}

/** Comments stand in round brackets and may lie in one another. */
function withoutComments(value: string): string {
  let depth = 0
  let text = ''
  for (const char of value) {
    if (char === '(') depth += 1
    else if (char === ')' && depth > 0) depth -= 1
    else if (depth === 0) text += char
  }
  return text
}

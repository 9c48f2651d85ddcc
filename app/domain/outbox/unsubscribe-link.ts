/** Ways to say no that a message offers: both without login, the token opaque and without end. */
export type WaysOut = {
  /** For one click (RFC 8058); null while the installation has no public https address. */
  url: string | null
  mailto: string
}

const SUBJECT = 'unsubscribe-'

/**
 * @param publicUrl where the world reaches this installation; only https serves for one click
 * @param mailbox the sending address, which reads the mailto form
 */
export function waysOut({
  publicUrl,
  mailbox,
  token,
}: {
  publicUrl: string | null
  mailbox: string
  token: string
}): WaysOut {
  const base = publicUrl ? URL.parse(publicUrl) : null
  return {
    url: base?.protocol === 'https:' ? new URL(`/u/${token}`, base).href : null,
    mailto: `mailto:${mailbox}?subject=${SUBJECT}${token}`,
  }
}

/** The token in the subject of a mail that the mailto form made, or null. */
export function tokenInSubject(subject: string): string | null {
  return /\bunsubscribe-([A-Za-z0-9_-]{16,})/.exec(subject)?.[1] ?? null
}

/** The headers of RFC 2369 and RFC 8058: each once, the https form first. */
export function listHeaders({ url, mailto }: WaysOut): Record<string, string> {
  const ways = [url, mailto].filter((way) => way !== null).map((way) => `<${way}>`)
  return {
    'List-Unsubscribe': ways.join(', '),
    ...(url ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
}

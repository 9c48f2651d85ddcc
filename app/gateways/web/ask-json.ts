import type { Failure } from './failure.ts'
import type { Web } from './open-web.ts'

/** `body` is null for an answer that is no JSON. */
export type JsonAnswer = { ok: true; status: number; body: unknown } | { ok: false; failure: Failure }

const MOST_BYTES = 4 * 1024 * 1024

/** Asks a service of the web for JSON. @param content what is posted, as JSON; without it, the question is a GET. A redirect is not followed: it would carry the key to somebody else. */
export async function askJson(
  web: Web,
  { url, headers, content }: { url: string; headers: Record<string, string>; content?: unknown },
): Promise<JsonAnswer> {
  const answer = await web.get(url, {
    ...(content !== undefined && { method: 'POST', content: Buffer.from(JSON.stringify(content)) }),
    headers: {
      accept: 'application/json',
      ...(content !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    maxBytes: MOST_BYTES,
    goesOn: () => false,
  })
  if (!answer.ok) return { ok: false, failure: answer.failure }
  return { ok: true, status: answer.status, body: jsonIn(answer.body?.bytes) }
}

function jsonIn(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '')
  } catch {
    // Not JSON: whoever asked judges by the status.
    return null
  }
}

import type { Failure } from './failure.ts'
import type { Web } from './open-web.ts'

/** `body` is null for an answer that is no JSON. */
export type JsonAnswer = { ok: true; status: number; body: unknown } | { ok: false; failure: Failure }

const MOST_BYTES = 4 * 1024 * 1024

/** Asks a service of the web for JSON. A redirect is not followed: it would carry the key to somebody else. */
export async function askJson(
  web: Web,
  { url, headers }: { url: string; headers: Record<string, string> },
): Promise<JsonAnswer> {
  const answer = await web.get(url, {
    headers: { accept: 'application/json', ...headers },
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

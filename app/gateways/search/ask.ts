import type { Web } from '../web/open-web.ts'
import type { SearchAccount, SearchEngine } from './engine.ts'
import { outcomeOf, type SearchOutcome } from './outcome.ts'

const MOST_BYTES = 4 * 1024 * 1024

/** Asks for one page of an answer. Never throws for what the world does; no key stands in what it says. */
export async function askEngine(
  web: Web,
  engine: SearchEngine,
  { query, page, account }: { query: string; page: number; account: SearchAccount },
): Promise<SearchOutcome> {
  const { url, headers } = engine.request(query, page, account)
  // A redirect would carry the key to somebody else.
  const answer = await web.get(url, {
    headers: { accept: 'application/json', ...headers },
    maxBytes: MOST_BYTES,
    goesOn: () => false,
  })
  if (!answer.ok) {
    const isClosed = answer.failure === 'closed_address'
    return {
      ok: false,
      failure: isClosed ? 'refused' : 'later',
      because: isClosed
        ? `${engine.label} is at a private address: allow it by LINKWRIGHT_ALLOW_NETWORKS`
        : `${engine.label} gives no answer (${answer.failure.replaceAll('_', ' ')})`,
    }
  }
  return outcomeOf(engine, { status: answer.status, body: jsonIn(answer.body?.bytes), page })
}

function jsonIn(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '')
  } catch {
    // Not JSON: judged by its status alone.
    return null
  }
}

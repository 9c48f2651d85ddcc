import { askJson } from '../web/ask-json.ts'
import type { Web } from '../web/open-web.ts'
import type { SearchAccount, SearchEngine } from './engine.ts'
import { outcomeOf, type SearchOutcome } from './outcome.ts'

/** Asks for one page of an answer. Never throws for what the world does; no key stands in what it says. */
export async function askEngine(
  web: Web,
  engine: SearchEngine,
  { query, page, account }: { query: string; page: number; account: SearchAccount },
): Promise<SearchOutcome> {
  const answer = await askJson(web, engine.request(query, page, account))
  if (answer.ok) return outcomeOf(engine, { status: answer.status, body: answer.body, page })
  const isClosed = answer.failure === 'closed_address'
  return {
    ok: false,
    failure: isClosed ? 'refused' : 'later',
    because: isClosed
      ? `${engine.label} is at a private address: allow it by LINKWRIGHT_ALLOW_NETWORKS`
      : `${engine.label} gives no answer (${answer.failure.replaceAll('_', ' ')})`,
  }
}

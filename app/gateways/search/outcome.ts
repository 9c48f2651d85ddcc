import { fieldsOf, type SearchAnswer, type SearchEngine } from './engine.ts'

/** `later`: ask again after a while; `refused`: asking again is no use before somebody has changed something. */
export type SearchOutcome =
  ({ ok: true } & SearchAnswer) | { ok: false; failure: 'later' | 'refused'; because: string }

/** What an answer of an engine means. @param body its JSON, or null when it is none */
export function outcomeOf(
  engine: SearchEngine,
  { status, body, page }: { status: number; body: unknown; page: number },
): SearchOutcome {
  const { label } = engine
  const told = messageIn(body)
  const says = told ? `${status}: ${told}` : String(status)
  const answer = status === 200 ? engine.read(body, page) : null
  if (answer) return { ok: true, ...answer }
  if (status === 200)
    return refused(`${label} answers something that is no list of results${told ? `: ${told}` : ''}`)
  if (status === 401 || status === 403)
    return refused(
      engine.needs === 'key'
        ? `${label} refuses the key (${says})`
        : `${label} refuses (${says}): its settings must list “json” under search, formats`,
    )
  if (status === 429)
    return { ok: false, failure: 'later', because: `${label} wants fewer questions (${says})` }
  if (status >= 500) return { ok: false, failure: 'later', because: `${label} has a fault (${says})` }
  return refused(`${label} refuses the question (${says})`)
}

function refused(because: string): SearchOutcome {
  return { ok: false, failure: 'refused', because }
}

/** `{error: "…"}`, `{error: {detail: "…"}}` and `{message: "…"}`. */
function messageIn(body: unknown): string | null {
  const fields = fieldsOf(body)
  const inner = fieldsOf(fields?.error)
  const found = [fields?.error, inner?.detail, inner?.message, fields?.message].find(
    (one) => typeof one === 'string',
  )
  return typeof found === 'string' ? found.slice(0, 200) : null
}

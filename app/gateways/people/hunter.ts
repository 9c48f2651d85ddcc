import { askJson } from '../web/ask-json.ts'
import type { Web } from '../web/open-web.ts'

/** An address that the directory has seen on a page. */
export type ListedPerson = {
  email: string
  name: string | null
  role: string | null
  /** The page on which it was seen. */
  foundOn: string
  /** 0 to 1. */
  confidence: number
  /** The directory has had the mailbox checked. */
  isVerified: boolean
}

export type HunterAnswer = { ok: true; people: ListedPerson[] } | { ok: false; because: string }

export const HUNTER = {
  name: 'hunter',
  label: 'Hunter',
  needs: 'key',
  help: 'An API key of hunter.io. It is asked only for sites that give no address themselves: one request of your plan for each. Only addresses that it has seen on a page are taken, with that page.',
} as const

/** Whom a directory lists at a domain. Never throws for what the world does. */
export async function askHunter(
  web: Web,
  { domain, key, endpoint }: { domain: string; key: string; endpoint: string | null },
): Promise<HunterAnswer> {
  const url = new URL(endpoint ?? 'https://api.hunter.io/v2/domain-search')
  url.searchParams.set('domain', domain)
  url.searchParams.set('limit', '10')
  const answer = await askJson(web, { url: url.href, headers: { 'x-api-key': key } })
  if (!answer.ok) return { ok: false, because: `gives no answer (${answer.failure.replaceAll('_', ' ')})` }
  return hunterAnswer(answer.status, answer.body)
}

const REFUSALS: Record<number, string> = {
  401: 'refuses the key',
  403: 'wants fewer questions',
  429: 'says that your plan is used up',
  451: 'says that the people there asked not to be listed',
}

/** What an answer means. An address without a page it was seen on is a guess, and is not taken. */
export function hunterAnswer(status: number, body: unknown): HunterAnswer {
  const emails = (body as { data?: { emails?: unknown } } | null)?.data?.emails
  if (status !== 200 || !Array.isArray(emails))
    return {
      ok: false,
      because: `${REFUSALS[status] ?? 'answers something that is no list of people'} (${status})`,
    }
  return { ok: true, people: emails.flatMap(personIn) }
}

function personIn(entry: unknown): ListedPerson[] {
  const one = (entry ?? {}) as Record<string, unknown>
  const sources = Array.isArray(one.sources)
    ? (one.sources as { uri?: unknown; still_on_page?: unknown }[])
    : []
  const source = sources.find((each) => each?.still_on_page === true) ?? sources[0]
  const status = (one.verification as { status?: unknown } | null | undefined)?.status
  if (typeof one.value !== 'string' || typeof source?.uri !== 'string' || status === 'invalid') return []
  const name = [one.first_name, one.last_name].filter((part) => typeof part === 'string' && part).join(' ')
  return [
    {
      email: one.value.toLowerCase(),
      name: name || null,
      role: typeof one.position === 'string' && one.position ? one.position : null,
      foundOn: source.uri,
      confidence: typeof one.confidence === 'number' ? one.confidence / 100 : 0,
      isVerified: status === 'valid',
    },
  ]
}

import { askJson } from './web/ask-json.ts'
import type { Web } from './web/open-web.ts'

export type ChatAnswer = { ok: true; text: string } | { ok: false; because: string }

const REFUSALS: Record<number, string> = {
  400: 'refuses the question',
  401: 'refuses the key',
  402: 'wants to be paid first',
  403: 'refuses the key',
  404: 'does not know this address or this model',
  429: 'wants fewer questions, or your plan is used up',
}

/**
 * Asks an OpenAI-compatible service (`POST {endpoint}/chat/completions`) once. Never throws for what the world does; no key stands in
 * what it says.
 */
export async function askChat(
  web: Web,
  {
    endpoint,
    key,
    model,
    messages,
  }: {
    endpoint: string
    key: string | null
    model: string
    messages: { role: 'system' | 'user'; content: string }[]
  },
): Promise<ChatAnswer> {
  const { host } = new URL(endpoint)
  const answer = await askJson(web, {
    url: `${endpoint.replace(/\/+$/, '')}/chat/completions`,
    headers: key ? { authorization: `Bearer ${key}` } : {},
    content: { model, messages, stream: false },
  })
  if (!answer.ok)
    return {
      ok: false,
      because:
        answer.failure === 'closed_address'
          ? `${host} is at a private address: allow it by LINKWRIGHT_ALLOW_NETWORKS`
          : `${host} gives no answer (${answer.failure.replaceAll('_', ' ')})`,
    }
  return chatAnswer(answer.status, answer.body, host)
}

/** What an answer means. */
export function chatAnswer(status: number, body: unknown, host: string): ChatAnswer {
  const { choices, error } = (body ?? {}) as {
    choices?: { message?: { content?: unknown } }[]
    error?: { message?: unknown }
  }
  const text = Array.isArray(choices) ? choices[0]?.message?.content : null
  if (status === 200 && typeof text === 'string' && text.trim()) return { ok: true, text }
  const told = typeof error?.message === 'string' ? `: ${error.message.slice(0, 200)}` : ''
  const says = REFUSALS[status] ?? (status >= 500 ? 'has a fault' : 'answers something that is no text')
  return { ok: false, because: `${host} ${says} (${status}${told})` }
}

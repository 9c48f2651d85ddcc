import { httpUrl } from '#app/domain/values/web-address.ts'
import { unusable } from './match.ts'
import type { Promised } from './observation.ts'

/** What a promise looks like before it is read: as typed, or as one line of a batch. */
export type PromiseText = Record<string, unknown>

export type PromiseRead = { ok: true; promised: Promised } | { ok: false; error: string }

/** Reads a promise. What is missing, or null, takes its default; fields that are not known are passed over. */
export function readPromise(text: PromiseText): PromiseRead {
  const { source, target } = text
  const match = text.match ?? 'page'
  const rel = text.rel ?? 'follow'
  const anchor = text.anchor ?? ''
  if (!isAddress(source)) return wrong('source must be an absolute http or https address', source)
  if (!isAddress(target)) return wrong('target must be an absolute http or https address', target)
  if (match !== 'page' && match !== 'site') return wrong('match must be page or site', match)
  if (rel !== 'follow' && rel !== 'any') return wrong('rel must be follow or any', rel)
  if (typeof anchor !== 'string') return wrong('anchor must be a text', anchor)
  const promised = { source, target, match, anchor: anchor.trim(), rel } as const
  const why = unusable(promised)
  return why ? { ok: false, error: why } : { ok: true, promised }
}

/** Reads one line of a batch. */
export function readPromiseLine(line: string): PromiseRead {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { ok: false, error: `not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, error: 'a line must be a JSON object with source and target' }
  return readPromise(value as PromiseText)
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^\s*https?:\/\//i.test(value) && httpUrl(value.trim()) !== null
}

function wrong(rule: string, value: unknown): PromiseRead {
  return {
    ok: false,
    error: value === undefined ? rule : `${rule}, not ${JSON.stringify(value).slice(0, 200)}`,
  }
}

import { inTransaction, type Scope } from '../values/scope.server.ts'
import { suppress } from './suppression.server.ts'
import { readSuppressed } from './suppression.ts'

/**
 * Puts what a person typed, one address or domain a line, on the suppression list: all of it or nothing.
 * @returns refused with the lines that are neither
 */
export function addSuppressions(
  scope: Scope,
  { text, because }: { text: string; because: string },
): { ok: true; count: number } | { ok: false; unusable: string[] } {
  const lines = [...new Set(text.split(/[\r\n,;]+/).map((line) => line.trim()))].filter(Boolean)
  const unusable = lines.filter((line) => !readSuppressed(line))
  if (unusable.length > 0 || lines.length === 0) return { ok: false, unusable }
  inTransaction(scope, (tx) => {
    for (const line of lines)
      suppress(tx, { ...readSuppressed(line)!, reason: 'do_not_contact', origin: because })
  })
  return { ok: true, count: lines.length }
}

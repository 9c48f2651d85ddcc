import { mergeDataFor } from '../sequences/merge-source.server.ts'
import { marked, render } from '../templates/render.ts'
import { readTemplate } from '../templates/syntax.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Thread } from './thread-for.server.ts'

/** Fills the merge fields of words for an answer from a conversation; what is not known stands as ⟨field⟩. */
export function openFilling(scope: Scope, { prospectId, contactId, mailboxId }: Thread) {
  const data = prospectId === null ? {} : mergeDataFor(scope, { prospectId, contactId, mailboxId })
  return (text: string): string => {
    const parsed = readTemplate(text)
    return parsed.ok ? marked(render(parsed.template, data)) : text
  }
}

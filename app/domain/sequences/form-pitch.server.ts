import { lint } from '../templates/lint.ts'
import { getTemplate, listTemplates } from '../templates/queries.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { mergeDataFor } from './merge-source.server.ts'

/** The first mails that a form can be filled with. */
export function pitchTemplates(scope: Scope): { id: number; name: string }[] {
  return listTemplates(scope)
    .filter(({ isFollowUp }) => !isFollowUp)
    .map(({ id, name }) => ({ id, name }))
}

/**
 * A template's text for a prospect without an address, to be copied into their form. What is missing, the opener
 * first of all, stands as ⟨name⟩ for the person to write.
 * @throws NotFound outside this workspace
 */
export function formPitch(
  scope: Scope,
  { prospectId, templateId }: { prospectId: number; templateId: number },
): { subject: string; text: string; missing: string[] } {
  const { subject, body } = getTemplate(scope, templateId)
  const data = mergeDataFor(scope, { prospectId, contactId: null, mailboxId: null })
  const { rendered, missing } = lint({ subject, body, data })
  return { subject: rendered?.subject ?? subject ?? '', text: rendered?.text ?? body, missing }
}

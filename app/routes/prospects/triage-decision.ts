import { data, redirect } from 'react-router'
import { z } from 'zod'
import { refusalWords } from '#app/components/triage/triage-words.ts'
import { decide } from '#app/domain/triage/decide.server.ts'
import { readDecision } from '#app/domain/triage/decision.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/triage-decision.ts'

const Id = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
const Decided = z.object({
  id: Id,
  next: Id.optional().or(z.literal('').transform(() => undefined)),
  do: z
    .string()
    .transform(readDecision)
    .pipe(z.custom<NonNullable<ReturnType<typeof readDecision>>>(Boolean)),
  /** Where a page without its script goes on; with it, the page stays and shows the next one by itself. */
  to: z.string().optional(),
})

/** One decision over one prospect. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Decided, await request.formData())
  if (!form.ok) return data({ ok: false }, { status: 422, headers: say('This decision was not understood.') })
  const { id: prospectId, next, do: decision, to } = form.value
  const decided = decide(scope, {
    projectId: project.id,
    prospectId,
    decision,
    next,
    zone: readPreferences(request).zone,
  })
  const headers = decided.ok ? undefined : say(refusalWords(decided))
  if (to) return redirect(safePath(to), { headers })
  return data({ ok: decided.ok }, { headers })
}

function say(text: string) {
  return { 'Set-Cookie': saying({ text, isError: true }) }
}

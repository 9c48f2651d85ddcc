import { redirect } from 'react-router'
import { z } from 'zod'
import { keepPreference } from '#app/server/preferences.ts'
import { safePath } from '#app/server/safe-path.ts'
import type { Route } from './+types/preferences.ts'

const Form = z.object({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  sidebar: z.enum(['open', 'folded']).optional(),
  to: z.string().optional(),
})

/** Keeps how this browser shows things: theme, folded sidebar. Nothing of it is a secret, so it needs no sign-in. */
export async function action({ request }: Route.ActionArgs) {
  const { to, ...kept } = Form.parse(Object.fromEntries(await request.formData()))
  const headers = new Headers()
  if (kept.theme) headers.append('Set-Cookie', keepPreference('theme', kept.theme))
  if (kept.sidebar) headers.append('Set-Cookie', keepPreference('sidebar', kept.sidebar))
  return redirect(safePath(to ?? null), { headers })
}

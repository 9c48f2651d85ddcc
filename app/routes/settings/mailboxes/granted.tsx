import { redirect } from 'react-router'
import { PROVIDER_NAMES } from '#app/domain/mailboxes/oauth-providers.ts'
import { takeGrant } from '#app/domain/mailboxes/take-grant.server.ts'
import { tryMailbox } from '#app/domain/sequences/tend-mailbox.server.ts'
import { saying } from '#app/server/flash.ts'
import { backAddress, FORGET_QUESTION, questionBehind } from '#app/server/grant-question.server.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/granted.ts'

/** Where a person comes back to from a provider, with a code or with a no. */
export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const answer = new URL(request.url).searchParams
  const asked = questionBehind(request, { state: answer.get('state') ?? '', userId: scope.user.userId })
  if (!asked)
    return {
      says: 'This sign-in was begun more than ten minutes ago, or in another browser.',
      mailboxId: null,
    }
  const { provider, mailboxId, verifier } = asked
  const again = (says: string) => ({ says, mailboxId })
  const code = answer.get('code')
  if (!code) return again(answer.get('error_description') ?? `${PROVIDER_NAMES[provider]} gave no leave.`)
  const redirectUri = backAddress(request, instanceOf().env.publicUrl)
  const taken = await takeGrant(scope, { provider, code, verifier, redirectUri, mailboxId })
  if (!taken.ok) return again(taken.says)
  const headers = new Headers({ 'Set-Cookie': FORGET_QUESTION })
  if (mailboxId === null) return redirect(`/settings/mailboxes/new?grant=${taken.grantId}`, { headers })
  const test = await tryMailbox(scope, { mailboxId })
  const text = test.ok
    ? `${taken.email} is connected again`
    : `Signed in, but: ${test.smtp.says} ${test.imap.says}`
  headers.append('Set-Cookie', saying({ text }))
  return redirect(`/settings/mailboxes/${mailboxId}`, { headers })
}

export default function Granted({ loaderData: { says, mailboxId } }: Route.ComponentProps) {
  const back = mailboxId === null ? '/settings/mailboxes/new' : `/settings/mailboxes/${mailboxId}`
  return (
    <div className="max-w-measure">
      <Notice
        tone="warn"
        title="The mailbox is not signed in."
        actions={<ButtonLink to={back}>Begin again</ButtonLink>}
      >
        {says}
      </Notice>
    </div>
  )
}

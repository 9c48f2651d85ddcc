import { redirect } from 'react-router'
import { GRANT_PROVIDERS } from '#db/vocabulary.ts'
import { getMailbox } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { clientFor } from '#app/domain/mailboxes/grants.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { newQuestion, questionUrl } from '#app/gateways/oauth.ts'
import { backAddress, rememberQuestion } from '#app/server/grant-question.server.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/sign-in.ts'

/** Sends a person to the provider to say yes; nothing is changed before they come back. */
export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const asked = new URL(request.url).searchParams
  const provider = GRANT_PROVIDERS.find((one) => one === asked.get('provider'))
  const client = provider && clientFor(provider)
  if (!client) throw new NotFound('This installation is not registered with that provider.')
  const mailbox = asked.has('mailbox') ? getMailbox(scope, Number(asked.get('mailbox'))) : null
  const question = newQuestion()
  const redirectUri = backAddress(request, instanceOf().env.publicUrl)
  return redirect(questionUrl(client, { ...question, redirectUri, email: mailbox?.email ?? null }), {
    headers: {
      'Set-Cookie': rememberQuestion(request, {
        ...question,
        provider,
        mailboxId: mailbox?.id ?? null,
        userId: scope.user.userId,
      }),
    },
  })
}

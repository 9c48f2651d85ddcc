import type { GrantProvider } from '#db/vocabulary.ts'
import { PROVIDER_NAMES, settingNames } from '#app/domain/mailboxes/oauth-providers.ts'
import { ButtonLink } from '../../ui/button.tsx'

/** The way in without a password, or what whoever runs this installation has to do for it. */
export function ProviderSignIn({
  provider,
  canSignIn,
  backAddress,
}: {
  provider: GrantProvider | null
  canSignIn: boolean
  backAddress: string
}) {
  if (!provider) return null
  const name = PROVIDER_NAMES[provider]
  if (canSignIn)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <ButtonLink reloadDocument look="primary" to={`/settings/mailboxes/sign-in?provider=${provider}`}>
          Sign in with {name}
        </ButtonLink>
        <span className="text-12 text-text-2">No password is kept. Or fill in the fields below.</span>
      </div>
    )
  return (
    <details className="text-12 text-text-2">
      <summary className="cursor-pointer underline decoration-line underline-offset-2">
        Sign in with {name} instead of a password
      </summary>
      <p className="mt-1.5 wrap-anywhere">
        Whoever runs this installation registers it once with {name} as a web application with the redirect
        address <code>{backAddress}</code>, sets {settingNames(provider)}, and restarts Linkwright. The README
        says more.
      </p>
    </details>
  )
}

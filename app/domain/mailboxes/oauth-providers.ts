import type { GrantProvider } from '#db/vocabulary.ts'
import type { OAuthClient } from '#app/gateways/oauth.ts'

/** The client id and secret of this installation, as its owner registered it with a provider. */
export type Registration = {
  clientId: string
  clientSecret: string
  /** Microsoft only: another door than the usual one, of a single tenant or of a national cloud. */
  authority?: string | null
}

export const PROVIDER_NAMES: Record<GrantProvider, string> = { google: 'Google', microsoft: 'Microsoft' }

/** The provider whose mailboxes a preset is for. */
export function providerOfPreset(preset: string): GrantProvider | null {
  return { gmail: 'google' as const, microsoft: 'microsoft' as const }[preset] ?? null
}

/** The names of the settings that hold a registration. */
export function settingNames(provider: GrantProvider): string {
  const name = `LINKWRIGHT_${provider.toUpperCase()}_CLIENT`
  return `${name}_ID and ${name}_SECRET`
}

const MICROSOFT = 'https://login.microsoftonline.com/common'
const MICROSOFT_SCOPES = ['IMAP.AccessAsUser.All', 'SMTP.Send'].map(
  (one) => `https://outlook.office.com/${one}`,
)

/** Where a provider's doors are and what is asked for: to read and to send, and a token that lasts. */
export function oauthClient(
  provider: GrantProvider,
  { clientId, clientSecret, authority }: Registration,
): OAuthClient {
  if (provider === 'google')
    return {
      clientId,
      clientSecret,
      authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      scope: 'https://mail.google.com/ openid email',
      // Google gives a lasting token only on a consent that is asked for anew.
      extra: { access_type: 'offline', prompt: 'consent' },
    }
  const door = `${(authority ?? MICROSOFT).replace(/\/$/, '')}/oauth2/v2.0`
  return {
    clientId,
    clientSecret,
    authorizeUrl: `${door}/authorize`,
    tokenUrl: `${door}/token`,
    scope: [...MICROSOFT_SCOPES, 'offline_access', 'openid', 'email', 'profile'].join(' '),
    extra: { prompt: 'select_account' },
  }
}

import type { GrantProvider } from '#db/vocabulary.ts'
import { exchangeCode } from '#app/gateways/oauth.ts'
import { emailKey, readEmailAddress } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import { getMailbox } from './get-mailbox.server.ts'
import { clientFor, giveGrant, keepGrant } from './grants.server.ts'
import { PROVIDER_NAMES } from './oauth-providers.ts'
import { troubleSentence } from './trouble-words.ts'

export type Taken = { ok: true; grantId: number; email: string } | { ok: false; says: string }

/**
 * Changes the code that a person brought back from a provider into tokens and keeps them, sealed.
 * @param mailboxId the mailbox that signs in anew: it must be that of the account; null: a new one will be made
 */
export async function takeGrant(
  scope: Scope,
  {
    provider,
    mailboxId,
    ...brought
  }: {
    provider: GrantProvider
    mailboxId: number | null
    code: string
    verifier: string
    redirectUri: string
  },
): Promise<Taken> {
  const name = PROVIDER_NAMES[provider]
  const client = clientFor(provider)
  if (!client) return { ok: false, says: `This installation is no longer registered with ${name}.` }
  const tokens = await exchangeCode(client, brought)
  if (!tokens.ok)
    return { ok: false, says: troubleSentence({ word: tokens.trouble, host: name, detail: tokens.detail }) }
  const { refreshToken } = tokens
  const email = readEmailAddress(tokens.email ?? '')
  if (!refreshToken)
    return { ok: false, says: `${name} gave no lasting leave. Remove Linkwright there and begin again.` }
  if (!email) return { ok: false, says: `${name} did not say which address this account has.` }
  const mailbox = mailboxId === null ? null : getMailbox(scope, mailboxId)
  // An account may sign in under another name than the address it writes from.
  if (mailbox && ![mailbox.email, mailbox.smtpUser].some((one) => emailKey(one) === emailKey(email)))
    return { ok: false, says: `You signed in as ${email}, but this mailbox is ${mailbox.email}.` }
  const { id: grantId } = keepGrant(scope, { provider, email, tokens: { ...tokens, refreshToken } })
  if (mailbox) giveGrant(scope, { grantId, mailboxId: mailbox.id })
  return { ok: true, grantId, email }
}

import type { ContactVerification } from '#db/vocabulary.ts'
import { isFreeMail } from '../values/free-mail.ts'
import { isRoleAddress } from './contact.ts'
import { isDisposable } from './disposable-mail.ts'

/** What is known of an address without writing to it. */
export type AddressCheck = { verification: ContactVerification; because: string }

/**
 * Judges an address by what can be looked up: its domain's mail hosts, whether it is a role's, from a free or a
 * throw-away provider. Nobody is asked whether the mailbox exists, so nothing here makes an address "verified".
 */
export function checkAddress(email: string, mailHosts: 'takes' | 'none' | 'unknown'): AddressCheck {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const kinds = [
    isRoleAddress(email) ? 'a role address' : null,
    isFreeMail(domain) ? 'a free-mail address' : null,
  ].filter((one) => one !== null)
  if (isDisposable(domain))
    return { verification: 'invalid', because: `${domain} gives throw-away addresses` }
  if (mailHosts === 'none')
    return { verification: 'invalid', because: `DNS says that ${domain} takes no mail` }
  const dns =
    mailHosts === 'takes'
      ? `DNS names a mail host for ${domain}`
      : `DNS did not say whether ${domain} takes mail`
  return {
    verification: isRoleAddress(email) ? 'role' : 'unverified',
    because: [dns, ...kinds].join('; '),
  }
}

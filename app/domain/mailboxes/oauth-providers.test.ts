import { expect, it } from 'vitest'
import { questionUrl } from '#app/gateways/oauth.ts'
import { oauthClient } from './oauth-providers.ts'

const registration = { clientId: 'id', clientSecret: 'secret' }
const question = { state: 's', verifier: 'v', redirectUri: 'https://crm.test/back', email: 'anna@crm.test' }
const asked = (url: string) => new URL(url).searchParams

it('Google is asked for a leave that lasts, with a proof that only we can redeem it', () => {
  const url = questionUrl(oauthClient('google', registration), question)
  expect(url).toMatch(/^https:\/\/accounts\.google\.com\//)
  expect(Object.fromEntries(asked(url))).toMatchObject({
    response_type: 'code',
    scope: 'https://mail.google.com/ openid email',
    access_type: 'offline',
    code_challenge_method: 'S256',
    login_hint: 'anna@crm.test',
  })
  expect(url).not.toContain('secret')
})

it('Microsoft is asked for both protocols, at its own door or at that of a tenant', () => {
  const url = questionUrl(oauthClient('microsoft', registration), question)
  expect(url).toMatch(/^https:\/\/login\.microsoftonline\.com\/common\/oauth2\/v2\.0\/authorize\?/)
  for (const scope of ['IMAP.AccessAsUser.All', 'SMTP.Send', 'offline_access'])
    expect(asked(url).get('scope')).toContain(scope)
  const tenant = oauthClient('microsoft', {
    ...registration,
    authority: 'https://login.microsoftonline.com/t1/',
  })
  expect(tenant.tokenUrl).toBe('https://login.microsoftonline.com/t1/oauth2/v2.0/token')
})

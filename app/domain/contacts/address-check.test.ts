import { expect, test } from 'vitest'
import { checkAddress } from './address-check.ts'

test.each([
  ['ines@soil.test', 'takes', 'unverified', 'DNS names a mail host for soil.test'],
  ['info@soil.test', 'takes', 'role', 'DNS names a mail host for soil.test; a role address'],
  ['ines@gmail.com', 'takes', 'unverified', 'DNS names a mail host for gmail.com; a free-mail address'],
  ['ines@soil.test', 'unknown', 'unverified', 'DNS did not say whether soil.test takes mail'],
  ['ines@soil.test', 'none', 'invalid', 'DNS says that soil.test takes no mail'],
  ['ines@mailinator.com', 'takes', 'invalid', 'mailinator.com gives throw-away addresses'],
] as const)('%s, mail hosts: %s', (email, hosts, verification, because) => {
  expect(checkAddress(email, hosts)).toEqual({ verification, because })
})

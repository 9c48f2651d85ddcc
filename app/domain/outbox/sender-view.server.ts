import type { SenderTest } from '#db/tables/mailboxes.ts'
import { isLoopback } from '#app/gateways/mail-trouble.ts'
import type { Finding } from '../mailboxes/finding.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { providerOf } from '../mailboxes/mail-hosts.ts'
import { emailSite } from '../values/email-address.ts'
import { isFreeMail } from '../values/free-mail.ts'
import type { Scope } from '../values/scope.server.ts'
import { providerRules } from './provider-rules.ts'
import { senderCheck } from './sender-check.server.ts'
import { standingOf } from './standing.server.ts'

export type SenderView = ReturnType<typeof senderView>

const DAYS = 30

/** What a person is shown about the standing of a mailbox with those who receive its mail. */
export function senderView(
  scope: Scope,
  { mailboxId, publicUrl }: { mailboxId: number; publicUrl: string | null },
) {
  const mailbox = getMailbox(scope, mailboxId)
  const check = senderCheck(scope, mailboxId)
  const test = check?.test ?? null
  const domain = emailSite(mailbox.email)
  return {
    checkedAt: check?.checkedAt ?? null,
    findings: check?.findings ?? null,
    test: testFinding(test),
    isOnItsWay: test !== null && test.folder === null,
    rules: providerRules({
      findings: check?.findings ?? null,
      results: test?.results ?? null,
      standing: standingOf(scope, { mailboxId, days: DAYS }),
      days: DAYS,
      isEncrypted: mailbox.smtpSecurity !== 'none' || isLoopback(mailbox.smtpHost),
      hasOneClick: publicUrl?.startsWith('https:') ?? false,
      isBorrowed: isFreeMail(domain) && !isOwnServer(domain, mailbox.smtpHost),
    }),
  }
}

/** A free-mail host sends its own addresses through servers of its own domain or of the company behind it. */
function isOwnServer(domain: string, smtpHost: string): boolean {
  return emailSite(`x@${smtpHost}`) === domain || providerOf(smtpHost) !== null
}

function testFinding(test: SenderTest | null): Finding {
  if (!test)
    return { level: 'unknown', says: 'Send a test message: the server that takes it says what it sees.' }
  if (test.folder === null)
    return {
      level: 'unknown',
      says: `The test message to ${test.to} was taken, but has not been found there yet.`,
    }
  const { results } = test
  const isSpam = !/^inbox$/i.test(test.folder)
  const place = isSpam ? `It was filed in “${test.folder}”. ` : ''
  if (!results)
    return {
      level: isSpam ? 'bad' : 'unknown',
      says: `${place}The server of ${test.to} did not say whether it checked the sender. A mailbox at another provider tells more.`,
    }
  const words = (['spf', 'dkim', 'dmarc'] as const)
    .map((name) => `${name.toUpperCase()} ${results[name] ?? 'not checked'}`)
    .join(', ')
  return {
    level: isSpam || !results.isAligned ? 'bad' : 'good',
    says: `${place}The server of ${test.to} saw: ${words}; ${results.isAligned ? 'for' : 'but not for'} the domain in From.`,
  }
}

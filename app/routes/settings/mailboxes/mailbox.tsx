import { data, Form, useNavigation } from 'react-router'
import { z } from 'zod'
import { ConnectionResult } from '#app/components/mailboxes/connection-result.tsx'
import { DkimKey } from '#app/components/mailboxes/dkim-key.tsx'
import { DoubtfulList } from '#app/components/mailboxes/doubtful-list.tsx'
import { HealthChip } from '#app/components/mailboxes/health-chip.tsx'
import { IdentityFields } from '#app/components/mailboxes/identity-fields.tsx'
import { PaceNotice } from '#app/components/mailboxes/pace-notice.tsx'
import { PaceFields } from '#app/components/mailboxes/pace-fields.tsx'
import { SenderStanding } from '#app/components/mailboxes/sender-standing.tsx'
import { ServerFields } from '#app/components/mailboxes/server-fields.tsx'
import { TestFailed } from '#app/components/mailboxes/test-failed.tsx'
import { getMailbox, showMailbox } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { healthOf } from '#app/domain/mailboxes/health.ts'
import { dkimToPublish, removeDkimKey, setDkimKey } from '#app/domain/mailboxes/dkim-key.server.ts'
import { MailboxChanges } from '#app/domain/mailboxes/mailbox-form.ts'
import { serverFields } from '#app/domain/mailboxes/mailbox-row.ts'
import { PROVIDER_NAMES } from '#app/domain/mailboxes/oauth-providers.ts'
import { doubtfulMail } from '#app/domain/outbox/doubtful.server.ts'
import { checkSender } from '#app/domain/outbox/sender-check.server.ts'
import { senderView } from '#app/domain/outbox/sender-view.server.ts'
import { lookForTest, testSender } from '#app/domain/outbox/test-sender.server.ts'
import { paceEffect } from '#app/domain/sequences/replan-mailbox.server.ts'
import { decideDoubtful } from '#app/domain/sequences/decide-doubtful.server.ts'
import {
  pauseSending,
  resumeSending,
  saveMailbox,
  tryMailbox,
} from '#app/domain/sequences/tend-mailbox.server.ts'
import { systemNames } from '#app/gateways/dns.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Fact, Facts } from '#app/ui/facts.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/mailbox.ts'

const Intent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save') }),
  z.object({ intent: z.literal('test') }),
  z.object({ intent: z.literal('pause') }),
  z.object({ intent: z.literal('resume') }),
  z.object({ intent: z.literal('look-up') }),
  z.object({ intent: z.literal('send-test') }),
  z.object({ intent: z.literal('find-test') }),
  z.object({
    intent: z.literal('set-dkim'),
    dkimSelector: z
      .string()
      .trim()
      .regex(/^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/i, 'A name of letters, digits and dashes.'),
    dkimSecretKey: z.string().max(10_000, 'This is too long for a key.').optional().default(''),
  }),
  z.object({ intent: z.literal('remove-dkim') }),
  z.object({
    intent: z.literal('decide'),
    outboxId: z.coerce.number().int(),
    sends: z.enum(['yes', 'no']),
  }),
])

export async function loader({ request, params }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const mailbox = showMailbox(scope, Number(params.mailboxId))
  return {
    mailbox,
    health: healthOf({ mailbox, now: scope.now, tempo: scope.tempo }),
    sender: senderView(scope, { mailboxId: mailbox.id, publicUrl: instanceOf().env.publicUrl }),
    dkim: dkimToPublish(getMailbox(scope, mailbox.id)),
    isSandbox: instanceOf().env.isSandbox,
    doubtful: doubtfulMail(scope, { mailboxId: mailbox.id }),
    zones: [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', mailbox.timeZone])],
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const mailbox = showMailbox(scope, Number(params.mailboxId))
  const { id: mailboxId, email } = mailbox
  const fields = await request.formData()
  const form = readForm(Intent, fields)
  if (!form.ok) return badForm(form)
  switch (form.value.intent) {
    case 'pause':
      pauseSending(scope, { mailboxId, because: `Paused by ${scope.user.userName}.` })
      return done()
    case 'resume': {
      const resumed = resumeSending(scope, { mailboxId })
      return resumed.ok ? done() : badForm(form, { smtpPassword: SIGN_IN_FIRST })
    }
    case 'test':
      return done({ test: await tryMailbox(scope, { mailboxId }) })
    case 'look-up':
      await checkSender(scope, mailboxId, systemNames())
      return done()
    case 'send-test':
    case 'find-test': {
      const look = form.value.intent === 'send-test' ? testSender : lookForTest
      const tested = await look(scope, mailboxId)
      if (!tested.ok) return badForm(form, { form: `The test message was not seen. ${tested.says}` })
      await checkSender(scope, mailboxId, systemNames())
      return done()
    }
    case 'set-dkim': {
      const { dkimSelector: selector, dkimSecretKey: pem } = form.value
      const set = setDkimKey(scope, { mailboxId, selector, pem })
      return set.ok ? done() : badForm(form, { dkimSecretKey: set.says })
    }
    case 'remove-dkim':
      removeDkimKey(scope, { mailboxId })
      return done()
    case 'decide':
      decideDoubtful(scope, { outboxId: form.value.outboxId, sends: form.value.sends === 'yes' })
      return done()
    case 'save': {
      if (mailbox.signsInWith)
        for (const [name, value] of Object.entries(serverFields(mailbox))) fields.set(name, value)
      const changes = readForm(MailboxChanges, fields)
      if (!changes.ok) return badForm(changes)
      const effect = paceEffect(scope, mailboxId, changes.value)
      if (effect && effect.key !== fields.get('agreed'))
        return data({ ok: false as const, errors: undefined, typed: changes.typed, test: null, effect })
      const saved = await saveMailbox(scope, mailboxId, changes.value)
      if (saved.ok) return done({ test: saved.test, says: `${email} is saved` })
      const answer = { ok: false as const, errors: undefined, typed: changes.typed, test: saved.test }
      return data(answer, { status: 422 })
    }
  }
}

const SIGN_IN_FIRST = 'The mailbox must be signed in again first'

type Test = Awaited<ReturnType<typeof tryMailbox>>

function done({ test = null, says }: { test?: Test | null; says?: string } = {}) {
  const headers: HeadersInit = says ? { 'Set-Cookie': saying({ text: says }) } : {}
  return data({ ok: true as const, errors: undefined, typed: undefined, test }, { headers })
}

export default function MailboxPage({ loaderData, actionData }: Route.ComponentProps) {
  const { mailbox, health, sender, dkim, isSandbox, doubtful, zones } = loaderData
  const busy = useNavigation().formData?.get('intent')
  const typed = actionData?.typed
  const errors = actionData?.errors
  const test = actionData && 'test' in actionData ? actionData.test : null
  const effect = actionData && 'effect' in actionData ? actionData.effect : null
  const isRefused = Boolean(test && !test.ok && typed)
  const isStopped = health.level === 'paused' || health.level === 'trouble'
  return (
    <div className="grid max-w-measure gap-8">
      <FormSection title={mailbox.email}>
        <div className="grid gap-4">
          <Facts>
            <Fact label="Health" more={health.says}>
              <HealthChip health={health} />
            </Fact>
            <Fact label="Mail read">
              <When at={mailbox.lastSyncAt} />
            </Fact>
            <Fact label="Next send">
              {mailbox.nextSendAt ? (
                <>
                  not before <When at={mailbox.nextSendAt} exact />
                </>
              ) : (
                'when something is due'
              )}
            </Fact>
          </Facts>
          {mailbox.allowBadCertificate && (
            <Notice tone="warn" title="Certificates are not checked for this mailbox." />
          )}
          {test && !isRefused && <ConnectionResult test={test} />}
          <Form method="post" className="flex flex-wrap gap-2">
            <Button name="intent" value="test" busy={busy === 'test' && 'Testing both sides…'}>
              Test both sides
            </Button>
            <Button
              name="intent"
              value={isStopped ? 'resume' : 'pause'}
              offBecause={isStopped && mailbox.needsPassword && SIGN_IN_FIRST}
            >
              {isStopped ? 'Resume sending' : 'Pause sending'}
            </Button>
            {mailbox.signsInWith && (
              <ButtonLink
                reloadDocument
                look={mailbox.needsPassword ? 'primary' : 'secondary'}
                to={`/settings/mailboxes/sign-in?provider=${mailbox.signsInWith}&mailbox=${mailbox.id}`}
              >
                Connect again
              </ButtonLink>
            )}
          </Form>
        </div>
      </FormSection>
      <FormSection
        title="Will its mail arrive?"
        help="Receivers ask the DNS whether mail of this address is genuine. Linkwright asks the same, once a day."
      >
        <div className="grid gap-4">
          <SenderStanding {...{ isSandbox }} view={sender} />
          <DkimKey published={dkim} seenAt={mailbox.dkimSeenAt} {...{ typed, errors }} />
        </div>
      </FormSection>
      {doubtful.length > 0 && (
        <FormSection
          title="Messages that need your decision"
          help="They are never sent again by themselves, so that nobody gets one twice."
        >
          <DoubtfulList mails={doubtful} />
        </FormSection>
      )}
      <Form method="post" noValidate key={mailbox.id} className="grid gap-8">
        <input type="hidden" name="preset" value={mailbox.preset} />
        <ErrorSummary errors={errors} />
        {effect && <PaceNotice key={effect.key} effect={effect} />}
        {test && isRefused && (
          <TestFailed title="Nothing was changed." test={test}>
            The new settings do not work. A password has to be typed again.
          </TestFailed>
        )}
        <FormSection title="Who writes">
          <div className="grid gap-5">
            <IdentityFields values={mailbox} {...{ typed, errors }} />
          </div>
        </FormSection>
        <FormSection
          title="When and how much"
          help="Holds for sequences. What you write yourself goes at once."
        >
          <div className="grid gap-5">
            <PaceFields values={mailbox} {...{ zones, typed, errors }} />
          </div>
        </FormSection>
        <FormSection title="Servers and passwords" help="Changes here are tried before they are kept.">
          <div className="grid gap-5">
            <ServerFields
              isStored
              values={mailbox}
              signsInWith={mailbox.signsInWith && PROVIDER_NAMES[mailbox.signsInWith]}
              {...{ typed, errors }}
            />
          </div>
        </FormSection>
        <div>
          <Button look="primary" name="intent" value="save" busy={busy === 'save' && 'Saving…'}>
            Save the mailbox
          </Button>
        </div>
      </Form>
    </div>
  )
}

import { PenLine, Send } from 'lucide-react'
import { Form, redirect, useNavigation } from 'react-router'
import { CountryNotice } from '#app/components/sequences/country-notice.tsx'
import { LintList } from '#app/components/templates/lint-list.tsx'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { LAUNCH_REFUSAL_WORDS } from '#app/domain/sequences/launch-refusal.ts'
import { launchSummary } from '#app/domain/sequences/launch-summary.server.ts'
import { launch } from '#app/domain/sequences/launch.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Fact, Facts } from '#app/ui/facts.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/launch.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, name, status } = getSequence(scope, {
    sequenceId: Number(params.sequenceId),
    projectId: project.id,
  })
  const base = `/p/${project.id}/sequences/${id}`
  if (status !== 'draft') throw redirect(base)
  return { base, name, ...launchSummary(scope, { sequenceId: id }) }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, name } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const launched = launch(scope, { sequenceId: id })
  const base = `/p/${project.id}/sequences/${id}`
  const words = launched.ok
    ? { text: `“${name}” is launched` }
    : { text: LAUNCH_REFUSAL_WORDS[launched.reason], isError: true }
  return redirect(launched.ok ? base : `${base}/launch`, { headers: { 'Set-Cookie': saying(words) } })
}

export default function LaunchScreen({ loaderData }: Route.ComponentProps) {
  const { base, name, refusal, goes, first, last, held, mailbox, texts, people } = loaderData
  const busy = useNavigation().state === 'submitting' && 'Launching…'
  const stay = held.opener + held.fields + held.person
  return (
    <>
      <PageBar title="Launch" crumb={{ label: name, to: base }} rule />
      <PageBody padded>
        <div className="grid max-w-measure grid-cols-1 gap-4">
          {refusal && <Refused refusal={refusal} base={base} mailboxId={mailbox?.id} />}
          {mailbox?.stoppedBecause && (
            <Notice tone="warn" title={`${mailbox.stoppedBecause}.`}>
              The sequence can be launched; its mail goes out once that is mended.
            </Notice>
          )}
          <CountryNotice {...loaderData.countries} />
          <Card title={titleOf(goes, people)}>
            <Facts>
              {first && (
                <Fact label="First mail" more={mailbox && fromWords(mailbox)}>
                  <When at={first} exact />
                </Fact>
              )}
              {last && goes > 1 && (
                <Fact label="Last of them" more={mailbox && `at most ${mailbox.dailyCap} a day`}>
                  <When at={last} exact />
                </Fact>
              )}
              {mailbox && (
                <Fact label="Hours" more={mailbox.timeZone}>
                  {mailbox.windowFrom} to {mailbox.windowTo}
                </Fact>
              )}
              <Fact label="Stay held">
                {stay === 0 ? 'nobody' : heldWords(held)}
                {held.opener > 0 && (
                  <div className="mt-1.5">
                    <ButtonLink size="sm" icon={PenLine} to={`${base}/openers`}>
                      Write openers
                    </ButtonLink>
                  </div>
                )}
              </Fact>
            </Facts>
          </Card>
          {texts.map((text) => (
            <Card key={text.name} title={text.name}>
              <LintList lint={text.lint} />
            </Card>
          ))}
          <p className="text-12 text-text-2">
            Each mail names the sender and the postal address and says how to be left alone. It stops for
            everybody at a site as soon as one of them answers. You can pause or stop it at any time.
          </p>
          <Form method="post" className="flex flex-wrap gap-2">
            <Button
              look="primary"
              icon={Send}
              busy={busy}
              offBecause={refusal ? LAUNCH_REFUSAL_WORDS[refusal] : false}
            >
              Launch the sequence
            </Button>
            <ButtonLink to={`${base}/preview`}>Preview every message</ButtonLink>
          </Form>
        </div>
      </PageBody>
    </>
  )
}

function titleOf(goes: number, people: number): string {
  if (people === 0) return 'Nobody is in it yet; whoever is added goes on at once'
  if (goes === 0) return `Nothing goes out yet: all ${people} are held`
  return `${counted(goes, 'mail')} of step 1 ${goes === 1 ? 'goes' : 'go'} out`
}

function heldWords({ opener, fields, person }: { opener: number; fields: number; person: number }): string {
  return [
    opener > 0 && `${opener} until the opener is written`,
    fields > 0 && `${fields} because a field is missing`,
    person > 0 && `${person} until you decide`,
  ]
    .filter(Boolean)
    .join(', ')
}

function Refused({
  refusal,
  base,
  mailboxId,
}: {
  refusal: keyof typeof LAUNCH_REFUSAL_WORDS
  base: string
  mailboxId?: number
}) {
  const mend = {
    'no-steps': { label: 'Add a step', to: `${base}/steps/new` },
    'no-mailbox': { label: 'Choose a mailbox', to: `${base}/settings` },
    'no-sender': { label: 'Open the mailbox', to: `/settings/mailboxes/${mailboxId}` },
    stopped: null,
  }[refusal]
  return (
    <Notice
      tone="lost"
      title="It cannot be launched yet."
      actions={
        mend && (
          <ButtonLink size="sm" to={mend.to}>
            {mend.label}
          </ButtonLink>
        )
      }
    >
      {LAUNCH_REFUSAL_WORDS[refusal]}
    </Notice>
  )
}

function fromWords({ email, others }: { email: string; others: number }): string {
  return others === 0
    ? `from ${email}`
    : `from ${email} and ${counted(others, 'other mailbox', 'other mailboxes')} in turn`
}

import { GitMerge, PenLine, Plus } from 'lucide-react'
import { ForecastCard } from '#app/components/sequences/forecast-card.tsx'
import { HeldTable } from '#app/components/sequences/held-table.tsx'
import { StepList } from '#app/components/sequences/step-list.tsx'
import { TextResultsCard } from '#app/components/sequences/text-results-card.tsx'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { countsOf, sequenceOverview } from '#app/domain/sequences/overview.server.ts'
import { listHeld } from '#app/domain/sequences/people.server.ts'
import { textResults } from '#app/domain/sequences/text-results.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/plan.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, status } = getSequence(scope, {
    sequenceId: Number(params.sequenceId),
    projectId: project.id,
  })
  const { people, openers } = countsOf(scope, id)
  const held = listHeld(scope, { sequenceId: id })
  return {
    base: `/p/${project.id}/sequences/${id}`,
    status,
    people,
    openers,
    ...sequenceOverview(scope, { sequenceId: id }),
    results: textResults(scope, { sequenceId: id }),
    held: {
      total: held.total,
      rows: held.rows.map(
        ({ enrolmentId, prospectId, domain, contact, because, heldFor, tooSoonBecause, dueAt }) => ({
          enrolmentId,
          prospectId,
          domain,
          contact,
          because,
          heldFor,
          tooSoonBecause,
          dueAt,
        }),
      ),
    },
  }
}

export default function PlanTab({ loaderData }: Route.ComponentProps) {
  const { base, steps, removed, forecast, mailbox, held, people, openers, results } = loaderData
  const hours = mailbox && `${mailbox.windowFrom} to ${mailbox.windowTo} in their zone`
  return (
    <PageBody padded>
      <div className="grid max-w-content grid-cols-1 gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,3.8fr)]">
        <StepList steps={steps} removed={removed} base={base} hours={hours} />
        <div className="grid grid-cols-1 content-start gap-4">
          {!mailbox && <NoMailbox base={base} />}
          {openers > 0 && <OpenersToWrite openers={openers} base={base} />}
          {people === 0 ? (
            <Card>
              <EmptyState
                icon={GitMerge}
                action={
                  <ButtonLink to={`${base}/enrol`} icon={Plus}>
                    Add prospects
                  </ButtonLink>
                }
              >
                Nobody is in this sequence yet. Choose whom to write to; everybody who cannot be written to is
                named with the reason.
              </EmptyState>
            </Card>
          ) : (
            <>
              {forecast && mailbox && <ForecastCard forecast={forecast} note={capWords(mailbox)} />}
              {results.map((step) => (
                <TextResultsCard key={step.number} results={step} base={base} />
              ))}
              <HeldTable rows={held.rows} total={held.total} base={base} />
            </>
          )}
        </div>
      </div>
    </PageBody>
  )
}

function capWords({ email, dailyCap }: { email: string; dailyCap: number }): string {
  return `At most ${dailyCap} a day from ${email} over all its sequences, one person a day at a site. Follow-ups are counted as if nobody answered; planned again as replies come.`
}

function OpenersToWrite({ openers, base }: { openers: number; base: string }) {
  return (
    <Notice
      title={`${counted(openers, 'opener')} to write.`}
      actions={
        <ButtonLink to={`${base}/openers`} size="sm" icon={PenLine} hotkey="o">
          Write openers
        </ButtonLink>
      }
    >
      Each mail begins with a sentence of yours; it stays here until that is written.
    </Notice>
  )
}

function NoMailbox({ base }: { base: string }) {
  return (
    <Notice
      tone="warn"
      title="No mailbox is chosen."
      actions={
        <ButtonLink to={`${base}/settings`} size="sm">
          Choose a mailbox
        </ButtonLink>
      }
    >
      Nobody can be added and nothing goes out before.
    </Notice>
  )
}

import { GitMerge, Plus } from 'lucide-react'
import { Link } from 'react-router'
import { SequenceStatusChip } from '#app/components/sequences/status-chip.tsx'
import { chosenProspects } from '#app/domain/sequences/choose.server.ts'
import { listSequences } from '#app/domain/sequences/overview.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/choose.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  return {
    base: `/p/${project.id}/sequences`,
    search: search.toString(),
    chosen: chosenProspects(scope, { projectId: project.id, params: search }).ids.length,
    sequences: listSequences(scope, { projectId: project.id })
      .filter((one) => one.status !== 'stopped')
      .map(({ id, name, status, steps, people, mailbox }) => ({ id, name, status, steps, people, mailbox })),
  }
}

/** Which sequence the prospects chosen in the grid go into. */
export default function ChooseSequence({
  loaderData: { base, search, chosen, sequences },
}: Route.ComponentProps) {
  return (
    <>
      <PageBar
        title={`Add ${counted(chosen, 'prospect')} to a sequence`}
        crumb={{ label: 'Sequences', to: base }}
        rule
      />
      <PageBody padded>
        <div className="max-w-measure">
          {sequences.length === 0 ? (
            <EmptyState
              icon={GitMerge}
              action={
                <ButtonLink to={`${base}/new`} look="primary" icon={Plus}>
                  New sequence
                </ButtonLink>
              }
            >
              There is no sequence in this project yet.
            </EmptyState>
          ) : (
            <Card padded={false} title="Which one?">
              <ul className="border-t border-line text-13">
                {sequences.map((one) => (
                  <li key={one.id} className="border-b border-line last:border-0">
                    <Link
                      to={`${base}/${one.id}/enrol?${search}`}
                      data-row-link=""
                      className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover"
                    >
                      <b className="min-w-0 truncate font-medium">{one.name}</b>
                      <SequenceStatusChip status={one.status} />
                      <span className="ml-auto flex-none text-12 text-text-2">
                        {counted(one.steps, 'step')}, {counted(one.people, 'person', 'people')}
                        {one.mailbox && `, ${one.mailbox}`}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </PageBody>
    </>
  )
}

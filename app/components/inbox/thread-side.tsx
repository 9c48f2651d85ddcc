import { PanelRight } from 'lucide-react'
import { lazy, Suspense, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButtonLink } from '../../ui/button.tsx'
import { Nothing } from '../../ui/grid.tsx'
import { PanelSection } from '../../ui/side-panel.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
import { LinkChip, SequenceChip, StageChip } from '../chips.tsx'
import { hasFacts } from '../prospects/has-facts.ts'
import { TacticLabel } from '../tactic.tsx'

const ProspectFacts = lazy(() =>
  import('../prospects/prospect-facts.tsx').then((file) => ({ default: file.ProspectFacts })),
)

type Side = NonNullable<ShownThread['side']>

/** The prospect beside the conversation: where it stands and why, why we write, who else is there. */
export function ThreadSide({
  side,
  classMenu,
}: {
  side: NonNullable<ShownThread['side']>
  classMenu?: ReactNode
}) {
  const { prospect, target, linkId } = side
  const path = `/p/${prospect.projectId}/prospects/${prospect.id}`
  return (
    <aside
      aria-label="Prospect"
      className="flex min-h-0 flex-col border-l border-line bg-surface text-13 max-[1180px]:hidden"
    >
      <div className="flex h-bar flex-none items-center border-b border-line pr-2 pl-4">
        <Link to={path} className="min-w-0 truncate font-medium hover:underline">
          {prospect.domain}
        </Link>
        <IconButtonLink icon={PanelRight} label="Open the prospect" to={path} className="ml-auto" />
      </div>
      <div className="min-h-0 flex-1 scroll-thin">
        <PanelSection>
          <dl className="grid grid-cols-[68px_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
            <Field label="Stage">
              <StageChip stage={prospect.stage} />
            </Field>
            <Field label="Sequence">
              {prospect.sequenceState ? (
                <SequenceChip state={prospect.sequenceState} step={prospect.sequenceStep} />
              ) : (
                <Nothing />
              )}
            </Field>
            <Field label="Link">
              {prospect.linkStatus ? <LinkChip status={prospect.linkStatus} /> : <Nothing />}
            </Field>
            {classMenu && <Field label="Reply">{classMenu}</Field>}
          </dl>
          <p className="mt-2 text-12 text-text-2">
            {prospect.linkStatus
              ? `Link: ${prospect.linkBecause ?? ''}. `
              : `${sentence(prospect.stageBecause)}, `}
            {prospect.linkStatus ? (
              linkId && (
                <Link to={`/p/${prospect.projectId}/links/${linkId}`} className="link-inline">
                  Evidence
                </Link>
              )
            ) : (
              <When at={prospect.stageSince} />
            )}
          </p>
          {prospect.sequenceBecause && prospect.sequenceBecause !== prospect.stageBecause && (
            <p className="mt-1 text-12 text-text-2">Sequence: {prospect.sequenceBecause}.</p>
          )}
        </PanelSection>
        <PanelSection title="Why we write">
          <div className="mb-1.5">
            <TacticLabel tactic={prospect.tactic} />
          </div>
          <Why facts={prospect.facts} target={target} />
        </PanelSection>
        <PanelSection title="People at this site">
          <ul className="grid gap-1.5">
            {side.people.map((person) => (
              <li key={person.id} className="flex min-w-0 items-center gap-2">
                <Avatar name={person.name} />
                <span className="min-w-0 truncate" title={person.email ?? undefined}>
                  {person.name}
                </span>
                <span className="min-w-0 truncate text-text-3">
                  {person.shutBecause ?? (person.awayUntil ? 'away' : person.role)}
                </span>
              </li>
            ))}
          </ul>
        </PanelSection>
        {side.elsewhere.length > 0 && (
          <PanelSection title="Across the team">
            <ul className="grid gap-1.5 text-12 text-text-2">
              {side.elsewhere.map((other) => (
                <li key={other.id}>
                  <Link to={`/p/${other.projectId}/prospects/${other.id}`} className="link">
                    {other.project}
                  </Link>
                  : {other.lastTouch ? other.lastTouch.toLowerCase() : 'not written to'}
                  {other.lastTouchAt && (
                    <>
                      , <When at={other.lastTouchAt} />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </PanelSection>
        )}
      </div>
    </aside>
  )
}

/** In a narrow pane the dead link takes a line of its own. */
function Why({
  facts: { deadUrl, deadCause, ...facts },
  target,
}: Pick<Side, 'target'> & { facts: Side['prospect']['facts'] }) {
  return (
    <>
      {deadUrl && (
        <p className="mb-1.5">
          <WebLink url={deadUrl} length={30} className="hover:underline" />{' '}
          {deadCause && <span className="font-medium text-lost-text">{deadCause}</span>}
        </p>
      )}
      {hasFacts(facts, target) && (
        <Suspense>
          <ProspectFacts facts={facts} target={target} />
        </Suspense>
      )}
    </>
  )
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

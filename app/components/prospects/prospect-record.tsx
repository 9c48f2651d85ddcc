import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { ToldPanel } from './told-panel.ts'
import { Fact, Facts, StatusFields } from '../../ui/facts.tsx'
import { Nothing } from '../../ui/grid.tsx'
import { NextAction } from '../../ui/next-action.tsx'
import { PanelSection, RecordTitle } from '../../ui/side-panel.tsx'
import { When } from '../../ui/when.tsx'
import { useOutward } from '../../ui/outward.tsx'
import { LinkChip, SequenceChip, StageChip } from '../chips.tsx'
import { ReplyClassChip } from '../reply-class-chip.tsx'
import { TacticLabel } from '../tactic.tsx'
import { Authority } from './authority.tsx'
import type { LastSearch } from './find-contacts.tsx'
import { nextIcon } from './next-icon.ts'
import { nextPath } from './next-path.ts'
import { StageMenu } from './stage-menu.tsx'
import type { Choices } from './filter-words.ts'
import { hasFacts } from './has-facts.ts'
import { pathOf } from './page-name.tsx'

/** Their scripts are loaded after the rest: they are on the page at once, and work as plain forms until then. */
const OwnerMenu = lazy(() => import('./owner-and-tags.tsx').then((file) => ({ default: file.OwnerMenu })))
const FindContacts = lazy(() =>
  import('./find-contacts.tsx').then((file) => ({ default: file.FindContacts })),
)
const FindDeadLinks = lazy(() =>
  import('./find-dead-links.tsx').then((file) => ({ default: file.FindDeadLinks })),
)
const ContactCard = lazy(() => import('./contact-card.tsx').then((file) => ({ default: file.ContactCard })))
const ScoreWhy = lazy(() => import('./score-why.tsx').then((file) => ({ default: file.ScoreWhy })))
const RecordTimeline = lazy(() =>
  import('./record-timeline.tsx').then((file) => ({ default: file.RecordTimeline })),
)
const ProspectFacts = lazy(() =>
  import('./prospect-facts.tsx').then((file) => ({ default: file.ProspectFacts })),
)
const PaymentFlag = lazy(() => import('../payment-flag.tsx').then((file) => ({ default: file.PaymentFlag })))
const TasksPart = lazy(() => import('../tasks/tasks-part.tsx').then((file) => ({ default: file.TasksPart })))
const TagForm = lazy(() => import('./owner-and-tags.tsx').then((file) => ({ default: file.TagForm })))

/** What every part of a prospect's record needs. `search` is the list under the panel, `here` where its forms come back to. */
export type RecordFacts = {
  panel: ToldPanel
  /** The last search for contacts at this site. */
  lastSearch: LastSearch
  choices: Choices
  projectId: number
  search: string
  here: string
}

/** Name, page, the three fields with their causes, and what is next. */
export function RecordHead({ panel, choices, projectId, here }: RecordFacts) {
  const { prospect, links } = panel
  const link = links[0]
  return (
    <>
      <PanelSection>
        <RecordTitle>
          <Link
            to={`/p/${projectId}/sites/${prospect.siteId}`}
            title="Everything about this site"
            className="hover:underline"
          >
            {prospect.domain}
          </Link>
        </RecordTitle>
        <PageLine {...prospect} />
        <div className="mt-3.5">
          <StatusFields
            fields={[
              {
                label: 'Stage',
                chip: <StageMenu {...{ prospect, projectId, here }} />,
                cause: <Cause because={prospect.stageBecause} at={prospect.stageSince} />,
              },
              {
                label: 'Sequence',
                chip: prospect.sequenceState ? (
                  <SequenceChip state={prospect.sequenceState} step={prospect.sequenceStep} />
                ) : (
                  <Nothing />
                ),
                cause:
                  [prospect.sequenceBecause, prospect.sequenceName].filter(Boolean).join(', in ') || null,
              },
              {
                label: 'Link',
                chip: prospect.linkStatus ? (
                  link ? (
                    <Link to={`/p/${projectId}/links/${link.id}`}>
                      <LinkChip status={prospect.linkStatus} />
                    </Link>
                  ) : (
                    <LinkChip status={prospect.linkStatus} />
                  )
                ) : (
                  <Nothing />
                ),
                cause: prospect.linkBecause,
              },
            ]}
          />
        </div>
      </PanelSection>
      {prospect.nextAction && (
        <PanelSection>
          <NextAction
            icon={nextIcon(prospect)}
            title={`Next: ${lower(prospect.nextAction)}`}
            to={nextPath(prospect, { projectId, threadId: panel.threads[0]?.id })}
          >
            {prospect.nextActionAt && <When at={prospect.nextActionAt} exact />}
            {prospect.sequenceState === 'held' && (
              <>
                {' '}
                <Link to={`/p/${projectId}/sequences/sending`} className="link">
                  All that is held
                </Link>
              </>
            )}
          </NextAction>
        </PanelSection>
      )}
      <PanelSection title="Tasks and touches">
        <Suspense>
          <TasksPart
            key={prospect.id}
            tasks={panel.tasks}
            people={choices.people}
            about={{ prospectId: prospect.id }}
            {...{ projectId, here }}
          />
        </Suspense>
      </PanelSection>
    </>
  )
}

/** Why we write, to whom, and who looks after it. */
export function RecordFactsPart({ panel, lastSearch, choices, projectId, search, here }: RecordFacts) {
  const { prospect, target, contacts } = panel
  const base = `/p/${projectId}/prospects/${prospect.id}`
  const chosen = contacts.find((contact) => contact.id === prospect.contactId)
  const others = contacts.filter((contact) => contact !== chosen)
  return (
    <>
      <PanelSection
        title="Why we write"
        side={
          <SideLink to={`${base}/edit${search}`} hotkey="e">
            Edit
          </SideLink>
        }
      >
        {hasFacts(prospect.facts, target) ? (
          <Suspense>
            <ProspectFacts facts={prospect.facts} target={target} />
          </Suspense>
        ) : (
          <p className="text-text-2">Nothing is noted yet: what is on their page, and what we offer.</p>
        )}
        {prospect.pageUrl && !prospect.facts.deadUrl && (
          <Suspense>
            <FindDeadLinks prospectId={prospect.id} {...{ projectId, here }} />
          </Suspense>
        )}
      </PanelSection>
      <PanelSection
        title={contacts.length > 1 ? 'Contacts' : 'Contact'}
        side={<SideLink to={`${base}/contacts/new${search}`}>Add contact</SideLink>}
      >
        {contacts.length === 0 && <p className="text-text-2">Nobody is known at this site yet.</p>}
        <div className="grid gap-3.5">
          {[...(chosen ? [chosen] : []), ...others].map((contact) => (
            <Suspense key={contact.id}>
              <ContactCard contact={contact} isChosen={contact === chosen} base={`${base}/contacts`} />
            </Suspense>
          ))}
        </div>
        <Suspense>
          <FindContacts prospectId={prospect.id} {...{ projectId, here }} last={lastSearch} />
        </Suspense>
      </PanelSection>
      <PanelSection title="Owner and tags">
        <Facts>
          <Fact label="Owner">
            <Suspense>
              <OwnerMenu {...{ panel, choices, projectId, here }} />
            </Suspense>
          </Fact>
          <Fact label="Tags">
            <Suspense>
              <TagForm {...{ panel, choices, projectId, here }} />
            </Suspense>
          </Fact>
          <Fact label="Score">
            <Suspense>
              <ScoreWhy key={prospect.id} {...{ prospect, projectId, here }} />
            </Suspense>
          </Fact>
          {prospect.authority !== null && (
            <Fact label="Authority">
              <Authority value={prospect.authority} metric={prospect.authorityMetric} />
            </Fact>
          )}
        </Facts>
      </PanelSection>
    </>
  )
}

/** The conversation, what else we have with this site, and everything that happened, with its causes. */
export function RecordHistory({ panel, projectId }: RecordFacts) {
  return (
    <>
      {panel.paymentRequests.length > 0 && (
        <PanelSection>
          <Suspense>
            <PaymentFlag requests={panel.paymentRequests} projectId={projectId} />
          </Suspense>
        </PanelSection>
      )}
      {panel.threads.length > 0 && (
        <PanelSection title={panel.threads.length > 1 ? 'Threads' : 'Thread'}>
          <ul className="grid gap-2.5">
            {panel.threads.map((thread) => (
              <li key={thread.id}>
                <div className="flex items-baseline gap-2">
                  <Link
                    to={`/p/${projectId}/inbox/${thread.id}`}
                    className="link min-w-0 truncate font-medium"
                  >
                    {thread.subject || 'Without a subject'}
                  </Link>
                  <When
                    at={thread.lastMessageAt}
                    className="ml-auto flex-none text-12 text-text-3 tabular-nums"
                  />
                </div>
                {thread.snippet && <p className="line-clamp-2 text-12 text-text-2">{thread.snippet}</p>}
                {thread.replyClass && (
                  <p className="mt-1">
                    <ReplyClassChip replyClass={thread.replyClass} isConfirmed={thread.replyClassConfirmed} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {panel.elsewhere.length > 0 && (
        <PanelSection
          title="Also at this site"
          side={<SideLink to={`/p/${projectId}/sites/${panel.prospect.siteId}`}>Whole history</SideLink>}
        >
          <ul className="grid gap-1.5">
            {panel.elsewhere.map((other) => (
              <li key={other.id} className="flex items-center gap-2">
                <Link
                  to={`/p/${other.projectId}/prospects/${other.id}`}
                  className="flex min-w-0 items-center gap-2 hover:underline"
                >
                  <TacticLabel tactic={other.tactic} />
                  <span className="truncate text-12 text-text-3">{other.project}</span>
                </Link>
                <span className="ml-auto flex-none">
                  <StageChip stage={other.stage} />
                </span>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      <PanelSection title="Timeline">
        <Suspense>
          <RecordTimeline timeline={panel.timeline} projectId={projectId} />
        </Suspense>
      </PanelSection>
    </>
  )
}

function PageLine({
  pageUrl,
  pageTitle,
  domain,
}: {
  pageUrl: string | null
  pageTitle: string | null
  domain: string
}) {
  const url = pageUrl ?? `https://${domain}/`
  const path = pageUrl ? pathOf(pageUrl) : ''
  const outward = useOutward()
  return (
    <p className="wrap-anywhere">
      <a href={outward(url)} title={url} target="_blank" rel="noopener noreferrer" className="link">
        {pageTitle ?? (path || 'The site as a whole')}
      </a>{' '}
      {pageTitle && <span className="text-12 text-text-3">{path}</span>}
    </p>
  )
}

function Cause({ because, at }: { because: string; at: Date }) {
  return (
    <>
      {because.charAt(0).toUpperCase() + because.slice(1)}, <When at={at} />
    </>
  )
}

function SideLink({ to, hotkey, children }: { to: string; hotkey?: string; children: string }) {
  return (
    <Link to={to} preventScrollReset className="link" data-hotkey={hotkey} aria-keyshortcuts={hotkey}>
      {children}
    </Link>
  )
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

import { Ban, Inbox, Link as LinkIcon, UserPlus } from 'lucide-react'
import { Form, Link } from 'react-router'
import { LinkChip, SequenceChip, StageChip } from '#app/components/chips.tsx'
import { tell } from '#app/components/activity-words.ts'
import { happenedOf } from '#app/components/happened.tsx'
import { metricUnit, round } from '#app/components/prospects/authority.tsx'
import { PaymentFlag } from '#app/components/payment-flag.tsx'
import { ContactCard } from '#app/components/prospects/contact-card.tsx'
import { PageName, pathOf } from '#app/components/prospects/page-name.tsx'
import { ReplyClassChip } from '#app/components/reply-class-chip.tsx'
import { TasksPart } from '#app/components/tasks/tasks-part.tsx'
import { TacticLabel } from '#app/components/tactic.tsx'
import { SUPPRESSION_REASON_WORDS } from '#app/components/words.ts'
import { contactsAt } from '#app/domain/contacts/list-contacts.server.ts'
import { sitePage, type SitePage } from '#app/domain/sites/site-page.server.ts'
import { openTasks } from '#app/domain/tasks/tasks.server.ts'
import { members } from '#app/domain/workspaces/members.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Fact, Facts } from '#app/ui/facts.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { WebLink } from '#app/ui/web-link.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/site.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const siteId = Number(params.siteId)
  const { timeline, ...page } = sitePage(scope, { siteId })
  return {
    projectId: project.id,
    page,
    timeline: timeline.map(tell),
    contacts: contactsAt(scope, { siteId }),
    tasks: openTasks(scope, { siteId }),
    people: members(scope),
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.page.site.domain ?? 'Site'} · Linkwright` },
]

/** Everything about a site, over all projects of the team. */
export default function SiteScreen({
  loaderData: { projectId, page, timeline, contacts, tasks, people },
}: Route.ComponentProps) {
  const { site, suppression } = page
  const here = page.prospects.find((prospect) => prospect.projectId === projectId)
  return (
    <>
      <PageBar
        title={site.domain}
        crumb={{ label: 'Prospects', to: `/p/${projectId}/prospects?f=site:is:${site.id}` }}
        rule
      />
      <PageBody padded>
        <div className="grid max-w-content gap-4 wide:grid-cols-[minmax(0,1fr)_340px]">
          <div className="grid content-start gap-4">
            {suppression && (
              <Notice tone="lost">
                Nobody at {site.domain} is written to. {SUPPRESSION_REASON_WORDS[suppression.reason]}:{' '}
                {suppression.origin}.
              </Notice>
            )}
            <PaymentFlag requests={page.paymentRequests} projectId={projectId} />
            <Prospects prospects={page.prospects} />
            <Threads threads={page.threads} projectId={projectId} />
            <Links links={page.links} />
            <Card title="What happened, over all projects">
              <div className="mt-1">
                <Timeline items={timeline.map((entry) => happenedOf(entry))} />
              </div>
            </Card>
          </div>
          <div className="grid content-start gap-4">
            <Known page={page} />
            <Card title="Tasks and touches">
              <TasksPart
                tasks={tasks}
                people={people}
                about={{ siteId: site.id }}
                projectId={projectId}
                here={`/p/${projectId}/sites/${site.id}`}
              />
            </Card>
            <Card title={counted(contacts.length, 'contact')}>
              {contacts.length === 0 ? (
                <p className="flex items-center gap-2 text-13 text-text-2">
                  <Icon of={UserPlus} size={14} /> Nobody is known at this site yet.
                </p>
              ) : (
                <div className="grid gap-4 text-13">
                  {contacts.map((contact) => (
                    <ContactCard
                      key={contact.id}
                      contact={contact}
                      isChosen
                      base={here ? `/p/${projectId}/prospects/${here.id}/contacts` : null}
                    />
                  ))}
                </div>
              )}
            </Card>
            {!suppression && <Suppress domain={site.domain} siteId={site.id} projectId={projectId} />}
          </div>
        </div>
      </PageBody>
    </>
  )
}

function Prospects({ prospects }: { prospects: SitePage['prospects'] }) {
  return (
    <Card title={prospects.length === 1 ? 'One reason to write' : `${prospects.length} reasons to write`}>
      <ul className="grid gap-3 text-13">
        {prospects.map((one) => (
          <li key={one.id} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <TacticLabel tactic={one.tactic} />
              <Link
                to={`/p/${one.projectId}/prospects/${one.id}`}
                className="link min-w-0 truncate font-medium"
              >
                <PageName title={one.pageTitle} url={one.pageUrl} />
              </Link>
              <span className="ml-auto flex flex-none gap-1.5">
                <StageChip stage={one.stage} />
                {one.sequenceState && <SequenceChip state={one.sequenceState} step={one.sequenceStep} />}
                {one.linkStatus && <LinkChip status={one.linkStatus} />}
              </span>
            </div>
            <p className="text-12 text-text-3">
              {one.project}
              {one.owner && `, ${one.owner}`}. {sentence(one.stageBecause)}
              {one.lastTouch && (
                <>
                  {' '}
                  {sentence(one.lastTouch, '')}, <When at={one.lastTouchAt} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function sentence(text: string, end = '.'): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + end
}

function Threads({ threads, projectId }: { threads: SitePage['threads']; projectId: number }) {
  if (threads.length === 0) return null
  return (
    <Card title={counted(threads.length, 'thread')} side={<Icon of={Inbox} className="text-text-3" />}>
      <ul className="grid gap-3 text-13">
        {threads.map((thread) => (
          <li key={thread.id}>
            <div className="flex items-center gap-2">
              <Link
                to={`/p/${thread.projectId ?? projectId}/inbox/${thread.id}`}
                className="link min-w-0 truncate font-medium"
              >
                {thread.subject || 'Without a subject'}
              </Link>
              {thread.replyClass && (
                <ReplyClassChip replyClass={thread.replyClass} isConfirmed={thread.replyClassConfirmed} />
              )}
              <When
                at={thread.lastMessageAt}
                className="ml-auto flex-none text-12 text-text-3 tabular-nums"
              />
            </div>
            {thread.snippet && <p className="line-clamp-2 text-12 text-text-2">{thread.snippet}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Links({ links }: { links: SitePage['links'] }) {
  if (links.length === 0) return null
  return (
    <Card title={counted(links.length, 'backlink')} side={<Icon of={LinkIcon} className="text-text-3" />}>
      <ul className="grid gap-3 text-13">
        {links.map((link) => (
          <li key={link.id} className="flex items-center gap-2">
            <LinkChip status={link.status} />
            <Link
              to={`/p/${link.projectId}/links/${link.id}`}
              className="link min-w-0 truncate"
              title={link.sourceUrl}
            >
              {pathOf(link.sourceUrl) || 'the home page'}
            </Link>
            <span className="min-w-0 truncate text-text-3">
              to {pathOf(link.targetUrl) || 'our home page'}
            </span>
            <span className="ml-auto flex-none text-12 text-text-3">
              {link.project}, <When at={link.statusSince} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Known({ page: { site, metrics } }: { page: Pick<SitePage, 'site' | 'metrics'> }) {
  return (
    <Card title="What is known">
      <Facts>
        <Fact label="Site">
          <WebLink url={`https://${site.domain}/`} />
        </Fact>
        <Fact label="Known since">
          <When at={site.createdAt} />
        </Fact>
        {metrics.map(({ metric, value, seenAt }) => (
          <Fact
            key={metric}
            label={metricUnit(metric) || metric.replaceAll('_', ' ')}
            more={
              <>
                seen <When at={seenAt} />
              </>
            }
          >
            {round(value)}
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

function Suppress({ domain, siteId, projectId }: { domain: string; siteId: number; projectId: number }) {
  return (
    <Card title="Do not write to this site">
      <Form method="post" action="/settings/suppressions" className="grid gap-2.5">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="values" value={domain} />
        <input type="hidden" name="to" value={`/p/${projectId}/sites/${siteId}`} />
        <p className="text-12 text-text-2">
          The whole domain goes on the suppression list: nothing leaves to anybody there, in any project.
        </p>
        <div>
          <Button look="danger" size="sm" icon={Ban}>
            Suppress {domain}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

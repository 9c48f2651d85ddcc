import { UserPlus } from 'lucide-react'
import { Link } from 'react-router'
import { tell } from '#app/components/activity-words.ts'
import { PaymentFlag } from '#app/components/payment-flag.tsx'
import { ContactCard } from '#app/components/prospects/contact-card.tsx'
import { BanSite, OffLimits, SiteKnown, SuppressSite } from '#app/components/sites/site-aside.tsx'
import { SiteLinks, SiteProspects, SiteThreads, SiteTouches } from '#app/components/sites/site-parts.tsx'
import { SiteTimeline } from '#app/components/sites/site-timeline.tsx'
import { TasksPart } from '#app/components/tasks/tasks-part.tsx'
import { contactsAt } from '#app/domain/contacts/list-contacts.server.ts'
import { sitePage } from '#app/domain/sites/site-page.server.ts'
import { siteTimeline } from '#app/domain/sites/site-timeline.server.ts'
import { openTasks } from '#app/domain/tasks/tasks.server.ts'
import { members } from '#app/domain/workspaces/members.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/site.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const siteId = Number(params.siteId)
  const before = Number(new URL(request.url).searchParams.get('before')) || null
  const page = sitePage(scope, { siteId })
  const { entries, next } = siteTimeline(scope, { siteId, before })
  return {
    projectId: project.id,
    page,
    timeline: entries.map(({ threadId, linkId, importId, prospectId, projectId, project, ...entry }) => ({
      ...tell(entry),
      threadId,
      linkId,
      importId,
      prospectId,
      projectId,
      project,
    })),
    before,
    next,
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
  loaderData: { projectId, page, timeline, before, next, contacts, tasks, people },
}: Route.ComponentProps) {
  const { site, suppression, banned, counts } = page
  const here = page.prospects.find((prospect) => prospect.projectId === projectId)
  const place = { domain: site.domain, siteId: site.id, projectId }
  return (
    <>
      <PageBar title={site.domain} crumb={{ label: 'Sites', to: `/p/${projectId}/sites` }} rule />
      <PageBody padded>
        <div className="grid max-w-content grid-cols-1 gap-4 wide:grid-cols-[minmax(0,1fr)_340px]">
          <div className="grid grid-cols-1 content-start gap-4">
            <OffLimits page={page} />
            <PaymentFlag requests={page.paymentRequests} projectId={projectId} />
            <SiteProspects prospects={page.prospects} total={counts.prospects} />
            <SiteThreads threads={page.threads} projectId={projectId} />
            <SiteLinks links={page.links} total={counts.links} />
            <SiteTouches touches={page.touches} />
            <Card title="What happened, over all projects">
              <div id="history" className="mt-1">
                <SiteTimeline entries={timeline} />
              </div>
              {(before || next) && (
                <nav aria-label="Pages of the history" className="mt-2 flex gap-4 text-13">
                  {before && (
                    <Link to="?#history" className="link">
                      The newest
                    </Link>
                  )}
                  {next && (
                    <Link to={`?before=${next}#history`} className="link">
                      Older
                    </Link>
                  )}
                </nav>
              )}
            </Card>
          </div>
          <div className="grid grid-cols-1 content-start gap-4">
            <SiteKnown page={page} />
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
            {!suppression && <SuppressSite {...place} />}
            {!banned && <BanSite {...place} />}
          </div>
        </div>
      </PageBody>
    </>
  )
}

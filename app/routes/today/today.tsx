import { Bell, Plus, Sun } from 'lucide-react'
import { Link } from 'react-router'
import { TaskList } from '#app/components/today/task-list.tsx'
import {
  tasksOfForms,
  tasksOfHeld,
  tasksOfLinks,
  tasksOfPeople,
  tasksOfReplies,
  tasksOfUnwell,
} from '#app/components/today/tasks.tsx'
import { TodayRail } from '#app/components/today/today-rail.tsx'
import { mailboxLoads, mailToday, sinceYesterday } from '#app/domain/reports/today-figures.server.ts'
import {
  changedLinks,
  heldForPeople,
  otherTrouble,
  repliesToAnswer,
  unsettledSends,
  unwell,
} from '#app/domain/reports/today.server.ts'
import { formsToFill } from '#app/domain/discovery/start-contact-search.server.ts'
import { endOfDay } from '#app/domain/tasks/day.ts'
import { openTasks } from '#app/domain/tasks/tasks.server.ts'
import { members } from '#app/domain/workspaces/members.server.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/today.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { zone } = readPreferences(request)
  const here = { projectId: project.id }
  return {
    base: `/p/${project.id}`,
    day: scope.now.toLocaleDateString('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: zone,
    }),
    replies: repliesToAnswer(scope, here),
    changed: changedLinks(scope, here),
    tasks: openTasks(scope, { ...here, dueBy: endOfDay(scope.now, zone) }),
    people: members(scope),
    projectId: project.id,
    forms: formsToFill(scope, { ...here, atMost: 3 }),
    held: heldForPeople(scope, here),
    unsettled: [...otherTrouble(scope, here), ...unsettledSends(scope, here)],
    unwell: unwell(scope, { wall: new Date() }),
    mail: mailToday(scope, { ...here, zone }),
    since: sinceYesterday(scope, here),
    loads: mailboxLoads(scope),
  }
}

export default function Today({ loaderData }: Route.ComponentProps) {
  const { base, day, replies, changed, mail, since, loads } = loaderData
  const unwellTasks = tasksOfUnwell(base, loaderData)
  const groups = [
    { title: 'Not well', total: unwellTasks.length, tasks: unwellTasks },
    {
      title: 'Reply',
      total: replies.total,
      tasks: tasksOfReplies(base, replies.rows),
      side: <GroupLink to={`${base}/inbox`}>All {replies.total} in the inbox</GroupLink>,
    },
    {
      title: 'Links that changed',
      total: changed.total,
      tasks: tasksOfLinks(base, changed.rows),
      side: <GroupLink to={`${base}/alerts`}>All alerts</GroupLink>,
    },
    {
      title: 'Tasks',
      total: loaderData.tasks.length,
      tasks: tasksOfPeople(base, loaderData),
      side: <GroupLink to={`${base}/tasks`}>All tasks</GroupLink>,
    },
    {
      title: 'Forms to write through',
      total: loaderData.forms.total,
      tasks: tasksOfForms(base, loaderData.forms.rows),
      side: <GroupLink to={`${base}/contacts`}>All {loaderData.forms.total}</GroupLink>,
    },
    {
      title: 'Before the next send',
      total: loaderData.held.length,
      tasks: tasksOfHeld(base, loaderData.held),
      side: <GroupLink to={`${base}/sequences/sending`}>Why is this not sending?</GroupLink>,
    },
  ]
  const firstKeys = groups.map(
    (_, at) => 1 + groups.slice(0, at).reduce((sum, group) => sum + group.tasks.length, 0),
  )
  return (
    <>
      <PageBar title="Today" sub={day} rule>
        <ButtonLink to={`${base}/alerts`} look="quiet" icon={Bell}>
          Alerts
        </ButtonLink>
      </PageBar>
      <PageBody padded>
        <div className="grid max-w-310 grid-cols-[minmax(0,1fr)_336px] gap-6 max-wide:grid-cols-1">
          <div className="grid content-start gap-6">
            {groups.every((group) => group.tasks.length === 0) && (
              <Nothing base={base} hasMailbox={loads.length > 0} />
            )}
            {groups.map((group, at) => (
              <TaskList key={group.title} {...group} firstKey={firstKeys[at]!} />
            ))}
          </div>
          <TodayRail mail={mail} since={since} loads={loads} />
        </div>
      </PageBody>
    </>
  )
}

function GroupLink({ to, children }: { to: string; children: React.ReactNode }) {
  return (
    <Link to={to} className="text-accent-text hover:underline">
      {children}
    </Link>
  )
}

function Nothing({ base, hasMailbox }: { base: string; hasMailbox: boolean }) {
  return (
    <div className="rounded-lg border border-line">
      <EmptyState
        icon={Sun}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <ButtonLink to={`${base}/imports/new`} look="primary" icon={Plus}>
              Bring prospects
            </ButtonLink>
            <ButtonLink to={`${base}/links/new`}>Paste your links</ButtonLink>
            {!hasMailbox && <ButtonLink to="/settings/mailboxes/new">Connect a mailbox</ButtonLink>}
          </div>
        }
      >
        What needs you stands here: replies to answer, openers to write, promises overdue, links at risk.
        Nothing does now.
      </EmptyState>
    </div>
  )
}

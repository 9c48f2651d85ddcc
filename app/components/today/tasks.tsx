import { CircleAlert, Inbox, ListTodo, TextCursorInput } from 'lucide-react'
import type { AlertKind, Hold, LinkStatus, ReplyClass, TouchKind } from '#db/vocabulary.ts'
import { LinkChip, SequenceChip } from '../chips.tsx'
import { alertPlace } from '../alerts/alert-place.ts'
import { REPLY_CLASS_ICONS } from '../reply-icons.ts'
import { ALERT_ICONS, HOLD_ICONS } from '../today-icons.ts'
import { HOLD_WORDS, REPLY_CLASS_WORDS } from '../words.ts'
import { TOUCH_ICONS } from '../tasks/touch-icons.ts'
import { TaskActions } from '../tasks/task-actions.tsx'
import { taskPlace } from '../tasks/task-place.ts'
import type { Task } from './task-list.tsx'

type Reply = {
  id: number
  subject: string
  snippet: string | null
  replyClass: ReplyClass | null
  at: Date | null
  firstName: string | null
  lastName: string | null
  email: string | null
  domain: string | null
  linkStatus: LinkStatus | null
}
type Changed = {
  id: number
  kind: AlertKind
  title: string
  because: string
  at: Date
  link: { id: number; status: LinkStatus; host: string } | null
  linkCount: number
  mailboxId: number | null
  prospectId: number | null
}
type OpenTask = {
  id: number
  title: string
  because: string
  dueOn: Date | null
  createdAt: Date
  prospectId: number | null
  linkId: number | null
  siteId: number | null
  touch: TouchKind | null
  domain: string | null
  threadId: number | null
  assignee: string | null
}
type Held = {
  sequenceId: number
  sequence: string
  heldFor: Hold | null
  count: number
  because: string
  since: number
}
type Unwell = {
  unwell: { what: string; says: string; mailboxId: number | null }[]
  unsettled: {
    id: number
    kind: AlertKind
    title: string
    because: string
    raisedAt: Date
    mailboxId: number | null
    prospectId: number | null
    link: { id: number; host: string } | null
    linkCount: number
  }[]
}

/** Replies that wait for an answer. */
export function tasksOfReplies(base: string, replies: Reply[]): Task[] {
  return replies.map((reply) => {
    const person = [reply.firstName, reply.lastName].filter(Boolean).join(' ') || reply.email || 'Somebody'
    const kind = reply.replyClass ?? 'other'
    return {
      key: `thread-${reply.id}`,
      icon: REPLY_CLASS_ICONS[kind] ?? Inbox,
      title: [person, reply.domain].filter(Boolean).join(', '),
      chip: reply.linkStatus && <LinkChip status={reply.linkStatus} />,
      because: (
        <span className="line-clamp-1 max-wide:line-clamp-2">
          {REPLY_CLASS_WORDS[kind]}. {reply.snippet ?? reply.subject}
        </span>
      ),
      at: reply.at,
      act: { word: 'Reply', to: `${base}/inbox/${reply.id}` },
    }
  })
}

/** Links that asked for a look. */
export function tasksOfLinks(base: string, changed: Changed[]): Task[] {
  return changed.map((row) => ({
    key: `alert-${row.id}`,
    icon: ALERT_ICONS[row.kind],
    title: row.linkCount > 1 ? row.title : (row.link?.host.replace(/^www\./, '') ?? row.title),
    chip: row.link && <LinkChip status={row.link.status} />,
    because: sentence(row.because),
    at: row.at,
    act: alertPlace(base, row) ?? { word: 'Look', to: `${base}/alerts` },
  }))
}

/** What keeps mail from going out, by sequence. */
export function tasksOfHeld(base: string, held: Held[]): Task[] {
  return held.map((row) => {
    const kind = row.heldFor ?? 'person'
    const isOpener = kind === 'opener'
    return {
      key: `held-${row.sequenceId}-${kind}`,
      icon: HOLD_ICONS[kind],
      title: isOpener
        ? `${row.count} ${row.count === 1 ? 'opener' : 'openers'} to write`
        : `${row.count} held: ${HOLD_WORDS[kind]}`,
      chip: <SequenceChip state="held" />,
      because: `“${row.sequence}”. ${isOpener ? 'Nothing goes out to them until it is written.' : row.because}`,
      at: new Date(row.since),
      act: isOpener
        ? { word: 'Write', to: `${base}/sequences/${row.sequenceId}/openers` }
        : { word: 'Review', to: `${base}/sequences/${row.sequenceId}/people?state=held` },
    }
  })
}

/** Sites that can be written to through a form only. */
export function tasksOfForms(
  base: string,
  forms: { id: number; domain: string; forms: string[]; finishedAt: Date | null }[],
): Task[] {
  return forms.map((form) => ({
    key: `form-${form.id}`,
    icon: TextCursorInput,
    title: form.domain,
    because: `No address was found on their site, but a form: ${form.forms[0]}`,
    at: form.finishedAt,
    act: { word: 'Write', to: `${base}/contacts` },
  }))
}

/** What only a person can do, put there by somebody or something. */
export function tasksOfPeople(
  base: string,
  {
    projectId,
    tasks,
    people,
    here = `${base}/today`,
  }: { projectId: number; tasks: OpenTask[]; people: { id: number; name: string }[]; here?: string },
): Task[] {
  return tasks.map((task) => ({
    key: `task-${task.id}`,
    icon: task.touch ? TOUCH_ICONS[task.touch] : ListTodo,
    title: task.domain ? `${task.title}, ${task.domain}` : task.title,
    because: `${sentence(task.because)}${task.assignee ? `. For ${task.assignee}` : ''}`,
    at: task.dueOn ?? task.createdAt,
    act: actOf(base, task),
    more: <TaskActions task={task} people={people} projectId={projectId} here={here} />,
  }))
}

function actOf(base: string, task: OpenTask): Task['act'] {
  const { threadId, linkId } = task
  if (threadId && linkId) return { word: 'Write', to: `${base}/inbox/${threadId}?thanks=${linkId}` }
  return { word: 'Open', to: taskPlace(base, task) }
}

/** Jobs, mailboxes and sends that went wrong. */
export function tasksOfUnwell(base: string, { unwell: rows, unsettled }: Unwell): Task[] {
  const sick = rows.map((row) => ({
    key: `unwell-${row.what}`,
    icon: CircleAlert,
    title: row.what,
    because: row.says,
    at: null,
    act: row.mailboxId
      ? { word: 'Mend', to: `/settings/mailboxes/${row.mailboxId}` }
      : { word: 'Look', to: '/settings/workspace' },
  }))
  const sends = unsettled.map((alert) => ({
    key: `alert-${alert.id}`,
    icon: ALERT_ICONS[alert.kind],
    title: alert.title,
    because: alert.because,
    at: alert.raisedAt,
    act: alertPlace(base, alert) ?? { word: 'Look', to: `${base}/alerts` },
  }))
  return [...sick, ...sends]
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

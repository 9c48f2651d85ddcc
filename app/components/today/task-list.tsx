import type { ReactNode } from 'react'
import type { To } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'
import { GroupHead } from '../../ui/card.tsx'
import { Icon, type IconType } from '../../ui/icon.tsx'
import { When } from '../../ui/when.tsx'

export type Task = {
  key: string
  icon: IconType
  title: string
  chip?: ReactNode
  /** The cause, one clause. */
  because: ReactNode
  at: Date | null
  act: { word: string; to: To }
  /** More that can be done with it, beside the button. */
  more?: ReactNode
}

/**
 * Things of one kind that need a person: each with its cause and the one button that deals with it.
 * @param firstKey number of the first row's key; rows beyond 9 have none
 */
export function TaskList({
  title,
  total,
  tasks,
  side,
  firstKey,
}: {
  title: string
  total: number
  tasks: Task[]
  side?: ReactNode
  firstKey: number
}) {
  if (tasks.length === 0) return null
  return (
    <section>
      <GroupHead title={title} count={total} side={side} />
      <ul className="rounded-lg border border-line bg-surface">
        {tasks.map((task, at) => (
          <li
            key={task.key}
            className="flex items-start gap-3 border-t border-line px-4 py-2.5 first:border-0 max-wide:flex-wrap"
          >
            <Icon of={task.icon} className="mt-0.5 text-text-2" />
            <div className="min-w-0 flex-1 text-13">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <b className="font-medium">{task.title}</b>
                {task.chip}
              </div>
              <div className="text-12 wrap-anywhere text-text-2">{task.because}</div>
            </div>
            <span className="flex items-center gap-3 self-center max-wide:w-full max-wide:justify-between max-wide:pl-7">
              <When at={task.at} className="text-12 text-text-3 tabular-nums" />
              {task.more}
              <ButtonLink
                size="sm"
                to={task.act.to}
                hotkey={firstKey + at <= 9 ? String(firstKey + at) : undefined}
                className="min-w-26 justify-between!"
              >
                {task.act.word}
              </ButtonLink>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

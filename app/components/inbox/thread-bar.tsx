import { AlarmClock, CheckCheck, ChevronDown, ChevronLeft, ChevronUp, RotateCcw } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Form } from 'react-router'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { SNOOZES, SNOOZE_WORDS } from '../../domain/values/snoozes.ts'
import { Button, IconButtonLink } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { neighbours, threadPath, type DeedPath, type InboxPlace } from './place.ts'
import type { Kin } from './thread-menus.tsx'

const ThreadMenus = lazy(() => import('./thread-menus.tsx').then((file) => ({ default: file.ThreadMenus })))

/** Subject and what can be done with the whole conversation. */
export function ThreadBar({
  thread,
  place,
  team,
  kin,
  deed,
}: {
  thread: ShownThread['thread']
  place: InboxPlace
  team: { id: number; name: string }[]
  kin: Kin[]
  deed: DeedPath
}) {
  const { next, previous } = neighbours(place, thread.id)
  const after = threadPath(place, next ?? previous)
  return (
    <header className="flex h-bar flex-none items-center gap-2 border-b border-line bg-surface px-4">
      <IconButtonLink
        icon={ChevronLeft}
        label="Back to the list"
        to={threadPath(place)}
        className="-ml-2 wide:hidden"
      />
      <h2 className="min-w-0 flex-1 truncate text-14 font-semibold" title={thread.subject}>
        {thread.subject || 'Without a subject'}
      </h2>
      <div className="flex flex-none items-center gap-2">
        <span className="contents max-wide:hidden">
          {previous && (
            <IconButtonLink
              icon={ChevronUp}
              label="Previous conversation"
              hotkey="k"
              to={threadPath(place, previous)}
              preventScrollReset
              className="max-wide:hidden"
            />
          )}
          {next && (
            <IconButtonLink
              icon={ChevronDown}
              label="Next conversation"
              hotkey="j"
              to={threadPath(place, next)}
              preventScrollReset
              className="max-wide:hidden"
            />
          )}
        </span>
        <Suspense>
          <ThreadMenus {...{ thread, team, kin, deed, after }} />
        </Suspense>
        <Form method="post" action={deed('state')} className="contents">
          <input type="hidden" name="after" value={after} />
          {thread.state === 'done' ? (
            <Button size="sm" icon={RotateCcw} hotkey="e" name="to" value="to_answer">
              Reopen
            </Button>
          ) : (
            <>
              <Menu
                label="Snooze"
                trigger={(opens) => (
                  <Button
                    {...opens}
                    size="sm"
                    look="quiet"
                    icon={AlarmClock}
                    hotkey="h"
                    className="max-wide:hidden"
                  >
                    Snooze
                  </Button>
                )}
              >
                {SNOOZES.map((snooze) => (
                  <MenuItem key={snooze} name="to" value={snooze}>
                    {SNOOZE_WORDS[snooze]}
                  </MenuItem>
                ))}
              </Menu>
              <Button size="sm" icon={CheckCheck} hotkey="e" name="to" value="done">
                Done
              </Button>
            </>
          )}
        </Form>
      </div>
    </header>
  )
}

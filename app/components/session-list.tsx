import { Form } from 'react-router'
import { Button } from '../ui/button.tsx'
import { TimesProvider, useTimes, When } from '../ui/when.tsx'
import { browserWords } from './browser-words.ts'

type Session = {
  id: number
  ip: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
  isThis: boolean
}

/** Where one is signed in, latest first. @param wall the machine's own time: sessions do not follow the sandbox clock */
export function SessionList({ sessions, wall }: { sessions: Session[]; wall: number }) {
  const { zone } = useTimes()
  return (
    <TimesProvider now={wall} zone={zone}>
      <ul className="rounded-lg border border-line">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex items-center gap-3 px-4 py-2.5 text-13 not-first:border-t not-first:border-line"
          >
            <div className="min-w-0 flex-1">
              <span title={session.userAgent} className="font-medium">
                {browserWords(session.userAgent)}
              </span>
              <div className="text-12 text-text-2">
                {session.ip}, signed in <When at={session.createdAt} />, last seen{' '}
                <When at={session.lastSeenAt} />
              </div>
            </div>
            {session.isThis ? (
              <span className="text-12 text-text-3">this browser</span>
            ) : (
              <Form method="post">
                <input type="hidden" name="intent" value="end-session" />
                <input type="hidden" name="sessionId" value={session.id} />
                <Button size="sm">Sign it out</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" className="mt-3">
          <input type="hidden" name="intent" value="end-others" />
          <Button look="danger" size="sm">
            Sign out all {sessions.length - 1} others
          </Button>
        </Form>
      )}
    </TimesProvider>
  )
}

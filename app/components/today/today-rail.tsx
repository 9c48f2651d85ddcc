import { Link2, Reply, ScanEye, Unlink, Handshake } from 'lucide-react'
import { Link } from 'react-router'
import { Card } from '../../ui/card.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MailChart } from './mail-chart.tsx'

type Load = {
  id: number
  email: string
  level: 'well' | 'warning' | 'trouble' | 'paused'
  sent: number
  cap: number
  isRamping: boolean
}
type Since = { live: number; replies: number; promises: number; lost: number; checked: number }

const DOTS = { well: 'live', warning: 'warn', trouble: 'lost', paused: 'idle' } as const

/** Beside the tasks of today: the mail that goes out, what came since yesterday, how full the mailboxes are. */
export function TodayRail({
  mail,
  since,
  loads,
}: {
  mail: { sent: Date[]; planned: Date[] }
  since: Since
  loads: Load[]
}) {
  const ramping = loads.filter((load) => load.isRamping)
  return (
    <aside className="grid content-start gap-4">
      <MailChart {...mail} boxes={loads.length} />
      <Card title="Since yesterday">
        <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-1.5 text-13">
          {figures(since).map(({ icon, word, value }) => (
            <div key={word} className="contents">
              <dt className="flex items-center gap-2 text-text-2">
                <Icon of={icon} size={14} className="text-text-3" />
                {word}
              </dt>
              <dd className="text-right font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title="Mailboxes">
        {loads.length === 0 ? (
          <p className="text-13 text-text-2">
            None yet.{' '}
            <Link to="/settings/mailboxes/new" className="link">
              Connect a mailbox
            </Link>
          </p>
        ) : (
          <ul className="grid gap-1.5 text-13">
            {loads.map((load) => (
              <li key={load.id} className="flex items-center gap-2">
                <Dot tone={DOTS[load.level]} />
                <Link to={`/settings/mailboxes/${load.id}`} className="min-w-0 truncate hover:underline">
                  {load.email}
                </Link>
                <span className="ml-auto flex-none text-text-3 tabular-nums">
                  {load.sent} of {load.cap}
                </span>
              </li>
            ))}
          </ul>
        )}
        {ramping.length > 0 && (
          <p className="mt-2 text-12 text-text-2">
            {ramping.map((load) => load.email.replace(/@.*/, '@')).join(', ')}{' '}
            {ramping.length === 1 ? 'is' : 'are'} ramping up: the cap grows day by day.
          </p>
        )}
      </Card>
    </aside>
  )
}

function figures(since: Since) {
  return [
    { icon: Link2, word: 'Live', value: since.live },
    { icon: Reply, word: 'Replies', value: since.replies },
    { icon: Handshake, word: 'Promises', value: since.promises },
    { icon: Unlink, word: 'Lost', value: since.lost },
    { icon: ScanEye, word: 'Links checked', value: since.checked },
  ]
}

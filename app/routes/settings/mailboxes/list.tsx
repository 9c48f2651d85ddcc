import { Mail, Plus } from 'lucide-react'
import { Link } from 'react-router'
import { HealthChip } from '#app/components/mailboxes/health-chip.tsx'
import { listMailboxes } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { healthOf } from '#app/domain/mailboxes/health.ts'
import { mailboxLoads } from '#app/domain/reports/today-figures.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/list.ts'

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const loads = new Map(mailboxLoads(scope).map((load) => [load.id, load]))
  return {
    mailboxes: listMailboxes(scope).map((mailbox) => ({
      id: mailbox.id,
      email: mailbox.email,
      health: healthOf({ mailbox, now: scope.now, tempo: scope.tempo }),
      lastSyncAt: mailbox.lastSyncAt,
      sent: loads.get(mailbox.id)?.sent ?? 0,
      cap: loads.get(mailbox.id)?.cap ?? mailbox.dailyCap,
    })),
  }
}

export default function Mailboxes({ loaderData: { mailboxes } }: Route.ComponentProps) {
  const connect = (
    <ButtonLink look="primary" icon={Plus} to="/settings/mailboxes/new">
      Connect a mailbox
    </ButtonLink>
  )
  if (mailboxes.length === 0)
    return (
      <EmptyState icon={Mail} action={connect}>
        A mailbox of your team sends the sequences and brings the replies. None is connected yet.
      </EmptyState>
    )
  return (
    <div className="grid max-w-measure gap-4">
      <FormSection title="Mailboxes" help="Sequences leave from them, and their replies are read.">
        <ul className="rounded-lg border border-line">
          {mailboxes.map((mailbox) => (
            <li
              key={mailbox.id}
              className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-13 not-first:border-t not-first:border-line hover:bg-hover"
            >
              <div className="min-w-0 flex-1 basis-60">
                <Link
                  to={`/settings/mailboxes/${mailbox.id}`}
                  className="font-medium after:absolute after:inset-0 hover:underline"
                >
                  {mailbox.email}
                </Link>
                <p className="truncate text-12 text-text-2" title={mailbox.health.says}>
                  {mailbox.health.says}
                </p>
              </div>
              <span className="text-12 text-text-2 tabular-nums">
                {mailbox.sent} of {mailbox.cap} today
              </span>
              <span className="w-32 text-12 text-text-3">
                {mailbox.lastSyncAt ? (
                  <>
                    read <When at={mailbox.lastSyncAt} />
                  </>
                ) : (
                  'not read yet'
                )}
              </span>
              <HealthChip health={mailbox.health} />
            </li>
          ))}
        </ul>
      </FormSection>
      <div>{connect}</div>
    </div>
  )
}

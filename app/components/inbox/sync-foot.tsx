import { Link } from 'react-router'
import { Dot } from '../../ui/dot.tsx'
import { counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'

export type SyncState = { email: string; isWell: boolean; says: string; lastSyncAt: Date | null }

/** How fresh the list is: the mailboxes in step, or the one that is not, and why. */
export function SyncFoot({ mailboxes }: { mailboxes: SyncState[] }) {
  const unwell = mailboxes.filter((one) => !one.isWell)
  const oldest = mailboxes.map((one) => one.lastSyncAt?.getTime() ?? 0).sort((a, b) => a - b)[0]
  return (
    <div className="flex h-8 flex-none items-center gap-2 border-t border-line px-4 text-12 text-text-3">
      {mailboxes.length === 0 ? (
        'No mailbox is connected'
      ) : unwell.length > 0 ? (
        <>
          <Dot tone="lost" />
          <Link to="/settings/mailboxes" className="min-w-0 truncate hover:underline" title={unwell[0]!.says}>
            {unwell[0]!.email}: {unwell[0]!.says}
          </Link>
        </>
      ) : (
        <>
          <Dot tone="live" />
          <span className="min-w-0 truncate">
            {counted(mailboxes.length, 'mailbox', 'mailboxes')} in step
            {oldest ? (
              <>
                , <When at={oldest} />
              </>
            ) : null}
          </span>
        </>
      )}
    </div>
  )
}

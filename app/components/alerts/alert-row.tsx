import type { ReactNode } from 'react'
import type { AlertKind, LinkStatus } from '#db/vocabulary.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { When } from '../../ui/when.tsx'
import { LinkChip } from '../chips.tsx'
import { ALERT_ICONS } from '../today-icons.ts'
import { alertPlace } from './alert-place.ts'

export type ListedAlert = {
  id: number
  kind: AlertKind
  title: string
  because: string
  raisedAt: Date
  resolvedAt: Date | null
  mailboxId: number | null
  prospectId: number | null
  link: { id: number; status: LinkStatus; host: string } | null
  linkCount: number
}

/** One alert with its cause, when it began and ended, and where it is looked into. @param children more to do with it */
export function AlertRow({
  alert,
  base,
  children,
}: {
  alert: ListedAlert
  base: string
  children?: ReactNode
}) {
  const place = alertPlace(base, alert)
  return (
    <li className="flex items-start gap-3 border-t border-line px-4 py-2.5 first:border-0 max-wide:flex-wrap">
      <Icon of={ALERT_ICONS[alert.kind]} className="mt-0.5 text-text-2" />
      <div className="min-w-0 flex-1 text-13">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <b className="font-medium wrap-anywhere">{alert.title}</b>
          {alert.link && alert.linkCount === 1 && <LinkChip status={alert.link.status} />}
        </div>
        <div className="text-12 wrap-anywhere text-text-2">
          {alert.because.charAt(0).toUpperCase() + alert.because.slice(1)}
        </div>
        <div className="text-12 text-text-3">
          Raised <When at={alert.raisedAt} />
          {alert.resolvedAt && (
            <>
              , over <When at={alert.resolvedAt} />
            </>
          )}
        </div>
      </div>
      <span className="flex items-center gap-2 self-center max-wide:w-full max-wide:pl-7">
        {children}
        {place && (
          <ButtonLink size="sm" to={place.to}>
            {place.word}
          </ButtonLink>
        )}
      </span>
    </li>
  )
}

import {
  CalendarX,
  CirclePause,
  CircleX,
  EyeOff,
  Link,
  MailX,
  PenLine,
  ShieldAlert,
  TriangleAlert,
  Unlink,
  WifiOff,
} from 'lucide-react'
import type { AlertKind, Hold } from '#db/vocabulary.ts'
import type { IconType } from '../ui/icon.tsx'

/** The icons of what waits for a person. */

export const ALERT_ICONS: Record<AlertKind, IconType> = {
  link_live: Link,
  link_recovered: Link,
  link_degraded: TriangleAlert,
  link_at_risk: ShieldAlert,
  link_lost: Unlink,
  link_overdue: CalendarX,
  link_unverifiable: EyeOff,
  mailbox_trouble: CircleX,
  send_unknown: CircleX,
  send_failed: MailX,
  job_trouble: CircleX,
  network_trouble: WifiOff,
  webhook_trouble: CircleX,
}

export const HOLD_ICONS: Record<Hold, IconType> = {
  opener: PenLine,
  launch: CirclePause,
  pause: CirclePause,
  fields: CirclePause,
  person: CirclePause,
}

import {
  Ban,
  CalendarX,
  CheckCheck,
  CircleDashed,
  CircleEllipsis,
  CirclePause,
  CircleSlash,
  CircleStop,
  CircleX,
  EyeOff,
  Feather,
  FilePenLine,
  FolderTree,
  GitCompare,
  Handshake,
  Hourglass,
  Library,
  Link,
  Link2Off,
  ListChecks,
  MailCheck,
  MailX,
  MessageCircleOff,
  MessagesSquare,
  Newspaper,
  PenLine,
  Play,
  Quote,
  Reply,
  RotateCcw,
  Send,
  ShieldAlert,
  Tag,
  ThumbsDown,
  TriangleAlert,
  Trophy,
  Unlink,
  UserX,
  Users,
} from 'lucide-react'
import type { ContactVerification, EnrolmentState, LinkStatus, Stage, Tactic } from '#db/vocabulary.ts'
import type { IconType } from '../ui/icon.tsx'

/** The icons of what a prospect shows. An icon keeps its meaning across the product: `Handshake` is always a promise. */

export const TACTIC_ICONS: Record<Tactic, IconType> = {
  link_gap: GitCompare,
  broken_link: Link2Off,
  resource_page: Library,
  guest_post: FilePenLine,
  unlinked_mention: Quote,
  journalist_request: Newspaper,
  link_reclaim: RotateCcw,
  editorial: Feather,
  directory: FolderTree,
  other: Tag,
}

export const STAGE_ICONS: Record<Stage, IconType> = {
  new: CircleDashed,
  qualified: ListChecks,
  ready: PenLine,
  contacted: Send,
  replied: Reply,
  negotiating: MessagesSquare,
  promised: Handshake,
  won: Trophy,
  disqualified: CircleSlash,
  no_response: MessageCircleOff,
  declined: ThumbsDown,
  bounced: MailX,
  do_not_contact: Ban,
  lost: Unlink,
}

export const ENROLMENT_ICONS: Record<EnrolmentState, IconType> = {
  active: Play,
  waiting: Hourglass,
  held: CirclePause,
  replied: Reply,
  bounced: MailX,
  opted_out: UserX,
  finished: CheckCheck,
  stopped: CircleStop,
}

export const LINK_STATUS_ICONS: Record<LinkStatus, IconType> = {
  pending: CircleEllipsis,
  live: Link,
  degraded: TriangleAlert,
  at_risk: ShieldAlert,
  lost: Unlink,
  overdue: CalendarX,
  unverifiable: EyeOff,
}

export const VERIFICATION_ICONS: Record<ContactVerification, IconType> = {
  unverified: CircleDashed,
  verified: MailCheck,
  role: Users,
  invalid: CircleX,
}

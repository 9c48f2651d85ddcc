import {
  AlarmClock,
  ArrowLeftRight,
  BadgeDollarSign,
  Bot,
  CornerUpRight,
  FilePenLine,
  Link,
  MailX,
  MessageSquare,
  Plane,
  ThumbsDown,
  ThumbsUp,
  UserX,
} from 'lucide-react'
import type { ReplyClass } from '#db/vocabulary.ts'
import type { IconType } from '../ui/icon.tsx'

/** The icons of the kinds of replies. */

export const REPLY_CLASS_ICONS: Record<ReplyClass, IconType> = {
  will_add_link: Link,
  interested: ThumbsUp,
  asks_guest_post: FilePenLine,
  asks_payment: BadgeDollarSign,
  asks_exchange: ArrowLeftRight,
  later: AlarmClock,
  wrong_person: CornerUpRight,
  no: ThumbsDown,
  unsubscribe: UserX,
  out_of_office: Plane,
  auto_reply: Bot,
  bounce: MailX,
  other: MessageSquare,
}

import { Handshake, MessageSquare, MessagesSquare, Phone, Share2, Users } from 'lucide-react'
import type { TouchKind } from '#db/vocabulary.ts'
import type { IconType } from '../../ui/icon.tsx'

export const TOUCH_ICONS: Record<TouchKind, IconType> = {
  comment: MessageSquare,
  share: Share2,
  social: MessagesSquare,
  call: Phone,
  met: Handshake,
  other: Users,
}

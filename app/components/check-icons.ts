import {
  Anchor,
  AppWindow,
  BadgeDollarSign,
  BookX,
  BotOff,
  Braces,
  EyeClosed,
  FileMinus,
  FileX,
  Forward,
  Link,
  Link2Off,
  Lock,
  MessageSquareText,
  PanelBottom,
  Replace,
  RouteOff,
  SearchX,
  Shuffle,
  Signpost,
  TriangleAlert,
  Unplug,
  Waypoints,
} from 'lucide-react'
import type { Issue, Verdict } from '#db/vocabulary.ts'
import type { IconType } from '../ui/icon.tsx'

/** The icons of what a check of a link finds. */

export const VERDICT_ICONS: Record<Verdict, IconType> = {
  live: Link,
  live_with_issues: TriangleAlert,
  missing: SearchX,
  gone: FileX,
  blocked: Lock,
  unreachable: Unplug,
}

export const ISSUE_ICONS: Record<Issue, IconType> = {
  nofollow: RouteOff,
  sponsored: BadgeDollarSign,
  ugc: MessageSquareText,
  page_nofollow: FileMinus,
  noindex: BookX,
  robots_blocked: BotOff,
  canonical_elsewhere: Signpost,
  source_redirected: Replace,
  anchor_changed: Anchor,
  target_changed: Shuffle,
  via_redirect: Waypoints,
  target_redirects: Forward,
  target_broken: Link2Off,
  hidden: EyeClosed,
  not_in_content: PanelBottom,
  in_iframe: AppWindow,
  js_only: Braces,
}

import type {
  AlertKind,
  ContactVerification,
  EnrolmentState,
  Hold,
  ImportOutcome,
  ImportStatus,
  Issue,
  LinkOrigin,
  LinkStatus,
  MailSecurity,
  MailboxStatus,
  OutboxState,
  ReplyClass,
  Role,
  SequenceStatus,
  Stage,
  SuppressionReason,
  Tactic,
  ThreadState,
  Verdict,
} from '#db/vocabulary.ts'

/** How each word of the product's lists is written on a screen. */

export const ROLE_WORDS: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Manager',
  builder: 'Builder',
  personaliser: 'Personaliser',
  viewer: 'Viewer',
}

export const TACTIC_WORDS: Record<Tactic, string> = {
  link_gap: 'Link gap',
  broken_link: 'Broken link',
  resource_page: 'Resource page',
  guest_post: 'Guest post',
  unlinked_mention: 'Unlinked mention',
  journalist_request: 'Journalist request',
  link_reclaim: 'Link reclaim',
  editorial: 'Editorial',
  directory: 'Directory',
  other: 'Other',
}

export const STAGE_WORDS: Record<Stage, string> = {
  new: 'New',
  qualified: 'Qualified',
  ready: 'Ready',
  contacted: 'Contacted',
  replied: 'Replied',
  negotiating: 'Negotiating',
  promised: 'Promised',
  won: 'Won',
  disqualified: 'Disqualified',
  no_response: 'No response',
  declined: 'Declined',
  bounced: 'Bounced',
  do_not_contact: 'Do not contact',
  lost: 'Lost',
}

export const SEQUENCE_STATUS_WORDS: Record<SequenceStatus, string> = {
  draft: 'Draft',
  active: 'Active',
  paused: 'Paused',
  stopped: 'Stopped',
}

export const ENROLMENT_WORDS: Record<EnrolmentState, string> = {
  active: 'Active',
  waiting: 'Waiting',
  held: 'Held',
  replied: 'Replied',
  bounced: 'Bounced',
  opted_out: 'Opted out',
  finished: 'Finished',
  stopped: 'Stopped',
}

export const OUTBOX_WORDS: Record<OutboxState, string> = {
  planned: 'Planned',
  claimed: 'Being prepared',
  built: 'Ready to leave',
  sending: 'Sending',
  may_have_left: 'May have left',
  sent: 'Sent',
  failed_retry: 'Tried, will be tried again',
  failed_final: 'Refused',
  unknown: 'Unknown, needs a look',
  cancelled: 'Cancelled',
}

export const REPLY_CLASS_WORDS: Record<ReplyClass, string> = {
  will_add_link: 'Will add link',
  interested: 'Interested',
  asks_guest_post: 'Asks guest post',
  asks_payment: 'Asks payment',
  asks_exchange: 'Asks exchange',
  later: 'Later',
  wrong_person: 'Wrong person',
  no: 'No',
  unsubscribe: 'Unsubscribe',
  out_of_office: 'Out of office',
  auto_reply: 'Auto-reply',
  bounce: 'Bounce',
  other: 'Other',
}

export const THREAD_STATE_WORDS: Record<ThreadState, string> = {
  to_answer: 'To answer',
  later: 'Later',
  done: 'Done',
}

export const LINK_STATUS_WORDS: Record<LinkStatus, string> = {
  pending: 'Pending',
  live: 'Live',
  degraded: 'Degraded',
  at_risk: 'At risk',
  lost: 'Lost',
  overdue: 'Overdue',
  unverifiable: 'Unverifiable',
}

export const VERDICT_WORDS: Record<Verdict, string> = {
  live: 'Live',
  live_with_issues: 'Live with issues',
  missing: 'Missing',
  gone: 'Gone',
  blocked: 'Blocked',
  unreachable: 'Unreachable',
}

export const ISSUE_WORDS: Record<Issue, string> = {
  nofollow: 'nofollow',
  sponsored: 'sponsored',
  ugc: 'ugc',
  page_nofollow: 'page nofollow',
  noindex: 'noindex',
  robots_blocked: 'robots blocked',
  canonical_elsewhere: 'canonical elsewhere',
  source_redirected: 'source redirected',
  anchor_changed: 'anchor changed',
  target_changed: 'target changed',
  via_redirect: 'via redirect',
  target_redirects: 'target redirects',
  target_broken: 'target broken',
  hidden: 'hidden',
  not_in_content: 'not in content',
  in_iframe: 'in iframe',
  js_only: 'JS only',
}

export const LINK_ORIGIN_WORDS: Record<LinkOrigin, string> = {
  promise: 'Promised in a thread',
  manual: 'Added by hand',
  paste: 'Pasted',
  import: 'Imported',
  sandbox: 'Sandbox',
}

export const SUPPRESSION_REASON_WORDS: Record<SuppressionReason, string> = {
  unsubscribed: 'Unsubscribed',
  bounced: 'Bounced',
  complained: 'Complained',
  do_not_contact: 'Do not contact',
  imported: 'Imported',
  erased: 'Erased',
}

export const VERIFICATION_WORDS: Record<ContactVerification, string> = {
  unverified: 'Not verified',
  verified: 'Verified',
  role: 'Role address',
  invalid: 'Invalid address',
}

export const MAILBOX_STATUS_WORDS: Record<MailboxStatus, string> = {
  ok: 'In step',
  paused: 'Paused',
  trouble: 'In trouble',
}

export const MAIL_SECURITY_WORDS: Record<MailSecurity, string> = {
  tls: 'TLS from the start',
  starttls: 'STARTTLS',
  none: 'None (only on this machine)',
}

export const IMPORT_STATUS_WORDS: Record<ImportStatus, string> = {
  uploaded: 'Uploaded',
  previewing: 'Reading the file',
  previewed: 'Previewed',
  queued: 'Waiting its turn',
  running: 'Running',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
  undoing: 'Being undone',
  undone: 'Undone',
}

export const IMPORT_OUTCOME_WORDS: Record<ImportOutcome, string> = {
  created: 'Created',
  updated: 'Updated',
  merged: 'Merged',
  skipped: 'Skipped',
  rejected: 'Rejected',
}

export const ALERT_WORDS: Record<AlertKind, string> = {
  link_live: 'Link is live',
  link_recovered: 'Link is back',
  link_degraded: 'Link is degraded',
  link_at_risk: 'Link is at risk',
  link_lost: 'Link is lost',
  link_overdue: 'Promise is overdue',
  link_unverifiable: 'Page cannot be read',
  mailbox_trouble: 'Mailbox in trouble',
  send_unknown: 'A mail may or may not have left',
  send_failed: 'A mail was refused',
  job_trouble: 'A job is in trouble',
  network_trouble: 'No site answers',
  webhook_trouble: 'A webhook is in trouble',
}

/** What a held enrolment waits for. */
export const HOLD_WORDS: Record<Hold, string> = {
  opener: 'opener not written',
  launch: 'not launched',
  pause: 'paused',
  fields: 'a field is missing',
  person: 'your decision',
}

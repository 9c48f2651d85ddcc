/** The closed word lists of the product: shared by the tables, the rules and the select boxes. Order is meaning. */

export const ROLES = ['owner', 'manager', 'builder', 'personaliser', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export const TACTICS = [
  'link_gap',
  'broken_link',
  'resource_page',
  'guest_post',
  'unlinked_mention',
  'journalist_request',
  'link_reclaim',
  'editorial',
  'directory',
  'other',
] as const
export type Tactic = (typeof TACTICS)[number]

/** How a page was had when not by simply asking for it: as a browser asks, or as the one of before that has not changed. */
export type Obtained = 'as_browser' | 'not_modified'

/** Stages on the way to a link, in their fixed order. */
export const STAGES_FORWARD = [
  'new',
  'qualified',
  'ready',
  'contacted',
  'replied',
  'negotiating',
  'promised',
  'won',
] as const
/** Stages that leave the way. */
export const STAGES_EXIT = [
  'disqualified',
  'no_response',
  'declined',
  'bounced',
  'do_not_contact',
  'lost',
] as const
export const STAGES = [...STAGES_FORWARD, ...STAGES_EXIT] as const
export type Stage = (typeof STAGES)[number]

export const SEQUENCE_STATUSES = ['draft', 'active', 'paused', 'stopped'] as const
export type SequenceStatus = (typeof SEQUENCE_STATUSES)[number]

/** What may be known of a prospect, as a condition of a step asks for it. */
export const KNOWN_FACTS = [
  'contact_name',
  'page_title',
  'paragraph',
  'dead_link',
  'archived_copy',
  'mention',
  'rival',
] as const
export type KnownFact = (typeof KNOWN_FACTS)[number]

export const ENROLMENT_STATES = [
  'active',
  'waiting',
  'held',
  'replied',
  'bounced',
  'opted_out',
  'finished',
  'stopped',
] as const
export type EnrolmentState = (typeof ENROLMENT_STATES)[number]

/** What sequences can be told to leave alone for a while, the widest first. Sequences, mailboxes and the whole workspace have their own. */
export const PAUSE_LEVELS = ['project', 'site', 'contact', 'prospect'] as const
export type PauseLevel = (typeof PAUSE_LEVELS)[number]

/** What a held enrolment waits for: an opener, the launch, the end of a pause, a missing merge field, a person's decision. */
export const HOLDS = ['opener', 'launch', 'pause', 'fields', 'person'] as const
export type Hold = (typeof HOLDS)[number]

/**
 * What a look at the reason for writing finds: it holds; they link to us already; it holds no longer; the page cannot be read, so
 * nothing is known.
 */
export const TRUTH_FINDINGS = ['true', 'links', 'false', 'unclear'] as const
export type TruthFinding = (typeof TRUTH_FINDINGS)[number]

/** The life of one outgoing message (shared rule of sending: at most once). */
export const OUTBOX_STATES = [
  'planned',
  'claimed',
  'built',
  'sending',
  'may_have_left',
  'sent',
  'failed_retry',
  'failed_final',
  'unknown',
  'cancelled',
] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]

export const OUTBOX_KINDS = ['step', 'reply', 'alert', 'test'] as const
export type OutboxKind = (typeof OUTBOX_KINDS)[number]

export const MESSAGE_KINDS = [
  'reply',
  'bounce',
  'complaint',
  'auto_reply',
  'unsubscribe',
  'own',
  'delivered',
  'unrelated',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

export const REPLY_CLASSES = [
  'will_add_link',
  'interested',
  'asks_guest_post',
  'asks_payment',
  'asks_exchange',
  'later',
  'wrong_person',
  'no',
  'unsubscribe',
  'out_of_office',
  'auto_reply',
  'bounce',
  'other',
] as const
export type ReplyClass = (typeof REPLY_CLASSES)[number]

export const THREAD_STATES = ['to_answer', 'later', 'done'] as const
export type ThreadState = (typeof THREAD_STATES)[number]

export const BOUNCE_CLASSES = ['dead_address', 'temporary', 'blocked', 'other'] as const
export type BounceClass = (typeof BOUNCE_CLASSES)[number]

export const LINK_STATUSES = [
  'pending',
  'live',
  'degraded',
  'at_risk',
  'lost',
  'overdue',
  'unverifiable',
] as const
export type LinkStatus = (typeof LINK_STATUSES)[number]

export const VERDICTS = ['live', 'live_with_issues', 'missing', 'gone', 'blocked', 'unreachable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Issues of a live link, in the order in which they are reported. */
export const ISSUES = [
  'nofollow',
  'sponsored',
  'ugc',
  'page_nofollow',
  'noindex',
  'robots_blocked',
  'canonical_elsewhere',
  'source_redirected',
  'anchor_changed',
  'target_changed',
  'via_redirect',
  'target_redirects',
  'target_broken',
  'hidden',
  'not_in_content',
  'in_iframe',
  'js_only',
] as const
export type Issue = (typeof ISSUES)[number]

export const POSITIONS = ['content', 'comment', 'navigation', 'sidebar', 'header', 'footer'] as const
export type Position = (typeof POSITIONS)[number]

export const LINK_ORIGINS = ['promise', 'manual', 'paste', 'import', 'sandbox'] as const
export type LinkOrigin = (typeof LINK_ORIGINS)[number]

export const LINK_BATCH_STATUSES = ['running', 'done', 'cancelled', 'failed', 'undone'] as const
export type LinkBatchStatus = (typeof LINK_BATCH_STATUSES)[number]

/** What is read of a web graph, in this order: our and the rivals' numbers, links to them, who that is, ranks. */
export const GRAPH_STEPS = ['names', 'links', 'numbers', 'ranks'] as const
export type GraphStep = (typeof GRAPH_STEPS)[number]

export const CRAWL_STATUSES = ['running', 'paused', 'done', 'cancelled'] as const
export type CrawlStatus = (typeof CRAWL_STATUSES)[number]
/** What a search for broken links begins with: pages to read, or links that a file or the backlink store tells of. */
export const CRAWL_STARTS = ['pages', 'links'] as const
export type CrawlStart = (typeof CRAWL_STARTS)[number]
/** `told`: read only when a link that it is told to carry is dead. */
export const CRAWL_PAGE_KINDS = ['page', 'sitemap', 'told'] as const
export type CrawlPageKind = (typeof CRAWL_PAGE_KINDS)[number]
/** `told` by a file, not seen by us; `gone`: the page was read, and the link is no longer on it. */
export const PLACE_STATES = ['seen', 'told', 'gone'] as const
export type PlaceState = (typeof PLACE_STATES)[number]
export const TARGET_STATES = ['waiting', 'dead', 'alive', 'uncertain'] as const
export type TargetStateWord = (typeof TARGET_STATES)[number]
/** What becomes of a link to a page of ours. The last three lose nothing, or are not known. */
export const OWN_PAGE_STATES = [
  'dead',
  'home',
  'elsewhere',
  'insecure',
  'temporary',
  'chain',
  'hops',
  'moved',
  'fine',
  'uncertain',
] as const
export type OwnPageState = (typeof OWN_PAGE_STATES)[number]

/** What the pages of a search are kept for. */
export const PAGE_SEARCH_AIMS = ['mentions', 'resource_pages', 'either'] as const
export type PageSearchAim = (typeof PAGE_SEARCH_AIMS)[number]
export const FOUND_PAGE_STATES = ['waiting', 'mention', 'resource_page', 'dropped', 'unreadable'] as const
export type FoundPageState = (typeof FOUND_PAGE_STATES)[number]

export const SEARCH_QUERY_STATES = ['waiting', 'done', 'failed'] as const
export type SearchQueryState = (typeof SEARCH_QUERY_STATES)[number]

/** `form`: no address was found, but a form to write through. */
export const CONTACT_SEARCH_STATES = ['waiting', 'found', 'form', 'nothing', 'failed', 'cancelled'] as const
export type ContactSearchState = (typeof CONTACT_SEARCH_STATES)[number]

/** How far the reading of a prospect's page for its score is. */
export const QUALIFY_STATES = ['waiting', 'read', 'unreadable', 'cancelled'] as const
export type QualifyState = (typeof QUALIFY_STATES)[number]

/** What a person decides of a prospect in triage. */
export const TRIAGE_DECISIONS = ['qualified', 'rejected', 'snoozed', 'blocked', 'assigned'] as const
export type TriageDecision = (typeof TRIAGE_DECISIONS)[number]
/** Why a prospect is not for us; the keys 1 to 6, in this order. */
export const REJECT_REASONS = [
  'off_topic',
  'poor_quality',
  'competitor',
  'wrong_audience',
  'no_links',
  'other',
] as const
export type RejectReason = (typeof REJECT_REASONS)[number]
export const SNAPSHOT_STATES = ['waiting', 'read', 'failed'] as const
export type SnapshotState = (typeof SNAPSHOT_STATES)[number]

export const SUPPRESSION_KINDS = ['address', 'domain'] as const
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number]
export const SUPPRESSION_REASONS = [
  'unsubscribed',
  'bounced',
  'complained',
  'do_not_contact',
  'imported',
  'erased',
] as const
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

/** What passes between us and them beside mail: it pitches nothing. */
export const TOUCH_KINDS = ['comment', 'share', 'social', 'call', 'met', 'other'] as const
export type TouchKind = (typeof TOUCH_KINDS)[number]

/** Who is never to be a prospect: a site, an address, or a pattern with a star in it. */
export const BLACKLIST_KINDS = ['site', 'address', 'pattern'] as const
export type BlacklistKind = (typeof BLACKLIST_KINDS)[number]

export const CONTACT_VERIFICATIONS = ['unverified', 'verified', 'role', 'invalid'] as const
export type ContactVerification = (typeof CONTACT_VERIFICATIONS)[number]

export const MAILBOX_STATUSES = ['ok', 'paused', 'trouble'] as const
export type MailboxStatus = (typeof MAILBOX_STATUSES)[number]
export const GRANT_PROVIDERS = ['google', 'microsoft'] as const
export type GrantProvider = (typeof GRANT_PROVIDERS)[number]
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const
export type MailSecurity = (typeof MAIL_SECURITIES)[number]

export const IMPORT_STATUSES = [
  'uploaded',
  'previewing',
  'previewed',
  'queued',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]
export const IMPORT_OUTCOMES = ['created', 'updated', 'merged', 'skipped', 'rejected'] as const
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number]

export const ALERT_KINDS = [
  'link_live',
  'link_recovered',
  'link_degraded',
  'link_at_risk',
  'link_lost',
  'link_overdue',
  'link_unverifiable',
  'mailbox_trouble',
  'send_unknown',
  'send_failed',
  'job_trouble',
  'network_trouble',
  'webhook_trouble',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** How a person hears of an alert by mail: not, in a message of its own moment, or in the daily digest. */
export const ALERT_MAILS = ['none', 'now', 'digest'] as const
export type AlertMail = (typeof ALERT_MAILS)[number]

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

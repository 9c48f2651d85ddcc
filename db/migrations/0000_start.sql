CREATE TABLE `activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`actor_user_id` integer,
	`what` text NOT NULL,
	`because` text,
	`project_id` integer,
	`site_id` integer,
	`prospect_id` integer,
	`contact_id` integer,
	`enrolment_id` integer,
	`thread_id` integer,
	`message_id` integer,
	`link_id` integer,
	`check_id` integer,
	`import_id` integer,
	`mailbox_id` integer,
	`data` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `activities_prospect` ON `activities` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `activities_site` ON `activities` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `activities_link` ON `activities` (`link_id`,`id`);--> statement-breakpoint
CREATE INDEX `activities_contact` ON `activities` (`contact_id`,`id`) WHERE "activities"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX `activities_workspace` ON `activities` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `import_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`cells` text,
	`prospect_id` integer,
	`made_contacts` text,
	`site_id` integer,
	`made_site` integer DEFAULT false NOT NULL,
	`before` text,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_rows_outcome_word" CHECK("import_rows"."outcome" in ('created', 'updated', 'merged', 'skipped', 'rejected'))
);
--> statement-breakpoint
CREATE INDEX `import_rows_import` ON `import_rows` (`import_id`,`id`);--> statement-breakpoint
CREATE INDEX `import_rows_outcome` ON `import_rows` (`import_id`,`outcome`,`id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`file_name` text NOT NULL,
	`path` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`status` text NOT NULL,
	`tactic` text DEFAULT 'other' NOT NULL,
	`format` text,
	`tool` text,
	`kind` text,
	`encoding` text,
	`delimiter` text,
	`header` text,
	`mapping` text,
	`preview` text,
	`counts` text,
	`undo` text,
	`rows_total` integer,
	`rows_done` integer DEFAULT 0 NOT NULL,
	`cancel_requested_at` integer,
	`claimed_until` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_status_word" CHECK("imports"."status" in ('uploaded', 'previewing', 'previewed', 'queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `imports_project` ON `imports` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `imports_status` ON `imports` (`status`);--> statement-breakpoint
CREATE TABLE `known_ids` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`message_id` text NOT NULL,
	`outbox_id` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `known_ids_one` ON `known_ids` (`workspace_id`,`message_id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`thread_id` integer NOT NULL,
	`mailbox_id` integer NOT NULL,
	`direction` text NOT NULL,
	`kind` text NOT NULL,
	`outbox_id` integer,
	`folder` text,
	`uid` integer,
	`message_id` text,
	`in_reply_to` text NOT NULL,
	`references` text NOT NULL,
	`from_address` text NOT NULL,
	`from_name` text,
	`to_address` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`visible_text` text NOT NULL,
	`quoted_text` text DEFAULT '' NOT NULL,
	`html` text,
	`attachments` text NOT NULL,
	`bounce_class` text,
	`bounce_status` text,
	`bounce_diagnostic` text,
	`matched_because` text,
	`promise_dismissed_at` integer,
	`unreadable` integer DEFAULT false NOT NULL,
	`raw` blob,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "messages_kind" CHECK("messages"."kind" in ('reply', 'bounce', 'complaint', 'auto_reply', 'unsubscribe', 'own', 'delivered', 'unrelated')),
	CONSTRAINT "messages_bounce" CHECK("messages"."bounce_class" in ('dead_address', 'temporary', 'blocked', 'other'))
);
--> statement-breakpoint
CREATE INDEX `messages_thread` ON `messages` (`thread_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_message_id` ON `messages` (`workspace_id`,`message_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_outbox` ON `messages` (`outbox_id`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`mailbox_id` integer NOT NULL,
	`project_id` integer,
	`prospect_id` integer,
	`contact_id` integer,
	`site_id` integer,
	`subject` text NOT NULL,
	`state` text NOT NULL,
	`unread` integer DEFAULT false NOT NULL,
	`has_incoming` integer DEFAULT false NOT NULL,
	`snoozed_until` integer,
	`reply_class` text,
	`reply_class_confirmed` integer DEFAULT false NOT NULL,
	`reply_class_because` text,
	`assignee_id` integer,
	`last_message_at` integer NOT NULL,
	`last_incoming_at` integer,
	`snippet` text,
	`held_enrolment_id` integer,
	`suggested_prospect_id` integer,
	`matched_because` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suggested_prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "threads_state" CHECK("threads"."state" in ('to_answer', 'later', 'done')),
	CONSTRAINT "threads_class" CHECK("threads"."reply_class" in ('will_add_link', 'interested', 'asks_guest_post', 'asks_payment', 'asks_exchange', 'later', 'wrong_person', 'no', 'unsubscribe', 'out_of_office', 'auto_reply', 'bounce', 'other'))
);
--> statement-breakpoint
CREATE INDEX `threads_inbox` ON `threads` (`workspace_id`,`has_incoming`,`state`,`last_message_at`,`id`);--> statement-breakpoint
CREATE INDEX `threads_prospect` ON `threads` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `threads_contact` ON `threads` (`contact_id`,`id`);--> statement-breakpoint
CREATE INDEX `threads_site` ON `threads` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `threads_suggested` ON `threads` (`suggested_prospect_id`) WHERE "threads"."suggested_prospect_id" is not null;--> statement-breakpoint
CREATE INDEX `threads_held` ON `threads` (`held_enrolment_id`) WHERE "threads"."held_enrolment_id" is not null;--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`title` text NOT NULL,
	`because` text NOT NULL,
	`link_id` integer,
	`check_id` integer,
	`mailbox_id` integer,
	`outbox_id` integer,
	`prospect_id` integer,
	`raised_at` integer NOT NULL,
	`seen_at` integer,
	`resolved_at` integer,
	`mailed_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "alerts_kind" CHECK("alerts"."kind" in ('link_live', 'link_recovered', 'link_degraded', 'link_at_risk', 'link_lost', 'link_overdue', 'link_unverifiable', 'mailbox_trouble', 'send_unknown', 'send_failed', 'job_trouble'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_open_once` ON `alerts` (`workspace_id`,`kind`,`subject`) WHERE "alerts"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX `alerts_open` ON `alerts` (`workspace_id`,`resolved_at`,`id`);--> statement-breakpoint
CREATE TABLE `checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`link_id` integer NOT NULL,
	`at` integer NOT NULL,
	`verdict` text NOT NULL,
	`issues` text NOT NULL,
	`reason` text NOT NULL,
	`final_url` text,
	`http_status` integer,
	`observation` text NOT NULL,
	`headers` text,
	`link_html` text,
	`context` text,
	`page_hash` text,
	`duration_ms` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "checks_verdict" CHECK("checks"."verdict" in ('live', 'live_with_issues', 'missing', 'gone', 'blocked', 'unreachable'))
);
--> statement-breakpoint
CREATE INDEX `checks_link` ON `checks` (`link_id`,`id`);--> statement-breakpoint
CREATE TABLE `link_status_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link_id` integer NOT NULL,
	`at` integer NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`because` text NOT NULL,
	`check_id` integer,
	`user_id` integer,
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `link_status_changes_link` ON `link_status_changes` (`link_id`,`id`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`site_id` integer NOT NULL,
	`prospect_id` integer,
	`contact_id` integer,
	`thread_id` integer,
	`origin` text NOT NULL,
	`source_url` text NOT NULL,
	`source_key` text NOT NULL,
	`source_host` text NOT NULL,
	`target_url` text NOT NULL,
	`target_key` text NOT NULL,
	`match` text DEFAULT 'page' NOT NULL,
	`anchor` text,
	`rel` text DEFAULT 'follow' NOT NULL,
	`due_on` integer,
	`promised_at` integer,
	`promise_message_id` integer,
	`promise_sentence` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`status_since` integer NOT NULL,
	`status_because` text NOT NULL,
	`status_check_id` integer,
	`status_set_by_user_id` integer,
	`first_live_at` integer,
	`last_check_id` integer,
	`last_checked_at` integer,
	`last_verdict` text,
	`last_reason` text,
	`issues` text NOT NULL,
	`found_anchor` text,
	`found_rel` text,
	`position` text,
	`http_status` integer,
	`not_indexable_because` text,
	`ai_crawlers` text,
	`last_readable_at` integer,
	`first_bad_at` integer,
	`bad_count` integer DEFAULT 0 NOT NULL,
	`next_at` integer,
	`claimed_until` integer,
	`rhythm_days` integer,
	`owner_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`status_set_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "links_status" CHECK("links"."status" in ('pending', 'live', 'degraded', 'at_risk', 'lost', 'overdue', 'unverifiable')),
	CONSTRAINT "links_verdict" CHECK("links"."last_verdict" in ('live', 'live_with_issues', 'missing', 'gone', 'blocked', 'unreachable')),
	CONSTRAINT "links_origin" CHECK("links"."origin" in ('promise', 'manual', 'paste', 'import', 'sandbox'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_one` ON `links` (`project_id`,`source_key`,`target_key`);--> statement-breakpoint
CREATE INDEX `links_due` ON `links` (`next_at`,`id`);--> statement-breakpoint
CREATE INDEX `links_by_status` ON `links` (`project_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `links_by_source` ON `links` (`project_id`,`source_host`,`id`);--> statement-breakpoint
CREATE INDEX `links_by_first_live` ON `links` (`project_id`,`first_live_at`,`id`);--> statement-breakpoint
CREATE INDEX `links_by_checked` ON `links` (`project_id`,`last_checked_at`,`id`);--> statement-breakpoint
CREATE INDEX `links_by_next` ON `links` (`project_id`,`next_at`,`id`);--> statement-breakpoint
CREATE INDEX `links_prospect` ON `links` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `links_site` ON `links` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `links_contact` ON `links` (`contact_id`);--> statement-breakpoint
CREATE TABLE `page_copies` (
	`hash` text PRIMARY KEY NOT NULL,
	`html` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mailbox_folders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mailbox_id` integer NOT NULL,
	`path` text NOT NULL,
	`use` text NOT NULL,
	`uid_validity` text,
	`last_uid` integer DEFAULT 0 NOT NULL,
	`last_sync_at` integer,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailbox_folders_one` ON `mailbox_folders` (`mailbox_id`,`path`);--> statement-breakpoint
CREATE TABLE `mailboxes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`email` text NOT NULL,
	`from_name` text NOT NULL,
	`legal_name` text NOT NULL,
	`postal_address` text NOT NULL,
	`signature` text DEFAULT '' NOT NULL,
	`preset` text DEFAULT 'generic' NOT NULL,
	`smtp_host` text NOT NULL,
	`smtp_port` integer NOT NULL,
	`smtp_security` text NOT NULL,
	`smtp_user` text NOT NULL,
	`smtp_secret` text NOT NULL,
	`imap_host` text NOT NULL,
	`imap_port` integer NOT NULL,
	`imap_security` text NOT NULL,
	`imap_user` text NOT NULL,
	`imap_secret` text NOT NULL,
	`allow_bad_certificate` integer DEFAULT false NOT NULL,
	`daily_cap` integer DEFAULT 30 NOT NULL,
	`ramp_from` integer,
	`window_from` text DEFAULT '09:00' NOT NULL,
	`window_to` text DEFAULT '17:00' NOT NULL,
	`weekdays` text NOT NULL,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`gap_min_seconds` integer DEFAULT 90 NOT NULL,
	`gap_max_seconds` integer DEFAULT 300 NOT NULL,
	`next_send_at` integer,
	`status` text DEFAULT 'ok' NOT NULL,
	`status_because` text,
	`needs_password` integer DEFAULT false NOT NULL,
	`sent_folder` text,
	`files_sent_itself` integer,
	`connected_at` integer NOT NULL,
	`last_sync_at` integer,
	`last_sync_error` text,
	`last_sync_error_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mailboxes_status" CHECK("mailboxes"."status" in ('ok', 'paused', 'trouble')),
	CONSTRAINT "mailboxes_smtp_security" CHECK("mailboxes"."smtp_security" in ('tls', 'starttls', 'none')),
	CONSTRAINT "mailboxes_imap_security" CHECK("mailboxes"."imap_security" in ('tls', 'starttls', 'none'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailboxes_one` ON `mailboxes` (`workspace_id`,`email`);--> statement-breakpoint
CREATE TABLE `seen_mail` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mailbox_id` integer NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seen_mail_one` ON `seen_mail` (`mailbox_id`,`key`);--> statement-breakpoint
CREATE INDEX `seen_mail_at` ON `seen_mail` (`at`);--> statement-breakpoint
CREATE TABLE `enrolments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`sequence_id` integer NOT NULL,
	`prospect_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`mailbox_id` integer NOT NULL,
	`thread_id` integer,
	`state` text NOT NULL,
	`because` text NOT NULL,
	`held_for` text,
	`state_since` integer NOT NULL,
	`opener` text,
	`opener_at` integer,
	`steps_sent` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sequence_id`) REFERENCES `sequences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "enrolments_state" CHECK("enrolments"."state" in ('active', 'waiting', 'held', 'replied', 'bounced', 'opted_out', 'finished', 'stopped')),
	CONSTRAINT "enrolments_held_for" CHECK("enrolments"."held_for" in ('opener', 'launch', 'pause', 'fields', 'person'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_once` ON `enrolments` (`sequence_id`,`prospect_id`,`contact_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_one_live` ON `enrolments` (`contact_id`) WHERE "enrolments"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `enrolments_sequence` ON `enrolments` (`sequence_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `enrolments_prospect` ON `enrolments` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `enrolments_contact` ON `enrolments` (`contact_id`,`id`);--> statement-breakpoint
CREATE INDEX `enrolments_mailbox` ON `enrolments` (`mailbox_id`,`id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`kind` text NOT NULL,
	`mailbox_id` integer NOT NULL,
	`enrolment_id` integer,
	`step_number` integer,
	`prospect_id` integer,
	`contact_id` integer,
	`thread_id` integer,
	`user_id` integer,
	`to_address` text NOT NULL,
	`to_name` text,
	`to_domain` text NOT NULL,
	`subject` text,
	`text` text,
	`html` text,
	`in_reply_to` text,
	`references` text,
	`state` text DEFAULT 'planned' NOT NULL,
	`because` text,
	`held_because` text,
	`due_at` integer NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`attempt_count` integer DEFAULT 0 NOT NULL,
	`message_id` text,
	`mime` blob,
	`unsubscribe_token` text,
	`may_have_left_at` integer,
	`sent_at` integer,
	`smtp_answer` text,
	`sent_copy` text,
	`sent_copy_attempt_count` integer DEFAULT 0 NOT NULL,
	`sent_copy_next_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_kind" CHECK("outbox"."kind" in ('step', 'reply', 'alert', 'test')),
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('planned', 'claimed', 'built', 'sending', 'may_have_left', 'sent', 'failed_retry', 'failed_final', 'unknown', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messageId_unique` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_unsubscribeToken_unique` ON `outbox` (`unsubscribe_token`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_step_once` ON `outbox` (`enrolment_id`,`step_number`) WHERE "outbox"."enrolment_id" is not null;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`,`id`) WHERE "outbox"."state" in ('planned', 'failed_retry') and "outbox"."held_because" is null;--> statement-breakpoint
CREATE INDEX `outbox_unfinished` ON `outbox` (`claimed_until`) WHERE "outbox"."claimed_until" is not null;--> statement-breakpoint
CREATE INDEX `outbox_in_flight` ON `outbox` (`mailbox_id`) WHERE "outbox"."state" in ('claimed', 'built', 'sending', 'may_have_left');--> statement-breakpoint
CREATE INDEX `outbox_unknown` ON `outbox` (`workspace_id`,`id`) WHERE "outbox"."state" = 'unknown';--> statement-breakpoint
CREATE INDEX `outbox_copies` ON `outbox` (`sent_copy_next_at`) WHERE "outbox"."sent_copy" = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_mailbox_sent` ON `outbox` (`mailbox_id`,`may_have_left_at`);--> statement-breakpoint
CREATE INDEX `outbox_domain_sent` ON `outbox` (`workspace_id`,`to_domain`,`may_have_left_at`);--> statement-breakpoint
CREATE INDEX `outbox_contact` ON `outbox` (`contact_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_prospect` ON `outbox` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_enrolment` ON `outbox` (`enrolment_id`,`step_number`);--> statement-breakpoint
CREATE INDEX `outbox_thread` ON `outbox` (`thread_id`,`id`);--> statement-breakpoint
CREATE TABLE `sequence_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sequence_id` integer NOT NULL,
	`number` integer NOT NULL,
	`wait_days` integer DEFAULT 0 NOT NULL,
	`waits_working_days` integer DEFAULT true NOT NULL,
	`same_thread` integer DEFAULT true NOT NULL,
	`template_id` integer,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`sequence_id`) REFERENCES `sequences`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sequence_steps_one` ON `sequence_steps` (`sequence_id`,`number`);--> statement-breakpoint
CREATE TABLE `sequences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`name` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`mailbox_id` integer,
	`needs_opener` integer DEFAULT true NOT NULL,
	`launched_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sequences_status" CHECK("sequences"."status" in ('draft', 'active', 'paused', 'stopped'))
);
--> statement-breakpoint
CREATE INDEX `sequences_project` ON `sequences` (`project_id`,`id`);--> statement-breakpoint
CREATE TABLE `templates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`name` text NOT NULL,
	`tactic` text,
	`is_follow_up` integer DEFAULT false NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`starter` text,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "templates_tactic" CHECK("templates"."tactic" in ('link_gap', 'broken_link', 'resource_page', 'guest_post', 'unlinked_mention', 'journalist_request', 'link_reclaim', 'editorial', 'directory', 'other'))
);
--> statement-breakpoint
CREATE INDEX `templates_workspace` ON `templates` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `competitors` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`domain` text NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competitors_one` ON `competitors` (`project_id`,`domain`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`name` text NOT NULL,
	`site_url` text NOT NULL,
	`domain` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `projects_workspace` ON `projects` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `target_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`url` text NOT NULL,
	`url_key` text NOT NULL,
	`title` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `target_pages_one` ON `target_pages` (`project_id`,`url_key`);--> statement-breakpoint
CREATE TABLE `bulk_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`before` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `prospect_tags` (
	`prospect_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	PRIMARY KEY(`prospect_id`, `tag_id`),
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `prospect_tags_tag` ON `prospect_tags` (`tag_id`,`prospect_id`);--> statement-breakpoint
CREATE TABLE `prospects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`site_id` integer NOT NULL,
	`domain` text NOT NULL,
	`page_url` text,
	`page_key` text DEFAULT '' NOT NULL,
	`page_title` text,
	`tactic` text NOT NULL,
	`facts` text NOT NULL,
	`target_page_id` integer,
	`stage` text DEFAULT 'new' NOT NULL,
	`stage_since` integer NOT NULL,
	`stage_because` text NOT NULL,
	`sequence_state` text,
	`sequence_step` text,
	`sequence_name` text,
	`sequence_because` text,
	`link_status` text,
	`link_because` text,
	`next_action` text,
	`next_action_at` integer,
	`next_needs_person` integer DEFAULT false NOT NULL,
	`last_touch_at` integer,
	`last_touch` text,
	`authority` real,
	`authority_metric` text,
	`relevance` real,
	`score` real,
	`contact_id` integer,
	`owner_id` integer,
	`import_id` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_page_id`) REFERENCES `target_pages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prospects_tactic" CHECK("prospects"."tactic" in ('link_gap', 'broken_link', 'resource_page', 'guest_post', 'unlinked_mention', 'journalist_request', 'link_reclaim', 'editorial', 'directory', 'other')),
	CONSTRAINT "prospects_stage" CHECK("prospects"."stage" in ('new', 'qualified', 'ready', 'contacted', 'replied', 'negotiating', 'promised', 'won', 'disqualified', 'no_response', 'declined', 'bounced', 'do_not_contact', 'lost')),
	CONSTRAINT "prospects_sequence" CHECK("prospects"."sequence_state" in ('active', 'waiting', 'held', 'replied', 'bounced', 'opted_out', 'finished', 'stopped')),
	CONSTRAINT "prospects_link" CHECK("prospects"."link_status" in ('pending', 'live', 'degraded', 'at_risk', 'lost', 'overdue', 'unverifiable'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prospects_one` ON `prospects` (`project_id`,`site_id`,`page_key`,`tactic`);--> statement-breakpoint
CREATE INDEX `prospects_by_domain` ON `prospects` (`project_id`,`domain`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_score` ON `prospects` (`project_id`,`score`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_authority` ON `prospects` (`project_id`,`authority`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_relevance` ON `prospects` (`project_id`,`relevance`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_stage` ON `prospects` (`project_id`,`stage`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_touch` ON `prospects` (`project_id`,`last_touch_at`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_next` ON `prospects` (`project_id`,`next_action_at`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_created` ON `prospects` (`project_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_tactic` ON `prospects` (`project_id`,`tactic`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_owner` ON `prospects` (`project_id`,`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_by_sequence` ON `prospects` (`project_id`,`sequence_state`,`id`) WHERE "prospects"."sequence_state" is not null;--> statement-breakpoint
CREATE INDEX `prospects_by_link` ON `prospects` (`project_id`,`link_status`,`id`) WHERE "prospects"."link_status" is not null;--> statement-breakpoint
CREATE INDEX `prospects_by_target` ON `prospects` (`project_id`,`target_page_id`,`id`) WHERE "prospects"."target_page_id" is not null;--> statement-breakpoint
CREATE INDEX `prospects_without_contact` ON `prospects` (`project_id`,`stage`,`id`) WHERE "prospects"."contact_id" is null;--> statement-breakpoint
CREATE INDEX `prospects_by_facets` ON `prospects` (`project_id`,`stage`,`tactic`,`owner_id`,`sequence_state`,`link_status`);--> statement-breakpoint
CREATE INDEX `prospects_site` ON `prospects` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_contact` ON `prospects` (`contact_id`);--> statement-breakpoint
CREATE INDEX `prospects_import` ON `prospects` (`import_id`);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_one` ON `tags` (`workspace_id`,lower("name"));--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`site_id` integer NOT NULL,
	`email` text,
	`email_domain` text,
	`first_name` text,
	`last_name` text,
	`role` text,
	`found_on` text,
	`found_how` text,
	`found_at` integer,
	`verification` text DEFAULT 'unverified' NOT NULL,
	`do_not_contact_at` integer,
	`do_not_contact_because` text,
	`time_zone` text,
	`away_until` integer,
	`note` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contacts_verification" CHECK("contacts"."verification" in ('unverified', 'verified', 'role', 'invalid'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_email` ON `contacts` (`workspace_id`,`email`) WHERE "contacts"."email" is not null;--> statement-breakpoint
CREATE INDEX `contacts_site` ON `contacts` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `contacts_email_domain` ON `contacts` (`workspace_id`,`email_domain`);--> statement-breakpoint
CREATE INDEX `contacts_by_verification` ON `contacts` (`workspace_id`,`verification`,`id`);--> statement-breakpoint
CREATE INDEX `contacts_not_to_contact` ON `contacts` (`workspace_id`,`id`) WHERE "contacts"."do_not_contact_at" is not null;--> statement-breakpoint
CREATE TABLE `site_metrics` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`metric` text NOT NULL,
	`value` real NOT NULL,
	`seen_at` integer NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `site_metrics_one` ON `site_metrics` (`site_id`,`metric`);--> statement-breakpoint
CREATE TABLE `sites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`domain` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_one` ON `sites` (`workspace_id`,`domain`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`reason` text NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suppressions_kind" CHECK("suppressions"."kind" in ('address', 'domain')),
	CONSTRAINT "suppressions_reason" CHECK("suppressions"."reason" in ('unsubscribed', 'bounced', 'complained', 'do_not_contact', 'imported', 'erased'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suppressions_one` ON `suppressions` (`workspace_id`,`kind`,`value`);--> statement-breakpoint
CREATE INDEX `suppressions_newest` ON `suppressions` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `heartbeats` (
	`job` text PRIMARY KEY NOT NULL,
	`pid` integer NOT NULL,
	`at` integer NOT NULL,
	`last_error` text,
	`last_error_at` integer
);
--> statement-breakpoint
CREATE TABLE `instance` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `login_attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`failed_count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`locked_until` integer
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_role" CHECK("memberships"."role" in ('owner', 'manager', 'builder', 'personaliser', 'viewer'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_one` ON `memberships` (`workspace_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` integer NOT NULL,
	`workspace_id` integer NOT NULL,
	`user_agent` text NOT NULL,
	`ip` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_tokenHash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`sending_stopped_at` integer,
	`created_at` integer NOT NULL
);

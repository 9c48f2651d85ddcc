CREATE TABLE `alert_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`alert_id` integer NOT NULL,
	`link_id` integer NOT NULL,
	`check_id` integer,
	`because` text NOT NULL,
	`at` integer NOT NULL,
	`over_at` integer,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_links_one` ON `alert_links` (`alert_id`,`link_id`);--> statement-breakpoint
CREATE INDEX `alert_links_open` ON `alert_links` (`link_id`) WHERE "alert_links"."over_at" is null;--> statement-breakpoint
CREATE TABLE `alert_notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`alert_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`mail` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`outbox_id` integer,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "alert_notices_mail" CHECK("alert_notices"."mail" in ('none', 'now', 'digest'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_notices_waiting` ON `alert_notices` (`alert_id`,`user_id`) WHERE "alert_notices"."done_at" is null;--> statement-breakpoint
CREATE INDEX `alert_notices_due` ON `alert_notices` (`user_id`,`mail`) WHERE "alert_notices"."done_at" is null;--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`webhook_id` integer NOT NULL,
	`alert_id` integer,
	`body` text,
	`state` text DEFAULT 'waiting' NOT NULL,
	`due_at` integer,
	`claimed_until` integer,
	`attempt_count` integer DEFAULT 0 NOT NULL,
	`last_at` integer,
	`last_headers` text,
	`last_status` integer,
	`last_answer` text,
	`last_because` text,
	`duration_ms` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "webhook_deliveries_state" CHECK("webhook_deliveries"."state" in ('waiting', 'delivered', 'failed'))
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`due_at`,`id`) WHERE "webhook_deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `webhook_deliveries_log` ON `webhook_deliveries` (`webhook_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_unwritten` ON `webhook_deliveries` (`webhook_id`,`alert_id`) WHERE "webhook_deliveries"."body" is null;--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`kinds` text NOT NULL,
	`failing_since` integer,
	`disabled_at` integer,
	`disabled_because` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhooks_workspace` ON `webhooks` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`prospect_id` integer,
	`link_id` integer,
	`title` text NOT NULL,
	`because` text NOT NULL,
	`due_on` integer,
	`done_at` integer,
	`done_by_user_id` integer,
	`assignee_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`done_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`project_id`,`due_on`,`id`) WHERE "tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX `tasks_prospect` ON `tasks` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_link` ON `tasks` (`link_id`,`id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_alerts` (
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
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "alerts_kind" CHECK("__new_alerts"."kind" in ('link_live', 'link_recovered', 'link_degraded', 'link_at_risk', 'link_lost', 'link_overdue', 'link_unverifiable', 'mailbox_trouble', 'send_unknown', 'send_failed', 'job_trouble', 'network_trouble', 'webhook_trouble'))
);
--> statement-breakpoint
INSERT INTO `__new_alerts`("id", "workspace_id", "project_id", "kind", "subject", "title", "because", "link_id", "check_id", "mailbox_id", "outbox_id", "prospect_id", "raised_at", "seen_at", "resolved_at") SELECT "id", "workspace_id", "project_id", "kind", "subject", "title", "because", "link_id", "check_id", "mailbox_id", "outbox_id", "prospect_id", "raised_at", "seen_at", "resolved_at" FROM `alerts`;--> statement-breakpoint
DROP TABLE `alerts`;--> statement-breakpoint
ALTER TABLE `__new_alerts` RENAME TO `alerts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_open_once` ON `alerts` (`workspace_id`,`kind`,`subject`) WHERE "alerts"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX `alerts_open` ON `alerts` (`workspace_id`,`resolved_at`,`id`);--> statement-breakpoint
ALTER TABLE `memberships` ADD `alert_choices` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `digest_time` text DEFAULT '08:00' NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `time_zone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `next_digest_at` integer;--> statement-breakpoint
INSERT INTO `alert_links` (`alert_id`, `link_id`, `check_id`, `because`, `at`) SELECT `id`, `link_id`, `check_id`, `because`, `raised_at` FROM `alerts` WHERE `kind` LIKE 'link_%' AND `resolved_at` IS NULL AND `link_id` IN (SELECT `id` FROM `links`);

CREATE TABLE `page_snapshots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`url` text NOT NULL,
	`state` text NOT NULL,
	`because` text,
	`final_url` text,
	`page_hash` text,
	`asked_at` integer NOT NULL,
	`fetched_at` integer,
	`claimed_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "page_snapshots_state" CHECK("page_snapshots"."state" in ('waiting', 'read', 'failed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_snapshots_one` ON `page_snapshots` (`workspace_id`,`url`);--> statement-breakpoint
CREATE INDEX `page_snapshots_waiting` ON `page_snapshots` (`workspace_id`,`asked_at`,`id`) WHERE "page_snapshots"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `page_snapshots_page` ON `page_snapshots` (`page_hash`) WHERE "page_snapshots"."page_hash" is not null;--> statement-breakpoint
CREATE TABLE `triage_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`prospect_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	`decision` text NOT NULL,
	`reason` text,
	`bulk_id` integer,
	`before` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bulk_id`) REFERENCES `bulk_changes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "triage_decisions_decision" CHECK("triage_decisions"."decision" in ('qualified', 'rejected', 'snoozed', 'blocked', 'assigned')),
	CONSTRAINT "triage_decisions_reason" CHECK("triage_decisions"."reason" in ('off_topic', 'poor_quality', 'competitor', 'wrong_audience', 'no_links', 'other'))
);
--> statement-breakpoint
CREATE INDEX `triage_decisions_day` ON `triage_decisions` (`project_id`,`at`);--> statement-breakpoint
CREATE INDEX `triage_decisions_to_undo` ON `triage_decisions` (`project_id`,`user_id`,`id`) WHERE "triage_decisions"."undone_at" is null;--> statement-breakpoint
CREATE INDEX `triage_decisions_prospect` ON `triage_decisions` (`prospect_id`,`id`);--> statement-breakpoint
CREATE TABLE `triage_leases` (
	`prospect_id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `triage_leases_user` ON `triage_leases` (`workspace_id`,`user_id`);--> statement-breakpoint
ALTER TABLE `prospects` ADD `snoozed_until` integer;--> statement-breakpoint
CREATE INDEX `prospects_to_triage` ON `prospects` (`project_id`,`score`,`id`,`snoozed_until`) WHERE "prospects"."stage" = 'new';
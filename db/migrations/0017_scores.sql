CREATE TABLE `page_readings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`url_key` text NOT NULL,
	`url` text NOT NULL,
	`fetched_at` integer NOT NULL,
	`title` text,
	`language` text,
	`word_count` integer NOT NULL,
	`newest_at` integer,
	`newest_where` text,
	`outbound_sites` integer NOT NULL,
	`contact` text,
	`links_to` text NOT NULL,
	`bad` text NOT NULL,
	`terms` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_readings_one` ON `page_readings` (`workspace_id`,`url_key`);--> statement-breakpoint
CREATE INDEX `page_readings_newest` ON `page_readings` (`workspace_id`,`language`,`id`);--> statement-breakpoint
CREATE TABLE `prospect_scores` (
	`prospect_id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`batch_id` integer NOT NULL,
	`url` text NOT NULL,
	`state` text NOT NULL,
	`claimed_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`trouble` text,
	`reading_id` integer,
	`relevance` integer,
	`relevance_because` text,
	`matched` text,
	`closest_url` text,
	`authority` integer,
	`authority_source` text,
	`authority_raw` integer,
	`liveliness` integer,
	`liveliness_points` text,
	`guards` text,
	`penalty` integer DEFAULT 0 NOT NULL,
	`weighed_at` integer,
	`weigh_again_at` integer,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `qualify_batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reading_id`) REFERENCES `page_readings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prospect_scores_state" CHECK("prospect_scores"."state" in ('waiting', 'read', 'unreadable', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `prospect_scores_waiting` ON `prospect_scores` (`workspace_id`,`prospect_id`) WHERE "prospect_scores"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `prospect_scores_to_weigh` ON `prospect_scores` (`workspace_id`,`weigh_again_at`) WHERE "prospect_scores"."weigh_again_at" is not null;--> statement-breakpoint
CREATE INDEX `prospect_scores_project` ON `prospect_scores` (`project_id`,`prospect_id`);--> statement-breakpoint
CREATE INDEX `prospect_scores_batch` ON `prospect_scores` (`batch_id`) WHERE "prospect_scores"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `prospect_scores_unreadable` ON `prospect_scores` (`project_id`,`batch_id`,`prospect_id`) WHERE "prospect_scores"."state" = 'unreadable';--> statement-breakpoint
CREATE TABLE `qualify_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`total` integer NOT NULL,
	`read_count` integer DEFAULT 0 NOT NULL,
	`unreadable_count` integer DEFAULT 0 NOT NULL,
	`cancelled_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `qualify_batches_project` ON `qualify_batches` (`project_id`,`id`);--> statement-breakpoint
CREATE TABLE `rank_lists` (
	`list` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`row_count` integer NOT NULL,
	`loaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ranks` (
	`list` text NOT NULL,
	`domain` text NOT NULL,
	`rank` integer NOT NULL,
	PRIMARY KEY(`list`, `domain`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `scoring_settings` (
	`project_id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`relevance` integer NOT NULL,
	`authority` integer NOT NULL,
	`liveliness` integer NOT NULL,
	`contacted_days` integer NOT NULL,
	`authority_from` text,
	`changed_at` integer NOT NULL,
	`rescored_to` integer,
	`weighed_to` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scoring_settings_to_do` ON `scoring_settings` (`workspace_id`) WHERE "scoring_settings"."rescored_to" is not null or "scoring_settings"."weighed_to" is not null;
CREATE TABLE `backlink_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`subject` text NOT NULL,
	`is_ours` integer NOT NULL,
	`file_name` text NOT NULL,
	`path` text NOT NULL,
	`format` text NOT NULL,
	`tool` text,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`rows_done` integer DEFAULT 0 NOT NULL,
	`new_links` integer DEFAULT 0 NOT NULL,
	`new_domains` integer DEFAULT 0 NOT NULL,
	`rejected_count` integer DEFAULT 0 NOT NULL,
	`error` text,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "backlink_files_status" CHECK("backlink_files"."status" in ('running', 'done', 'cancelled', 'failed', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `backlink_files_newest` ON `backlink_files` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `backlink_files_running` ON `backlink_files` (`workspace_id`,`id`) WHERE "backlink_files"."status" = 'running';--> statement-breakpoint
CREATE TABLE `backlinks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`subject` text NOT NULL,
	`domain` text NOT NULL,
	`key` text NOT NULL,
	`source_url` text NOT NULL,
	`target_url` text,
	`anchor` text,
	`link_type` text,
	`nofollow` integer,
	`is_lost` integer,
	`first_seen` text,
	`last_seen` text,
	`values` text NOT NULL,
	`first_file_id` integer NOT NULL,
	`last_file_id` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `backlinks_one` ON `backlinks` (`project_id`,`subject`,`key`);--> statement-breakpoint
CREATE INDEX `backlinks_of_domain` ON `backlinks` (`project_id`,`domain`,`subject`,`id`);--> statement-breakpoint
CREATE INDEX `backlinks_file` ON `backlinks` (`first_file_id`);--> statement-breakpoint
CREATE TABLE `gap_rejections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`domain` text NOT NULL,
	`because` text NOT NULL,
	`user_id` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gap_rejections_one` ON `gap_rejections` (`project_id`,`domain`);--> statement-breakpoint
CREATE TABLE `referring_domains` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`domain` text NOT NULL,
	`subject` text NOT NULL,
	`is_ours` integer NOT NULL,
	`links` integer NOT NULL,
	`dofollow` integer,
	`has_text` integer NOT NULL,
	`is_lost` integer NOT NULL,
	`authority` text NOT NULL,
	`first_file_id` integer NOT NULL,
	`last_file_id` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referring_domains_one` ON `referring_domains` (`project_id`,`domain`,`subject`);--> statement-breakpoint
CREATE INDEX `referring_domains_of_subject` ON `referring_domains` (`project_id`,`subject`,`id`);--> statement-breakpoint
CREATE INDEX `referring_domains_file` ON `referring_domains` (`first_file_id`);
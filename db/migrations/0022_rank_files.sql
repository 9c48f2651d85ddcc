CREATE TABLE `rank_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`user_id` integer,
	`list` text NOT NULL,
	`file_name` text NOT NULL,
	`path` text NOT NULL,
	`status` text NOT NULL,
	`rows_done` integer DEFAULT 0 NOT NULL,
	`ranked` integer DEFAULT 0 NOT NULL,
	`error` text,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rank_files_status" CHECK("rank_files"."status" in ('running', 'done', 'cancelled', 'failed', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `rank_files_newest` ON `rank_files` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `rank_files_running` ON `rank_files` (`workspace_id`,`id`) WHERE "rank_files"."status" = 'running';--> statement-breakpoint
CREATE TABLE `site_ranks` (
	`file_id` integer NOT NULL,
	`domain` text NOT NULL,
	`rank` integer NOT NULL,
	PRIMARY KEY(`file_id`, `domain`)
) WITHOUT ROWID;

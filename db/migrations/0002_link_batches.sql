CREATE TABLE `link_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`file_name` text NOT NULL,
	`path` text,
	`rel` text NOT NULL,
	`status` text NOT NULL,
	`rows_done` integer DEFAULT 0 NOT NULL,
	`added` integer DEFAULT 0 NOT NULL,
	`known` integer DEFAULT 0 NOT NULL,
	`rejected_count` integer DEFAULT 0 NOT NULL,
	`rejected` text NOT NULL,
	`error` text,
	`cancel_requested_at` integer,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "link_batches_status" CHECK("link_batches"."status" in ('running', 'done', 'cancelled', 'failed', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `link_batches_newest` ON `link_batches` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `link_batches_due` ON `link_batches` (`workspace_id`,`status`,`id`);--> statement-breakpoint
ALTER TABLE `links` ADD `batch_id` integer;--> statement-breakpoint
CREATE INDEX `links_by_owner` ON `links` (`project_id`,`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `links_of_workspace` ON `links` (`workspace_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `links_batch` ON `links` (`batch_id`,`last_verdict`) WHERE "links"."batch_id" is not null;
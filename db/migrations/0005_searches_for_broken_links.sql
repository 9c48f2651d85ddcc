CREATE TABLE `crawl_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`crawl_id` integer NOT NULL,
	`url` text NOT NULL,
	`url_key` text NOT NULL,
	`title` text,
	`depth` integer NOT NULL,
	`read_at` integer,
	`trouble` text,
	FOREIGN KEY (`crawl_id`) REFERENCES `crawls`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `crawl_pages_one` ON `crawl_pages` (`crawl_id`,`url_key`);--> statement-breakpoint
CREATE INDEX `crawl_pages_waiting` ON `crawl_pages` (`crawl_id`,`depth`,`id`) WHERE "crawl_pages"."read_at" is null;--> statement-breakpoint
CREATE TABLE `crawl_places` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`crawl_id` integer NOT NULL,
	`page_id` integer NOT NULL,
	`target_id` integer NOT NULL,
	`anchor` text NOT NULL,
	`context` text NOT NULL,
	`position` text NOT NULL,
	`prospect_id` integer,
	FOREIGN KEY (`crawl_id`) REFERENCES `crawls`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`page_id`) REFERENCES `crawl_pages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`target_id`) REFERENCES `crawl_targets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `crawl_places_target` ON `crawl_places` (`target_id`,`id`);--> statement-breakpoint
CREATE INDEX `crawl_places_page` ON `crawl_places` (`page_id`);--> statement-breakpoint
CREATE TABLE `crawl_targets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`crawl_id` integer NOT NULL,
	`url` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`cause` text,
	`because` text,
	`checked` text,
	`final_url` text,
	`archive_url` text,
	`look_again_at` integer,
	`look_count` integer DEFAULT 0 NOT NULL,
	`rejected_at` integer,
	`rejected_because` text,
	FOREIGN KEY (`crawl_id`) REFERENCES `crawls`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "crawl_targets_state" CHECK("crawl_targets"."state" in ('waiting', 'dead', 'alive', 'uncertain'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `crawl_targets_one` ON `crawl_targets` (`crawl_id`,`url`);--> statement-breakpoint
CREATE INDEX `crawl_targets_by_state` ON `crawl_targets` (`crawl_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `crawl_targets_again` ON `crawl_targets` (`look_again_at`) WHERE "crawl_targets"."look_again_at" is not null;--> statement-breakpoint
CREATE TABLE `crawls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`name` text NOT NULL,
	`depth` integer NOT NULL,
	`same_host` integer NOT NULL,
	`max_pages` integer NOT NULL,
	`status` text NOT NULL,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "crawls_status" CHECK("crawls"."status" in ('running', 'paused', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `crawls_newest` ON `crawls` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `crawls_running` ON `crawls` (`workspace_id`,`id`) WHERE "crawls"."status" = 'running';
CREATE TABLE `found_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`search_id` integer NOT NULL,
	`url` text NOT NULL,
	`url_key` text NOT NULL,
	`domain` text NOT NULL,
	`title` text,
	`snippet` text,
	`query` text DEFAULT '' NOT NULL,
	`engine` text,
	`position` integer,
	`state` text DEFAULT 'waiting' NOT NULL,
	`because` text,
	`mention` text,
	`read_at` integer,
	`rejected_at` integer,
	`accepted_at` integer,
	`prospect_id` integer,
	`made_prospect` integer,
	FOREIGN KEY (`search_id`) REFERENCES `page_searches`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "found_pages_state" CHECK("found_pages"."state" in ('waiting', 'mention', 'resource_page', 'dropped', 'unreadable'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `found_pages_one` ON `found_pages` (`search_id`,`url_key`);--> statement-breakpoint
CREATE INDEX `found_pages_by_site` ON `found_pages` (`search_id`,`query`,`domain`);--> statement-breakpoint
CREATE INDEX `found_pages_by_state` ON `found_pages` (`search_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `page_searches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`name` text NOT NULL,
	`aim` text NOT NULL,
	`status` text NOT NULL,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "page_searches_aim" CHECK("page_searches"."aim" in ('mentions', 'resource_pages', 'either')),
	CONSTRAINT "page_searches_status" CHECK("page_searches"."status" in ('running', 'paused', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `page_searches_newest` ON `page_searches` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `page_searches_running` ON `page_searches` (`workspace_id`,`id`) WHERE "page_searches"."status" = 'running';--> statement-breakpoint
CREATE TABLE `search_queries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`search_id` integer NOT NULL,
	`engine` text NOT NULL,
	`query` text NOT NULL,
	`most_results` integer NOT NULL,
	`next_page` integer DEFAULT 0 NOT NULL,
	`result_count` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`because` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`ask_again_at` integer,
	FOREIGN KEY (`search_id`) REFERENCES `page_searches`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "search_queries_state" CHECK("search_queries"."state" in ('waiting', 'done', 'failed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_queries_one` ON `search_queries` (`search_id`,`engine`,`query`);--> statement-breakpoint
CREATE INDEX `search_queries_by_state` ON `search_queries` (`search_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `brands` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `brands_one` ON `brands` (`project_id`,`name`);--> statement-breakpoint
CREATE TABLE `provider_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`provider` text NOT NULL,
	`endpoint` text,
	`secret` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_keys_one` ON `provider_keys` (`workspace_id`,`provider`);
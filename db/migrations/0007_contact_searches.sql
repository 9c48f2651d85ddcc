CREATE TABLE `contact_search_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`total` integer NOT NULL,
	`cancelled_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_search_batches_project` ON `contact_search_batches` (`project_id`,`id`);--> statement-breakpoint
CREATE TABLE `contact_searches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`batch_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`prospect_id` integer NOT NULL,
	`url` text NOT NULL,
	`state` text NOT NULL,
	`claimed_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`contact_count` integer DEFAULT 0 NOT NULL,
	`outcome` text,
	`forms` text NOT NULL,
	`form_settled_at` integer,
	`finished_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `contact_search_batches`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "contact_searches_state" CHECK("contact_searches"."state" in ('waiting', 'found', 'form', 'nothing', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `contact_searches_due` ON `contact_searches` (`workspace_id`,`id`) WHERE "contact_searches"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `contact_searches_batch` ON `contact_searches` (`batch_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `contact_searches_prospect` ON `contact_searches` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `contact_searches_forms` ON `contact_searches` (`project_id`,`id`) WHERE "contact_searches"."state" = 'form' and "contact_searches"."form_settled_at" is null;--> statement-breakpoint
ALTER TABLE `contacts` ADD `verification_because` text;
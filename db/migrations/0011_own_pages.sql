CREATE TABLE `own_page_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`status` text NOT NULL,
	`gathered_at` integer,
	`left_out_count` integer DEFAULT 0 NOT NULL,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "own_page_checks_status" CHECK("own_page_checks"."status" in ('running', 'paused', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `own_page_checks_newest` ON `own_page_checks` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `own_page_checks_running` ON `own_page_checks` (`workspace_id`,`id`) WHERE "own_page_checks"."status" = 'running';--> statement-breakpoint
CREATE TABLE `own_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`check_id` integer NOT NULL,
	`url` text NOT NULL,
	`links` integer NOT NULL,
	`domains` integer NOT NULL,
	`authority` text NOT NULL,
	`strength` integer NOT NULL,
	`anchors` text NOT NULL,
	`checked_at` integer,
	`state` text,
	`because` text,
	`hops` text,
	`final_url` text,
	`title` text,
	`proposed_url` text,
	`chosen_url` text,
	`aside_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`check_id`) REFERENCES `own_page_checks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "own_pages_state" CHECK("own_pages"."state" in ('dead', 'home', 'elsewhere', 'insecure', 'temporary', 'chain', 'hops', 'moved', 'fine', 'uncertain'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_pages_one` ON `own_pages` (`project_id`,`url`);--> statement-breakpoint
CREATE INDEX `own_pages_ranked` ON `own_pages` (`project_id`,`state`,`domains`,`strength`,`id`);--> statement-breakpoint
CREATE INDEX `own_pages_waiting` ON `own_pages` (`project_id`,`id`) WHERE "own_pages"."checked_at" is null;
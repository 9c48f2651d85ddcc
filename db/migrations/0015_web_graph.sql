CREATE TABLE `graph_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` integer NOT NULL,
	`source` integer NOT NULL,
	`subject` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `graph_runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `graph_links_one` ON `graph_links` (`run_id`,`source`,`subject`);--> statement-breakpoint
CREATE TABLE `graph_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer,
	`release` text NOT NULL,
	`files` text NOT NULL,
	`subjects` text NOT NULL,
	`file_id` integer,
	`status` text NOT NULL,
	`step` text NOT NULL,
	`bytes_done` integer DEFAULT 0 NOT NULL,
	`edges` integer DEFAULT 0 NOT NULL,
	`unusable` integer DEFAULT 0 NOT NULL,
	`sites` integer DEFAULT 0 NOT NULL,
	`new_sites` integer DEFAULT 0 NOT NULL,
	`platforms` integer DEFAULT 0 NOT NULL,
	`ranked` integer DEFAULT 0 NOT NULL,
	`error` text,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "graph_runs_status" CHECK("graph_runs"."status" in ('running', 'done', 'cancelled', 'failed', 'undone')),
	CONSTRAINT "graph_runs_step" CHECK("graph_runs"."step" in ('names', 'links', 'numbers', 'ranks'))
);
--> statement-breakpoint
CREATE INDEX `graph_runs_newest` ON `graph_runs` (`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `graph_runs_running` ON `graph_runs` (`workspace_id`,`id`) WHERE "graph_runs"."status" = 'running';--> statement-breakpoint
ALTER TABLE `site_metrics` ADD `graph_run_id` integer;--> statement-breakpoint
CREATE INDEX `site_metrics_of_graph` ON `site_metrics` (`graph_run_id`) WHERE "site_metrics"."graph_run_id" is not null;
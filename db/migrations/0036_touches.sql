CREATE TABLE `touches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`site_id` integer NOT NULL,
	`prospect_id` integer,
	`kind` text NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	`user_id` integer,
	`task_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "touches_kind" CHECK("touches"."kind" in ('comment', 'share', 'social', 'call', 'met', 'other'))
);
--> statement-breakpoint
CREATE INDEX `touches_site` ON `touches` (`site_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `touches_prospect` ON `touches` (`prospect_id`,`at`,`id`) WHERE "touches"."prospect_id" is not null;--> statement-breakpoint
CREATE INDEX `touches_task` ON `touches` (`task_id`) WHERE "touches"."task_id" is not null;--> statement-breakpoint
ALTER TABLE `tasks` ADD `site_id` integer REFERENCES sites(id);--> statement-breakpoint
ALTER TABLE `tasks` ADD `touch` text;--> statement-breakpoint
CREATE INDEX `tasks_site` ON `tasks` (`site_id`,`id`) WHERE "tasks"."site_id" is not null;
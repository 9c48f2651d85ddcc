CREATE TABLE `named_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`message_id` integer NOT NULL,
	`url` text NOT NULL,
	`target` text NOT NULL,
	`next_at` integer,
	`looks` integer DEFAULT 0 NOT NULL,
	`verdict` text,
	`issues` text NOT NULL,
	`reason` text,
	`link_url` text,
	`anchor` text,
	`rel` text NOT NULL,
	`position` text,
	`seen_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `named_pages_one` ON `named_pages` (`message_id`,`url`);--> statement-breakpoint
CREATE INDEX `named_pages_due` ON `named_pages` (`workspace_id`,`next_at`) WHERE "named_pages"."next_at" is not null;
CREATE TABLE `blacklist` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`reason` text NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "blacklist_kind" CHECK("blacklist"."kind" in ('site', 'address', 'pattern'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blacklist_one` ON `blacklist` (`workspace_id`,`kind`,`value`);--> statement-breakpoint
CREATE INDEX `blacklist_newest` ON `blacklist` (`workspace_id`,`id`);
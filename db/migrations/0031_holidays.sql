CREATE TABLE `holidays` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`mailbox_id` integer,
	`day` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `holidays_day` ON `holidays` (`workspace_id`,`day`);--> statement-breakpoint
ALTER TABLE `workspaces` ADD `per_domain_daily` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `per_site_daily` integer DEFAULT 1 NOT NULL;
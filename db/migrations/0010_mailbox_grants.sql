CREATE TABLE `mailbox_grants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`mailbox_id` integer,
	`provider` text NOT NULL,
	`email` text NOT NULL,
	`refresh_secret` text NOT NULL,
	`access_secret` text NOT NULL,
	`access_until` integer NOT NULL,
	`refreshing_until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mailbox_grants_provider" CHECK("mailbox_grants"."provider" in ('google', 'microsoft'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailbox_grants_one` ON `mailbox_grants` (`mailbox_id`);--> statement-breakpoint
ALTER TABLE `mailboxes` ADD `signs_in_with` text;
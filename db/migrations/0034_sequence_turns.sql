CREATE TABLE `sequence_mailboxes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sequence_id` integer NOT NULL,
	`mailbox_id` integer NOT NULL,
	FOREIGN KEY (`sequence_id`) REFERENCES `sequences`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sequence_mailboxes_one` ON `sequence_mailboxes` (`sequence_id`,`mailbox_id`);--> statement-breakpoint
ALTER TABLE `sequences` ADD `daily_cap` integer;
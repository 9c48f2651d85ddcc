CREATE TABLE `sender_checks` (
	`mailbox_id` integer PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL,
	`checked_at` integer,
	`findings` text,
	`test` text,
	FOREIGN KEY (`mailbox_id`) REFERENCES `mailboxes`(`id`) ON UPDATE no action ON DELETE cascade
);

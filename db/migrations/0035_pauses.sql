CREATE TABLE `pauses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`level` text NOT NULL,
	`subject_id` integer NOT NULL,
	`because` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pauses_level" CHECK("pauses"."level" in ('project', 'site', 'contact', 'prospect'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pauses_one` ON `pauses` (`workspace_id`,`level`,`subject_id`);--> statement-breakpoint
ALTER TABLE `workspaces` ADD `sending_stopped_by` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `sending_stopped_because` text;
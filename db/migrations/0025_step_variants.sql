CREATE TABLE `step_variants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`step_id` integer NOT NULL,
	`letter` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`step_id`) REFERENCES `sequence_steps`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `step_variants_one` ON `step_variants` (`step_id`,`letter`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `variant` text;--> statement-breakpoint
ALTER TABLE `sequence_steps` ADD `retired_at` integer;
CREATE TABLE `gap_book_parts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`version` integer NOT NULL,
	`part` integer NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gap_book_parts_one` ON `gap_book_parts` (`project_id`,`version`,`part`);--> statement-breakpoint
CREATE TABLE `gap_books` (
	`project_id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`built_version` integer,
	`claimed_until` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gap_marks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`file_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gap_marks_one` ON `gap_marks` (`project_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `gap_queries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project_id` integer NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`user_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gap_queries_one` ON `gap_queries` (`project_id`,`name`);--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `previous_id` integer;--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `named_links` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `still_links` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `named_domains` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `still_domains` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `lost_links` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backlinks` ADD `seen_in` text;--> statement-breakpoint
ALTER TABLE `backlinks` ADD `lost_file_id` integer;--> statement-breakpoint
ALTER TABLE `backlinks` ADD `language` text;--> statement-breakpoint
ALTER TABLE `backlinks` ADD `platform` text;--> statement-breakpoint
ALTER TABLE `referring_domains` ADD `seen_in` text;--> statement-breakpoint
ALTER TABLE `referring_domains` ADD `language` text;--> statement-breakpoint
ALTER TABLE `referring_domains` ADD `platform` text;
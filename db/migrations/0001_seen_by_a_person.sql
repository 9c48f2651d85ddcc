CREATE TABLE `page_showings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`link_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`received_at` integer,
	`url` text,
	`html` blob,
	`judged_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_showings_tokenHash_unique` ON `page_showings` (`token_hash`);--> statement-breakpoint
CREATE INDEX `page_showings_link` ON `page_showings` (`link_id`);--> statement-breakpoint
CREATE INDEX `page_showings_due` ON `page_showings` (`received_at`) WHERE "page_showings"."judged_at" is null and "page_showings"."received_at" is not null;--> statement-breakpoint
ALTER TABLE `checks` ADD `seen_by_user_id` integer REFERENCES users(id);--> statement-breakpoint
CREATE INDEX `checks_page` ON `checks` (`page_hash`) WHERE "checks"."page_hash" is not null;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `keep_pages_days` integer;--> statement-breakpoint
CREATE INDEX `page_copies_by_age` ON `page_copies` (`at`);
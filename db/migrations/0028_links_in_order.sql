DROP INDEX `backlinks_of_domain`;--> statement-breakpoint
DROP INDEX `backlinks_one`;--> statement-breakpoint
CREATE UNIQUE INDEX `backlinks_one` ON `backlinks` (`project_id`,`subject`,`domain`,`key`);--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `links_done` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backlink_files` ADD `links_total` integer;
ALTER TABLE `crawl_pages` ADD `kind` text DEFAULT 'page' NOT NULL;--> statement-breakpoint
ALTER TABLE `crawl_places` ADD `state` text DEFAULT 'seen' NOT NULL;--> statement-breakpoint
ALTER TABLE `crawl_targets` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `crawls` ADD `starts_from` text DEFAULT 'pages' NOT NULL;--> statement-breakpoint
ALTER TABLE `crawls` ADD `to_prepare` text;--> statement-breakpoint
ALTER TABLE `crawls` ADD `max_minutes` integer;--> statement-breakpoint
ALTER TABLE `crawls` ADD `worked_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `crawls` ADD `stopped_because` text;
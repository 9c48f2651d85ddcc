ALTER TABLE `mailboxes` ADD `dkim_selector` text;--> statement-breakpoint
ALTER TABLE `mailboxes` ADD `dkim_secret` text;--> statement-breakpoint
ALTER TABLE `mailboxes` ADD `dkim_seen_at` integer;
ALTER TABLE `messages` ADD `payment_words` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `payment_policy` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `payment_reply` text;
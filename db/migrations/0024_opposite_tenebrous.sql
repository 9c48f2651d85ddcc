ALTER TABLE `enrolments` ADD `too_soon_because` text;--> statement-breakpoint
ALTER TABLE `enrolments` ADD `too_soon_allowed_because` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `fatigue_days` integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `fatigue_per_person` integer DEFAULT 1;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `fatigue_per_site` integer DEFAULT 2;
ALTER TABLE `enrolments` ADD `opener_draft` text;--> statement-breakpoint
ALTER TABLE `provider_keys` ADD `model` text;
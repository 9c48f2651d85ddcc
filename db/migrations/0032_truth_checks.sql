CREATE TABLE `truth_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`outbox_id` integer NOT NULL,
	`enrolment_id` integer NOT NULL,
	`prospect_id` integer NOT NULL,
	`step_number` integer NOT NULL,
	`basis` text NOT NULL,
	`started_at` integer NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`looks` integer DEFAULT 1 NOT NULL,
	`at` integer,
	`finding` text,
	`cause` text,
	`because` text,
	`asked` text NOT NULL,
	`answered_at` integer,
	`over_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "truth_checks_finding" CHECK("truth_checks"."finding" in ('true', 'links', 'false', 'unclear'))
);
--> statement-breakpoint
CREATE INDEX `truth_checks_outbox` ON `truth_checks` (`outbox_id`,`id`);--> statement-breakpoint
CREATE INDEX `truth_checks_prospect` ON `truth_checks` (`prospect_id`,`id`);--> statement-breakpoint
CREATE INDEX `truth_checks_enrolment` ON `truth_checks` (`enrolment_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `truth_checks_one_look` ON `truth_checks` (`outbox_id`) WHERE "truth_checks"."claimed_until" is not null;
DROP TABLE `rank_lists`;--> statement-breakpoint
DROP TABLE `ranks`;
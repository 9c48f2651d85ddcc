import type { Job } from './runner.ts'

/** The whole clock of the product on one screen. */
export const SCHEDULE: Job[] = []

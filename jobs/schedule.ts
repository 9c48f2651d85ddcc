import { runBringBacklinks } from './bring-backlinks.ts'
import { runBringRanks } from './bring-ranks.ts'
import { runBringLinks } from './bring-links.ts'
import { runCheckSenders } from './check-senders.ts'
import { runCheckTruth } from './check-truth.ts'
import { runDeliverWebhooks } from './deliver-webhooks.ts'
import { runDropOldPages } from './drop-old-pages.ts'
import { runFileCopies } from './file-copies.ts'
import { runJudgeShown } from './judge-shown.ts'
import { runLookAtNamed } from './look-at-named.ts'
import { runMailAlerts } from './mail-alerts.ts'
import { runReadGraphs } from './read-graphs.ts'
import { runGapBooks } from './gap-books.ts'
import { runHealClock } from './heal-clock.ts'
import { runImports } from './run-imports.ts'
import type { Job } from './runner.ts'
import { runQualify } from './qualify.ts'
import { runReadSnapshots } from './read-snapshots.ts'
import { runSearches } from './searches.ts'
import { runSearchContacts } from './search-contacts.ts'
import { runSearchPages } from './search-pages.ts'
import { runSendDue } from './send-due.ts'
import { runSettleUnknown } from './settle-unknown.ts'
import { runNextActions } from './next-actions.ts'
import { runOwnPages } from './own-pages.ts'
import { runTendAlerts } from './tend-alerts.ts'
import { runVerifyDue } from './verify-due.ts'
import { runWeighScores } from './weigh-scores.ts'
import { runWakeThreads } from './wake-threads.ts'
import { runWatchMailboxes } from './watch-mailboxes.ts'

/** The whole clock of the product on one screen. Times are the machine's, between the end of a run and the next. */
export const SCHEDULE: Job[] = [
  { name: 'send-due', everyMs: 1_000, run: runSendDue },
  { name: 'check-truth', everyMs: 3_000, run: runCheckTruth },
  { name: 'heal-clock', everyMs: 60_000, run: runHealClock },
  { name: 'next-actions', everyMs: 15_000, run: runNextActions },
  { name: 'settle-unknown', everyMs: 180_000, run: runSettleUnknown },
  { name: 'file-copies', everyMs: 5_000, run: runFileCopies },
  { name: 'watch-mailboxes', everyMs: 2_000, run: runWatchMailboxes },
  { name: 'wake-threads', everyMs: 5_000, run: runWakeThreads },
  { name: 'check-senders', everyMs: 60_000, run: runCheckSenders },
  { name: 'look-at-named', everyMs: 1_000, run: runLookAtNamed },
  { name: 'verify-due', everyMs: 1_000, run: runVerifyDue },
  { name: 'judge-shown', everyMs: 1_000, run: runJudgeShown },
  { name: 'drop-old-pages', everyMs: 3_600_000, run: runDropOldPages },
  { name: 'mail-alerts', everyMs: 10_000, run: runMailAlerts },
  { name: 'deliver-webhooks', everyMs: 2_000, run: runDeliverWebhooks },
  { name: 'tend-alerts', everyMs: 30_000, run: runTendAlerts },
  { name: 'imports', everyMs: 700, run: runImports },
  { name: 'searches', everyMs: 1_000, run: runSearches },
  { name: 'own-pages', everyMs: 1_000, run: runOwnPages },
  { name: 'backlink-files', everyMs: 700, run: runBringBacklinks },
  { name: 'gap-books', everyMs: 2_000, run: runGapBooks },
  { name: 'web-graph', everyMs: 1_000, run: runReadGraphs },
  { name: 'link-files', everyMs: 700, run: runBringLinks },
  { name: 'read-snapshots', everyMs: 400, run: runReadSnapshots },
  { name: 'rank-files', everyMs: 1_000, run: runBringRanks },
  { name: 'search-contacts', everyMs: 1_000, run: runSearchContacts },
  { name: 'search-pages', everyMs: 1_000, run: runSearchPages },
  { name: 'qualify', everyMs: 1_000, run: runQualify },
  { name: 'weigh-scores', everyMs: 1_000, run: runWeighScores },
]

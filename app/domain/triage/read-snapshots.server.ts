import { setTimeout as rest } from 'node:timers/promises'
import type { Web } from '#app/gateways/web/open-web.ts'
import { crawlPage } from '../discovery/crawl-page.server.ts'
import { keepPageCopy } from '../pages/page-copies.server.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { claimSnapshot, settleSnapshot } from './snapshots.server.ts'

const AT_ONCE = 8
const MOST_ATTEMPTS = 3
/** Somebody may wait for a page that was asked for while slow ones are under way. */
const LOOK_MS = 250

/** Reads the pages that wait for a person in triage, some side by side, each written down as it comes. */
export async function readSnapshots(
  scope: Scope,
  { web, signal }: { web: Web; signal?: AbortSignal },
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  for (;;) {
    const now = { ...scope, ...tellTime(scope.db) }
    while (underWay.size < AT_ONCE && !signal?.aborted) {
      const snapshot = claimSnapshot(now)
      if (!snapshot) break
      const work = read(now, snapshot, web, signal).finally(() => underWay.delete(work))
      underWay.add(work)
    }
    if (underWay.size === 0) return
    await Promise.race([...underWay, rest(LOOK_MS)])
  }
}

async function read(
  scope: Scope,
  { id, url, attempts }: { id: number; url: string; attempts: number },
  web: Web,
  signal?: AbortSignal,
): Promise<void> {
  if (attempts > MOST_ATTEMPTS) {
    settleSnapshot(scope, id, {
      state: 'failed',
      because: `reading it was broken off ${MOST_ATTEMPTS} times`,
    })
    return
  }
  const crawled = await crawlPage(web, url)
  // A door that was closed under the reading says nothing about the page: it waits for the next start.
  if (signal?.aborted) return
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    if (!crawled.ok) return settleSnapshot(tx, id, { state: 'failed', because: crawled.reason })
    const { html, url: finalUrl } = crawled.page
    settleSnapshot(tx, id, { state: 'read', pageHash: keepPageCopy(tx, html), finalUrl })
  })
}

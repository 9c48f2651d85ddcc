import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { pageCopies } from '#db/tables/links.ts'
import type { Scope } from '../values/scope.server.ts'

/** Keeps the HTML of a page, once for each content. @returns the hash by which it is found again */
export function keepPageCopy(scope: Pick<Scope, 'db' | 'now'>, html: string): string {
  const hash = createHash('sha256').update(html).digest('base64url')
  scope.db
    .insert(pageCopies)
    .values({ hash, html: gzipSync(html), at: scope.now })
    .onConflictDoNothing()
    .run()
  return hash
}

/** The HTML of a page that was kept; null when it has been let go since. */
export function readPageCopy(scope: Pick<Scope, 'db'>, hash: string): string | null {
  const copy = scope.db
    .select({ html: pageCopies.html })
    .from(pageCopies)
    .where(eq(pageCopies.hash, hash))
    .get()
  return copy ? gunzipSync(copy.html).toString('utf8') : null
}

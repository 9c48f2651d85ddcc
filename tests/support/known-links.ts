import { BacklinkStore, type BacklinkFileFacts } from '#app/domain/discovery/backlink-store.server.ts'
import { linkMaker, type StoredRow } from '#app/domain/discovery/stored-link.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'

/** Puts rows into the backlink store as an export of Ahrefs does. */
export function knowLinks(
  scope: Scope,
  file: Pick<BacklinkFileFacts, 'projectId' | 'subject' | 'isOurs'>,
  rows: (Pick<StoredRow, 'domain' | 'sourceUrl' | 'targetUrl' | 'anchor'> & Partial<StoredRow>)[],
): void {
  const store = new BacklinkStore(scope, { ...file, id: 1, tool: 'ahrefs' })
  const linkOf = linkMaker()
  for (const row of rows) store.write(linkOf({ ...UNSAID, ...row }, file.subject))
  store.settle()
}

const UNSAID = {
  nofollow: null,
  isLost: null,
  linkType: null,
  authority: [],
  firstSeen: null,
  lastSeen: null,
} as const satisfies Partial<StoredRow>

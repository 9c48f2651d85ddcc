import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import { backlinkFiles, backlinks, referringDomains } from '#db/tables/backlinks.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

/** New to us; called lost by the tool in this file; in the tool's file before and not in this one. */
export type ChangeKind = 'new' | 'lost' | 'gone'

type Counts = { new: number; still: number; gone: number }

export const CHANGES_SHOWN = 200

/** @throws NotFound outside this workspace and project */
export function getBacklinkFile(scope: Scope, { projectId, fileId }: { projectId: number; fileId: number }) {
  const file = scope.db
    .select()
    .from(backlinkFiles)
    .where(
      and(
        eq(backlinkFiles.workspaceId, scope.workspaceId),
        eq(backlinkFiles.projectId, projectId),
        eq(backlinkFiles.id, fileId),
      ),
    )
    .get()
  if (!file) throw new NotFound('There is no such file.')
  return file
}

/**
 * What an export changed against the one of the same kind before it: backlinks and referring domains are two counts, and
 * what the tool itself calls lost is apart from what it no longer lists.
 */
export function fileChanges(scope: Scope, which: { projectId: number; fileId: number }) {
  const file = getBacklinkFile(scope, which)
  const previous =
    file.previousId === null ? null : getBacklinkFile(scope, { ...which, fileId: file.previousId })
  const gone = (before: number | undefined, still: number) => Math.max(0, (before ?? 0) - still)
  const links: Counts = {
    new: file.newLinks,
    still: file.stillLinks,
    gone: gone(previous?.namedLinks, file.stillLinks),
  }
  const domains: Counts = {
    new: file.newDomains,
    still: file.stillDomains,
    gone: gone(previous?.namedDomains, file.stillDomains),
  }
  return { file, previous, links, domains, lostLinks: file.lostLinks }
}

/** The links that an export changed, site by site. */
export function changedLinks(
  scope: Scope,
  { kind, ...which }: { projectId: number; fileId: number; kind: ChangeKind },
) {
  const file = getBacklinkFile(scope, which)
  return scope.db
    .select({
      id: backlinks.id,
      sourceUrl: backlinks.sourceUrl,
      targetUrl: backlinks.targetUrl,
      anchor: backlinks.anchor,
      nofollow: backlinks.nofollow,
      isLost: backlinks.isLost,
      firstSeen: backlinks.firstSeen,
      lastSeen: backlinks.lastSeen,
    })
    .from(backlinks)
    .where(
      and(
        eq(backlinks.projectId, file.projectId),
        file.subject === '' ? undefined : eq(backlinks.subject, file.subject),
        kind === 'new'
          ? eq(backlinks.firstFileId, file.id)
          : kind === 'lost'
            ? eq(backlinks.lostFileId, file.id)
            : lastSeenIn(backlinks.seenIn, file),
      ),
    )
    .orderBy(asc(backlinks.id))
    .limit(CHANGES_SHOWN)
    .all()
}

/** The sites that an export was the first to name, or that it no longer names. */
export function changedSites(
  scope: Scope,
  { kind, ...which }: { projectId: number; fileId: number; kind: Exclude<ChangeKind, 'lost'> },
) {
  const file = getBacklinkFile(scope, which)
  return scope.db
    .select({
      id: referringDomains.id,
      domain: referringDomains.domain,
      authority: referringDomains.authority,
    })
    .from(referringDomains)
    .where(
      and(
        eq(referringDomains.projectId, file.projectId),
        file.subject === '' ? undefined : eq(referringDomains.subject, file.subject),
        kind === 'new'
          ? eq(referringDomains.firstFileId, file.id)
          : lastSeenIn(referringDomains.seenIn, file),
      ),
    )
    .orderBy(asc(referringDomains.domain))
    .limit(CHANGES_SHOWN)
    .all()
}

/** Named by the file before, and by none of its kind since. */
function lastSeenIn(
  column: typeof backlinks.seenIn | typeof referringDomains.seenIn,
  { format, previousId }: { format: string; previousId: number | null },
): SQL {
  return sql`json_extract(${column}, ${`$."${format}"`}) = ${previousId ?? -1}`
}

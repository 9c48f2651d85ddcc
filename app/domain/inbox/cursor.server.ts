import { and, eq } from 'drizzle-orm'
import { mailboxFolders } from '#db/tables/mailboxes.ts'
import type { Folder, FolderUse } from '#app/gateways/imap/folders.ts'
import type { OpenedFolder } from '#app/gateways/imap/read-folder.ts'
import type { Scope } from '../values/scope.server.ts'

const DAY_MS = 24 * 3_600_000
/** A new mailbox is read from this long before it was connected. */
const FIRST_SYNC_MS = 30 * DAY_MS
/** When the server numbers its messages anew, it is read again from this long before the last sync. */
const AGAIN_MS = 2 * DAY_MS

export type FolderRow = typeof mailboxFolders.$inferSelect

/** The stored place in a folder, made at the first look. */
export function folderRow(scope: Scope, { mailboxId, path, use }: Folder & { mailboxId: number }): FolderRow {
  const known = rowOf(scope, mailboxId, path)
  if (known) return known
  scope.db
    .insert(mailboxFolders)
    .values({ mailboxId, path, use: use as FolderUse })
    .onConflictDoNothing()
    .run()
  return rowOf(scope, mailboxId, path)!
}

/**
 * Where reading goes on. The server's numbers are only good under their UIDVALIDITY; a folder whose next number lies below
 * the last one read was put back by its host and counts as numbered anew.
 * @returns `after` the last UID that is stored, or the day `since` which all is read again
 */
export function placeIn(
  { uidValidity, lastUid, lastSyncAt }: FolderRow,
  opened: OpenedFolder,
  connectedAt: Date,
): { after: number } | { since: Date } {
  if (uidValidity === null) return { since: new Date(connectedAt.getTime() - FIRST_SYNC_MS) }
  const isSame = uidValidity === opened.uidValidity && opened.uidNext > lastUid
  if (isSame) return { after: lastUid }
  return { since: new Date((lastSyncAt ?? connectedAt).getTime() - (lastSyncAt ? AGAIN_MS : FIRST_SYNC_MS)) }
}

/** Begins to count anew under the server's present UIDVALIDITY; `first` is the first UID to be read, if there is one. */
export function restartFolder(
  scope: Scope,
  { folderId, opened, first }: { folderId: number; opened: OpenedFolder; first: number | undefined },
): void {
  scope.db
    .update(mailboxFolders)
    .set({ uidValidity: opened.uidValidity, lastUid: (first ?? Math.max(1, opened.uidNext)) - 1 })
    .where(eq(mailboxFolders.id, folderId))
    .run()
}

/** Moves on to a UID. Only in the transaction that stores what lies before it. */
export function moveCursor(scope: Scope, { folderId, lastUid }: { folderId: number; lastUid: number }): void {
  scope.db
    .update(mailboxFolders)
    .set({ lastUid, lastSyncAt: scope.now })
    .where(eq(mailboxFolders.id, folderId))
    .run()
}

export function noteFolderRead(scope: Scope, folderId: number): void {
  scope.db.update(mailboxFolders).set({ lastSyncAt: scope.now }).where(eq(mailboxFolders.id, folderId)).run()
}

function rowOf(scope: Scope, mailboxId: number, path: string): FolderRow | undefined {
  return scope.db
    .select()
    .from(mailboxFolders)
    .where(and(eq(mailboxFolders.mailboxId, mailboxId), eq(mailboxFolders.path, path)))
    .get()
}

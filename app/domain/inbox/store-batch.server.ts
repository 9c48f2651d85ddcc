import { createHash } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { mailboxFolders, seenMail } from '#db/tables/mailboxes.ts'
import { isOfTheDisk } from '../values/disk-trouble.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { moveCursor, type FolderRow } from './cursor.server.ts'
import { isOurCopy } from './on-own.server.ts'
import type { Envelope } from './read-message.ts'
import { receive } from './receive.server.ts'
import { keepUnreadable } from './unreadable.server.ts'

export type Item = {
  uid: number
  envelope: Envelope
  /** The header block as sent: the key of a message that has no Message-ID. */
  head: Buffer
  arrivedAt: Date
  isOwn: boolean
  /** Only of mail that concerns us. */
  raw: Buffer | null
}

const DAY_MS = 24 * 3_600_000
/** Keys are needed for as long as a folder may be read again; much longer costs nothing but room. */
const KEEP_KEYS_MS = 120 * DAY_MS

/**
 * Stores a batch and moves the cursor past it, in one transaction: a crash leaves either both or neither, and a second
 * process that reads the same folder finds the work done. One message that cannot be read never stops the others.
 * @returns false when the folder was numbered anew meanwhile; nothing is stored then
 */
export function storeBatch(
  scope: Scope,
  {
    mailboxId,
    folder,
    uidValidity,
    items,
  }: { mailboxId: number; folder: FolderRow; uidValidity: string; items: Item[] },
): boolean {
  return inTransaction(scope, (tx) => {
    const now = tx.db.select().from(mailboxFolders).where(eq(mailboxFolders.id, folder.id)).get()
    if (!now || now.uidValidity !== uidValidity) return false
    for (const item of items) {
      if (item.uid <= now.lastUid || !isFirstSight(tx, mailboxId, item)) continue
      if (item.isOwn && isOurCopy(tx, item.envelope)) continue
      if (item.raw && !isKnown(tx, item.envelope))
        take(tx, { mailboxId, folder: folder.path, item, raw: item.raw })
    }
    const lastUid = Math.max(now.lastUid, ...items.map((item) => item.uid))
    moveCursor(tx, { folderId: folder.id, lastUid })
    return true
  })
}

/** Forgets the keys of mail that no folder will give again. */
export function forgetOldKeys(scope: Scope, mailboxId: number): void {
  const before = new Date(scope.now.getTime() - KEEP_KEYS_MS)
  scope.db
    .delete(seenMail)
    .where(and(eq(seenMail.mailboxId, mailboxId), lt(seenMail.at, before)))
    .run()
}

function take(
  scope: Scope,
  { mailboxId, folder, item, raw }: { mailboxId: number; folder: string; item: Item; raw: Buffer },
): void {
  const arrivedAt = item.arrivedAt > scope.now ? scope.now : item.arrivedAt
  const delivered = { mailboxId, folder, uid: item.uid, arrivedAt, raw }
  try {
    inTransaction(scope, (tx) => receive(tx, delivered))
  } catch (error) {
    // No fault of the message: the batch is tried again later.
    if (isOfTheDisk(error)) throw error
    keepUnreadable(scope, { ...delivered, envelope: item.envelope, because: (error as Error).message })
  }
}

function isFirstSight(scope: Scope, mailboxId: number, item: Item): boolean {
  const { changes } = scope.db
    .insert(seenMail)
    .values({ mailboxId, key: keyOf(item), at: scope.now })
    .onConflictDoNothing()
    .run()
  return changes > 0
}

/** Two of our mailboxes may get the same message: it is one answer. */
function isKnown(scope: Scope, { messageId }: Envelope): boolean {
  if (!messageId) return false
  const found = scope.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.messageId, messageId)))
    .get()
  return found !== undefined
}

function keyOf({ envelope, head }: Item): string {
  return envelope.messageId
    ? `id:${envelope.messageId}`
    : `head:${createHash('sha256').update(head).digest('hex')}`
}

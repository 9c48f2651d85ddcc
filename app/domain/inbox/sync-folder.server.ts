import type { ImapConnection } from '#app/gateways/imap/connection.ts'
import type { Folder } from '#app/gateways/imap/folders.ts'
import { openFolder, readBodies, readHeads, uidsAbove, type Head } from '#app/gateways/imap/read-folder.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { mayKnow } from './acquaintances.server.ts'
import { ownAddresses } from './correspondents.server.ts'
import { folderRow, noteFolderRead, placeIn, restartFolder } from './cursor.server.ts'
import { readHeaders } from './headers.ts'
import { inTurn } from './in-turn.ts'
import { concernsUs, isToContact, mayBeReport } from './interest.server.ts'
import { readEnvelope } from './read-message.ts'
import { storeBatch, type Item } from './store-batch.server.ts'

/** Headers of this many messages are held at a time. */
const BATCH = 250
/** Of a longer message only the beginning is read: the words stand there, the rest is attachments. */
const MOST_BYTES = 5_000_000
/** A header block longer than this is an attack. */
const MOST_HEAD = 256_000

export type Reading = {
  connection: ImapConnection
  mailbox: Mailbox
  /** The product's time anew: reading takes a while. */
  fresh: () => Scope
}

/**
 * Reads what is new in a folder: headers in batches, bodies only of mail that concerns us, each batch stored together with the
 * cursor. Throws what the line throws; whatever was stored stays.
 * @returns how many messages were new
 */
export async function syncFolder({ connection, mailbox, fresh }: Reading, folder: Folder): Promise<number> {
  const opened = await openFolder(connection, folder.path)
  const row = folderRow(fresh(), { ...folder, mailboxId: mailbox.id })
  const place = placeIn(row, opened, mailbox.connectedAt)
  if ('after' in place && opened.uidNext > 0 && opened.uidNext - 1 <= place.after) {
    noteFolderRead(fresh(), row.id)
    return 0
  }
  const uids = await uidsAbove(connection, 'after' in place ? place : { after: 0, since: place.since })
  if ('since' in place) restartFolder(fresh(), { folderId: row.id, opened, first: uids[0] })
  for (let from = 0; from < uids.length; from += BATCH) {
    const heads = await readHeads(connection, uids.slice(from, from + BATCH))
    const candidates = await inTurn(() => itemsOf(fresh(), mailbox.id, heads))
    const items = await withBodies(connection, candidates)
    const batch = { mailboxId: mailbox.id, folder: row, uidValidity: opened.uidValidity, items }
    if (!(await inTurn(() => storeBatch(fresh(), batch)))) break
  }
  noteFolderRead(fresh(), row.id)
  return uids.length
}

type Candidate = Item & { isWanted: boolean }

function itemsOf(scope: Scope, mailboxId: number, heads: Head[]): Candidate[] {
  const isOwnAddress = ownAddresses(scope)
  const envelopes = heads.map(({ headers }) =>
    readEnvelope(readHeaders(headers.subarray(0, MOST_HEAD).toString('latin1'))),
  )
  const known = mayKnow(scope, envelopes)
  return heads.map(({ uid, headers, arrivedAt }, at) => {
    const envelope = envelopes[at]!
    const arrived = arrivedAt > scope.now ? scope.now : arrivedAt
    const isOwn = envelope.from !== null && isOwnAddress(envelope.from.address)
    const isWanted =
      mayBeReport(envelope) ||
      (isOwn && isToContact(scope, envelope)) ||
      (known.has(envelope) && !isOwn && concernsUs(scope, { envelope, mailboxId, arrivedAt: arrived }))
    return { uid, envelope, head: headers, arrivedAt: arrived, isOwn, isWanted, raw: null }
  })
}

async function withBodies(connection: ImapConnection, candidates: Candidate[]): Promise<Item[]> {
  const wanted = candidates.filter((one) => one.isWanted).map((one) => one.uid)
  const bodies = await readBodies(connection, wanted, { mostBytes: MOST_BYTES })
  return candidates.map(({ isWanted: _isWanted, ...item }) => ({
    ...item,
    raw: bodies.get(item.uid) ?? null,
  }))
}

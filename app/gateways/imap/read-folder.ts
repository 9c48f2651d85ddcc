import type { ImapConnection } from './connection.ts'

export type OpenedFolder = { uidValidity: string; uidNext: number }
export type Head = { uid: number; headers: Buffer; arrivedAt: Date; bytes: number }

/** The line is gone. Some commands resolve with nothing then instead of failing: nothing is not "no messages". */
export class LineLost extends Error {
  override name = 'LineLost'
  readonly code = 'NoConnection'
}

/** Selects a folder read-only, so that nothing here can change a flag. Throws what the library throws. */
export async function openFolder(connection: ImapConnection, path: string): Promise<OpenedFolder> {
  const box = await connection.client.mailboxOpen(path, { readOnly: true })
  mustBeOpen(connection)
  return { uidValidity: String(box.uidValidity), uidNext: box.uidNext }
}

/**
 * UIDs above `after`, ascending. A range "N:*" gives the last message even when it is older than N: such are dropped.
 * @param since only mail that the server took on or after this day (its own arrival date, not the Date header)
 * @throws LineLost
 */
export async function uidsAbove(
  connection: ImapConnection,
  { after, since }: { after: number; since?: Date },
): Promise<number[]> {
  const found = await connection.client.search(
    { uid: `${after + 1}:*`, ...(since ? { since } : {}) },
    { uid: true },
  )
  if (!connection.isOpen() || !Array.isArray(found)) throw new LineLost('The server did not answer.')
  return found.filter((uid) => uid > after).sort((a, b) => a - b)
}

/** Raw header blocks with the server's arrival time. Flags are neither asked for nor changed. @throws LineLost */
export async function readHeads(connection: ImapConnection, uids: number[]): Promise<Head[]> {
  const query = { uid: true, headers: true, internalDate: true, size: true } as const
  const found = await connection.client.fetchAll(setOf(uids), query, { uid: true })
  mustBeOpen(connection)
  return found
    .map((one) => ({
      uid: one.uid,
      headers: one.headers ?? Buffer.alloc(0),
      arrivedAt: dateOf(one.internalDate),
      bytes: one.size ?? 0,
    }))
    .sort((a, b) => a.uid - b.uid)
}

/**
 * Whole messages, up to `mostBytes` of each. A message that has gone meanwhile is left out.
 * @throws LineLost
 */
export async function readBodies(
  connection: ImapConnection,
  uids: number[],
  { mostBytes }: { mostBytes: number },
): Promise<Map<number, Buffer>> {
  const bodies = new Map<number, Buffer>()
  for (const uid of uids) {
    const one = await connection.client.fetchOne(
      String(uid),
      { uid: true, source: { maxLength: mostBytes } },
      { uid: true },
    )
    mustBeOpen(connection)
    if (one && one.source) bodies.set(uid, one.source)
  }
  return bodies
}

/** True when a folder that was listed is not there any more. */
export function isGone(error: unknown): boolean {
  const { serverResponseCode, mailboxMissing } = error as {
    serverResponseCode?: string
    mailboxMissing?: boolean
  }
  return mailboxMissing === true || serverResponseCode === 'NONEXISTENT' || serverResponseCode === 'TRYCREATE'
}

function mustBeOpen(connection: ImapConnection): void {
  if (!connection.isOpen()) throw new LineLost('The connection was lost.')
}

/** 3,4,5,9 as "3:5,9": servers limit the length of a line. */
function setOf(uids: number[]): string {
  const runs: [number, number][] = []
  for (const uid of uids) {
    const last = runs.at(-1)
    if (last && last[1] === uid - 1) last[1] = uid
    else runs.push([uid, uid])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',')
}

function dateOf(date: Date | string | undefined): Date {
  const read = new Date(date ?? NaN)
  return Number.isNaN(read.getTime()) ? new Date(0) : read
}

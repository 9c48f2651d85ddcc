import { setTimeout as sleep } from 'node:timers/promises'
import {
  imapFailure,
  openImap,
  type ImapConnection,
  type ImapFailure,
  type ImapSettings,
} from '#app/gateways/imap/connection.ts'
import { findFolders, type Folder } from '#app/gateways/imap/folders.ts'
import { fullnessOf } from '#app/gateways/imap/fullness.ts'
import { isGone } from '#app/gateways/imap/read-folder.ts'
import { Ear } from '#app/gateways/imap/watch.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { signedIn } from '../mailboxes/sign-in.server.ts'
import { backOff } from '../outbox/after-attempt.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { forgetOldKeys } from './store-batch.server.ts'
import { syncFolder } from './sync-folder.server.ts'
import { noteFailedSync, noteFullness, noteGoodSync } from './sync-health.server.ts'

export type Watch = {
  mailboxId: number
  /** A scope with the product's time of the moment. */
  fresh: () => Scope
  signal: AbortSignal
  /** Milliseconds of the machine; for tests. */
  tuning?: Partial<Tuning>
}

export type Tuning = {
  /** Every folder is read at least this often, whatever IDLE says. */
  pollMs: number
  firstRetryMs: number
  mostRetryMs: number
  line: Partial<ImapSettings>
}

const POLL_MS = 60_000
/** With a fast clock a minute of the machine is a day. */
const FAST_POLL_MS = 2_000
const USES: Folder['use'][] = ['inbox', 'sent', 'junk']

/**
 * Keeps one long-lived connection to a mailbox, waits in IDLE, and reads every folder now and then besides. A lost line is
 * opened anew with growing pauses; a refused password ends the watch until a person has acted.
 */
export async function watchMailbox(watch: Watch): Promise<void> {
  const { mailboxId, fresh, signal } = watch
  let tries = 0
  while (!signal.aborted) {
    const mailbox = find(fresh(), mailboxId)
    if (!mailbox || mailbox.needsPassword) return
    const ended = await session(watch, mailbox)
    if (ended === 'changed') continue
    if (ended === 'stopped' || !noteFailedSync(fresh(), mailboxId, ended.failure)) return
    tries = ended.hasRead ? 1 : tries + 1
    const ms = backOff({ tries, seed: `imap:${mailboxId}`, ...pausesOf(watch) })
    await sleep(ms, undefined, { signal }).catch(() => undefined)
  }
}

type Ended = 'stopped' | 'changed' | { failure: ImapFailure | { says: string }; hasRead: boolean }

/** One connection, from its opening to its end. */
async function session(watch: Watch, mailbox: Mailbox): Promise<Ended> {
  const entered = await signedIn(
    watch.fresh(),
    { mailbox, side: 'imap' },
    (server) => openImap({ ...server, ...watch.tuning?.line }),
    (one) => !one.ok && one.trouble === 'grant-over',
  )
  const opened = entered.ok ? entered.result : entered
  if (!opened.ok) return { failure: opened, hasRead: false }
  const progress = { hasRead: false }
  try {
    return await readOn(watch, mailbox, opened, progress)
  } catch (error) {
    if (watch.signal.aborted) return 'stopped'
    return { failure: failureOf(error), hasRead: progress.hasRead }
  } finally {
    await opened.close()
  }
}

async function readOn(
  { fresh, signal, tuning, mailboxId }: Watch,
  mailbox: Mailbox,
  connection: ImapConnection,
  progress: { hasRead: boolean },
): Promise<Ended> {
  const ear = new Ear(connection)
  const reading = { connection, mailbox, fresh }
  const folders = await foldersOf(connection)
  forgetOldKeys(fresh(), mailboxId)
  let polledAt = -Infinity
  while (!signal.aborted) {
    const pollMs = tuning?.pollMs ?? (fresh().tempo > 1 ? FAST_POLL_MS : POLL_MS)
    ear.clear()
    if (performance.now() - polledAt >= pollMs) {
      for (const folder of folders.slice(1)) await syncOther(reading, folder)
      const fullness = await fullnessOf(connection)
      if (fullness !== null) noteFullness(fresh(), mailboxId, fullness)
      polledAt = performance.now()
    }
    // INBOX last: it is the one that stays open for IDLE.
    ear.clear()
    await syncFolder(reading, folders[0]!)
    noteGoodSync(fresh(), mailboxId)
    progress.hasRead = true
    const left = Math.max(0, polledAt + pollMs - performance.now())
    const woken = await ear.wait({ ms: left, signal })
    if (woken === 'stopped') return 'stopped'
    if (woken === 'lost') return { failure: (await connection.closed) ?? LOST, hasRead: true }
    const now = find(fresh(), mailboxId)
    if (!now) return 'stopped'
    if (fingerprint(now) !== fingerprint(mailbox)) return 'changed'
  }
  return 'stopped'
}

/** INBOX first, then what else concerns us. */
async function foldersOf(connection: ImapConnection): Promise<Folder[]> {
  const found = await findFolders(connection.client)
  return USES.flatMap((use) => found.filter((folder) => folder.use === use))
}

/** A folder that was renamed or deleted is no trouble of the mailbox: the next connection looks for it anew. */
async function syncOther(reading: Parameters<typeof syncFolder>[0], folder: Folder): Promise<void> {
  try {
    await syncFolder(reading, folder)
  } catch (error) {
    if (!isGone(error) || !reading.connection.isOpen()) throw error
  }
}

const LOST: ImapFailure = { trouble: 'lost', detail: 'The connection was lost.' }

/** Trouble of the line in its closed word; anything else is said as it is, and shown on the mailbox. */
function failureOf(error: unknown): ImapFailure | { says: string } {
  const failure = imapFailure(error)
  const isOfTheLine =
    failure.trouble !== 'protocol' || (error as { responseStatus?: string }).responseStatus !== undefined
  return isOfTheLine ? failure : { says: `Its mail could not be read: ${failure.detail}` }
}

function pausesOf({ tuning, fresh }: Watch): { firstMs: number; mostMs: number } {
  const isFast = fresh().tempo > 1
  return {
    firstMs: tuning?.firstRetryMs ?? 1000,
    mostMs: tuning?.mostRetryMs ?? (isFast ? 5_000 : 5 * 60_000),
  }
}

function find(scope: Scope, mailboxId: number): Mailbox | null {
  try {
    return getMailbox(scope, mailboxId)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** What makes a connection another one. */
function fingerprint(mailbox: Mailbox): string {
  const { imapHost, imapPort, imapSecurity, imapUser, imapSecret } = mailbox
  const { signsInWith, allowBadCertificate, needsPassword } = mailbox
  return JSON.stringify([
    imapHost,
    imapPort,
    imapSecurity,
    imapUser,
    imapSecret,
    signsInWith,
    allowBadCertificate,
    needsPassword,
  ])
}

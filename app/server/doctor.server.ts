import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { resolve4 } from 'node:dns/promises'
import { findBrowser } from '#app/gateways/web/browser.ts'
import type { Mailbox } from '#app/domain/mailboxes/connection.server.ts'
import { useRegistrations } from '#app/domain/mailboxes/grants.server.ts'
import { testMailbox } from '#app/domain/mailboxes/test-mailbox.server.ts'
import { readHealth } from '#app/domain/reports/health.server.ts'
import { mintWorkspaceId, tellTime } from '#app/domain/values/scope.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { keepMailHere } from '#app/gateways/mail-trouble.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { freeBytes } from './disk.server.ts'
import { databaseFile, type Env } from './env.server.ts'
import { keyFile, loadSecretKey } from './secret-key.server.ts'
import { wordsOfTrouble } from './trouble.ts'

/** One look of the doctor. `mend` says what to do when it is not well. */
export type Finding = { what: string; ok: boolean; says: string; mend: string | null }

const LOW_DISK_BYTES = 1_000_000_000

/** Looks at everything the installation stands on: database, key, disk, jobs, clock, names, browser, every mailbox. */
export async function examine(env: Env): Promise<Finding[]> {
  const before = [ofNode(), ofDisk(env), ofKey(env), ofClock(), await ofBrowser(env), await ofNames(env)]
  if (!existsSync(databaseFile(env)))
    return [
      bad(
        'database',
        `There is none in ${env.dataFolder}.`,
        'Start Linkwright once, or set LINKWRIGHT_DATA.',
      ),
      ...before,
    ]
  let db: Database | undefined
  try {
    db = openDatabase(databaseFile(env))
    return [ofDatabase(db), ...before, ofJobs(db), ...(await ofMailboxes(db, env))]
  } catch (error) {
    const { dataFolder } = env
    const words = wordsOfTrouble(error, { dataFolder })
    if (!words) throw error
    return [bad('database', (error as Error).message, words), ...before]
  } finally {
    db?.$client.close()
  }
}

function ofDatabase(db: Database): Finding {
  const verdict = db.$client.pragma('quick_check', { simple: true })
  return verdict === 'ok'
    ? well('database', 'Whole and readable.')
    : bad(
        'database',
        `SQLite says: ${String(verdict)}`,
        'Stop Linkwright and restore the last backup: npm run cli -- restore FILE',
      )
}

function ofNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return [20, 22, 24].includes(major) || major > 24
    ? well('node', `Node ${process.versions.node}.`)
    : bad('node', `Node ${process.versions.node} is not one we test on.`, 'Install Node 20, 22 or 24.')
}

function ofDisk(env: Env): Finding {
  const folder = existsSync(env.dataFolder) ? env.dataFolder : '.'
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return bad(
      'disk',
      `${folder} cannot be written.`,
      'Give the user that runs Linkwright the right to write there.',
    )
  }
  const free = freeBytes(folder)
  const words = `${(free / 1e9).toFixed(1)} GB free in ${folder}.`
  return free > LOW_DISK_BYTES
    ? well('disk', words)
    : bad('disk', words, 'Make room: SQLite stops writing when the disk is full.')
}

function ofKey(env: Env): Finding {
  if (env.secretKey) return well('key', 'From the environment.')
  const file = keyFile(env)
  if (!existsSync(file))
    return existsSync(databaseFile(env))
      ? bad(
          'key',
          `${file} is missing, so the passwords of the mailboxes stay sealed.`,
          'Put your copy of it back (or set LINKWRIGHT_SECRET_KEY) before the next start makes a new one.',
        )
      : well('key', 'None yet; the first start makes it.')
  const mode = statSync(file).mode & 0o777
  return mode & 0o077
    ? bad('key', `${file} can be read by others (${mode.toString(8)}).`, `chmod 600 ${file}`)
    : well('key', `${file}, for its owner only. Keep a copy apart from the backups.`)
}

function isKeyThere(env: Env): boolean {
  return env.secretKey !== null || existsSync(keyFile(env))
}

function ofClock(): Finding {
  const year = new Date().getUTCFullYear()
  return year >= 2026 && year < 2100
    ? well('clock', new Date().toISOString())
    : bad('clock', `The machine says it is ${year}.`, 'Set the clock: what is due is decided by it.')
}

async function ofBrowser(env: Env): Promise<Finding> {
  const found = await findBrowser(env.network.chromium)
  if (found) return well('browser', `${found}, for pages that need rendering.`)
  const what = env.network.chromium
    ? `LINKWRIGHT_CHROMIUM names ${env.network.chromium}, which is not there.`
    : 'No Chromium on this machine.'
  return bad(
    'browser',
    what,
    'Pages that need scripts stay unverified: install Chromium or set LINKWRIGHT_CHROMIUM.',
  )
}

async function ofNames(env: Env): Promise<Finding> {
  const name = env.network.dnsControl.split(',')[0]?.trim() || 'example.com'
  try {
    await resolve4(name)
    return well('names', `${name} resolves.`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return bad(
      'names',
      `${name} does not resolve (${code}).`,
      'Check the network and the resolver of this machine.',
    )
  }
}

function ofJobs(db: Database): Finding {
  const health = readHealth(db, new Date())
  const failing = health.failing.map(({ job, error }) => `${job}: ${error}`).join('; ')
  if (health.jobs === 'ok' && !failing) return well('jobs', 'Running.')
  if (failing) return bad('jobs', failing, 'The log of Linkwright says more.')
  return bad('jobs', `The jobs are ${health.jobs}.`, 'Start Linkwright: npm start.')
}

async function ofMailboxes(db: Database, env: Env): Promise<Finding[]> {
  const findings: Finding[] = []
  if (!isKeyThere(env)) return findings
  useSecretKey(loadSecretKey(env))
  keepMailHere(env.isSandbox)
  useRegistrations(env.registrations)
  for (const mailbox of db.select().from(mailboxes).all()) {
    const what = `mailbox ${mailbox.email}`
    const mend = `Settings, Mailboxes, ${mailbox.email}: correct it and test again.`
    // A refused password is tried once and then waits for the user: repeated tries lock accounts.
    if (mailbox.needsPassword) {
      findings.push(bad(what, mailbox.statusBecause ?? 'The password was refused.', mend))
      continue
    }
    findings.push(await ofMailbox(db, mailbox, what, mend))
  }
  return findings
}

async function ofMailbox(db: Database, mailbox: Mailbox, what: string, mend: string): Promise<Finding> {
  const scope = { db, workspaceId: mintWorkspaceId(mailbox.workspaceId), actor: DOCTOR, ...tellTime(db) }
  const { ok, smtp, imap } = await testMailbox(scope, mailbox)
  const says = `SMTP: ${smtp.says} IMAP: ${imap.says}`
  return ok ? well(what, says) : bad(what, says, mend)
}

const DOCTOR = { kind: 'cli', name: 'doctor' } as const

function well(what: string, says: string): Finding {
  return { what, ok: true, says, mend: null }
}

function bad(what: string, says: string, mend: string): Finding {
  return { what, ok: false, says, mend }
}

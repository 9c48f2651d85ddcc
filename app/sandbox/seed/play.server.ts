import { and, count, eq, inArray, isNull, min } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { links } from '#db/tables/links.ts'
import { outbox } from '#db/tables/outreach.ts'
import { noteGoodSync } from '#app/domain/inbox/sync-health.server.ts'
import { syncFolder } from '#app/domain/inbox/sync-folder.server.ts'
import { observe } from '#app/domain/links/observe.server.ts'
import { verifyDue } from '#app/domain/links/verify-due.server.ts'
import { imapSettings, type Mailbox } from '#app/domain/mailboxes/connection.server.ts'
import { getMailbox } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { checkTarget } from '#app/domain/pages/check-target.server.ts'
import { fetchPage } from '#app/domain/pages/fetch-page.server.ts'
import { fileCopies } from '#app/domain/outbox/file-copies.server.ts'
import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import { sequenceWork } from '#app/domain/sequences/send-work.server.ts'
import { checkTruthDue } from '#app/domain/sequences/truth/check-due.server.ts'
import type { Ask } from '#app/domain/sequences/truth/look.server.ts'
import { openImap, type ImapConnection } from '#app/gateways/imap/connection.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { chance } from '../chance.ts'
import type { World } from '../world.server.ts'
import { actAsJob, type Team } from './scope.server.ts'

/** The past, played through the real engine: sends by SMTP, answers by IMAP, checks by HTTP, event after event. */
export type Play = {
  db: Database
  world: World
  team: Team
  web: Web
  now: Date
  lines: Line[]
  checkCount: number
}

/** An open connection to a mailbox, and how many messages its inbox held at the last reading. */
type Line = { mailbox: Mailbox; connection: ImapConnection; readCount: number }

const INBOX = { path: 'INBOX', use: 'inbox' } as const

/** No two moments of the story are nearer than this: the gap between two mails is longer anyway. */
const STEP_MS = 30_000

export async function openPlay(stage: Pick<Play, 'db' | 'world' | 'team' | 'now'>): Promise<Play> {
  const web = openWeb({ settings: readNetworkSettings({ connectTo: stage.world.connectTo }) })
  const lines: Line[] = []
  for (const who of ['anna', 'jonas'] as const) {
    const scope = actAsJob(stage.db, stage.team, stage.now)
    const mailbox = getMailbox(scope, stage.team[who].mailboxId)
    const connection = await openImap(imapSettings(mailbox))
    if (!connection.ok) throw new Error(`the mailbox ${mailbox.email} cannot be read: ${connection.detail}`)
    lines.push({ mailbox, connection, readCount: 0 })
  }
  return { ...stage, web, lines, checkCount: 0 }
}

/** Files the copies of what was sent and hangs up. */
export async function closePlay(play: Play): Promise<void> {
  const { db, team, web, lines, now } = play
  // Fifty at a time; one that cannot be filed is left to the jobs.
  let before = Infinity
  for (let left = waitingCopies(db); left > 0 && left < before; left = waitingCopies(db)) {
    await fileCopies(actAsJob(db, team, now))
    before = left
  }
  await Promise.all([web.close(), ...lines.map((line) => line.connection.close())])
}

function waitingCopies(db: Database): number {
  return db.select({ count: count() }).from(outbox).where(eq(outbox.sentCopy, 'waiting')).get()?.count ?? 0
}

/** Lets everything happen that is due up to `until`, at the time at which it was due. */
export async function playUntil(play: Play, until: Date): Promise<void> {
  for (;;) {
    const next = nextMoment(play)
    if (next === null || next > until.getTime()) break
    play.now = new Date(Math.max(next, play.now.getTime() + STEP_MS))
    await playMoment(play)
  }
  play.now = until
}

/** One turn of everything at the present moment. */
export async function playMoment(play: Play): Promise<void> {
  const { db, world, team, web, now } = play
  await world.tick(now)
  await readMail(play)
  const scope = actAsJob(db, team, now)
  const tell = () => ({ now, tempo: 1 })
  await checkTruthDue(scope, { workerId: 'sandbox', ask: askOf(web, now), tell })
  await sendDue(scope, { workerId: 'sandbox', publicUrl: null, work: sequenceWork, tell })
  await verifyDue(scope, {
    atMost: 50,
    tell,
    observe: (promised) => observe(promised, web, { now }),
    chance: () => chance(world.state.seed, 'check', ++play.checkCount),
  })
}

function askOf(web: Web, now: Date): Ask {
  return {
    observe: (promised) => observe(promised, web, { now }),
    checkTarget: (url) => checkTarget(web, url),
    fetchPage: (url) => fetchPage(web, url),
  }
}

/** When something is due next: a step, a check, or a mail that somebody is going to write. */
function nextMoment({ db, world }: Play): number | null {
  const step = db
    .select({ at: min(outbox.dueAt) })
    .from(outbox)
    .where(and(inArray(outbox.state, ['planned', 'failed_retry']), isNull(outbox.heldBecause)))
    .get()
  const check = db
    .select({ at: min(links.nextAt) })
    .from(links)
    .get()
  const times = [step?.at, check?.at, ...world.state.planned.map((one) => one.at)]
  const moments = times.flatMap((at) => (at === null || at === undefined ? [] : [Number(at)]))
  return moments.length ? Math.min(...moments) : null
}

/** Reads the inboxes in which something new lies; of the others it is only noted that they were looked at. */
async function readMail(play: Play): Promise<void> {
  for (const line of play.lines) {
    const count = play.world.mailbox(line.mailbox.email).messages('INBOX').length
    if (count > line.readCount)
      await syncFolder({ ...line, fresh: () => actAsJob(play.db, play.team, play.now) }, INBOX)
    line.readCount = count
    noteGoodSync(actAsJob(play.db, play.team, play.now), line.mailbox.id)
  }
}

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { addMailbox } from '#app/domain/mailboxes/add-mailbox.server.ts'
import { mailboxes, mailboxFolders, seenMail } from '#db/tables/mailboxes.ts'
import { count, eq } from 'drizzle-orm'
import { fill } from '#tests/support/mail-faults.ts'
import { answer, mailWorld, seen, type MailWorld, type Wrote } from '#tests/support/mail-world.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import { scopeNow } from '#tests/support/outreach-world.ts'
import { median, type Line } from './measure.ts'

const OLD = 10_000
const TEAM = 30
const OLD_EACH = 1_000
const USERS = Object.fromEntries(Array.from({ length: TEAM + 1 }, (_, at) => [`user${at}@crm.test`, 'pass']))
const QUICK = { pollMs: 60_000, lookMs: 50 }

/** The first reading of a mailbox with 10,000 messages, and thirty mailboxes read and watched at once, against Dovecot. */
export async function benchMail(): Promise<{ lines: Line[]; notes: string[] }> {
  const stack = await startMailStack({ users: USERS })
  if (!stack.dovecot) throw new Error('Dovecot is missing.')
  try {
    fill(stack, 'user0@crm.test', OLD)
    const first = []
    for (let round = 0; round < 3; round++) first.push(await firstReading(stack))
    const team = await wholeTeam(stack)
    return {
      lines: [
        {
          id: 'M1',
          what: `first reading of ${OLD} messages`,
          value: median(first.map((one) => one.seconds)),
          unit: 's',
          goal: 'below 10',
        },
        {
          id: 'M1c',
          what: 'the same, processor time',
          value: median(first.map((one) => one.busy)),
          unit: 's',
          goal: '',
        },
        {
          id: 'M2',
          what: `${TEAM} mailboxes of ${OLD_EACH}, first reading`,
          value: team.firstSeconds,
          unit: 's',
          goal: '',
        },
        {
          id: 'M3',
          what: `an answer in each of ${TEAM} mailboxes, until the last is seen`,
          value: team.answerSeconds,
          unit: 's',
          goal: '',
        },
      ],
      notes: [
        `event loop p99: ${median(first.map((one) => one.delay)).toFixed(0)} ms at M1, ${team.delay.toFixed(0)} ms at M2`,
        `memory of the process after M2: ${team.megabytes.toFixed(0)} MB; ${team.idlePercent.toFixed(1)} % of a core while ${TEAM} lines wait`,
      ],
    }
  } finally {
    await stack.stop()
  }
}

async function firstReading(stack: MailStack) {
  const world = mailWorld(stack, { user: 'user0@crm.test' })
  const measure = begin()
  const watching = world.watch(QUICK)
  await reached(() => lastUidOf(world) >= OLD)
  const result = measure()
  await watching.stop()
  world.db.$client.close()
  return result
}

async function wholeTeam(stack: MailStack) {
  const world = mailWorld(stack, { user: 'user1@crm.test' })
  const row = world.db.select().from(mailboxes).get()!
  for (let at = 2; at <= TEAM; at++) {
    const email = `user${at}@crm.test`
    const added = addMailbox(scopeNow(world), {
      ...row,
      email,
      smtpUser: email,
      imapUser: email,
      smtpPassword: 'pass',
      imapPassword: '',
      rampUp: false,
      sentFolder: '',
      filesSentItself: 'auto',
    })
    if (!added.ok) throw new Error(added.reason)
  }
  for (let at = 1; at <= TEAM; at++) fill(stack, `user${at}@crm.test`, OLD_EACH)
  const people: Wrote[] = []
  for (let at = 0; at < TEAM; at++) people.push(await world.wrote(`editor${at}`))
  const measure = begin()
  const watching = world.watch(QUICK)
  await reached(() => countOf(world) >= TEAM * OLD_EACH)
  const { seconds: firstSeconds, delay } = measure()
  await sleep(2_000)
  const idle = begin()
  await sleep(5_000)
  const { busy, seconds } = idle()
  const startedAt = performance.now()
  await Promise.all(people.map((one, at) => stack.put(`user${at + 1}@crm.test`, answer(one, 'Yes.'))))
  await reached(() => people.every((one) => seen(world.db, one).incoming.length === 1))
  const answerSeconds = (performance.now() - startedAt) / 1_000
  const megabytes = process.memoryUsage().rss / 1024 / 1024
  await watching.stop()
  world.db.$client.close()
  return { firstSeconds, delay, answerSeconds, megabytes, idlePercent: (busy / seconds) * 100 }
}

/** Time, processor time and the lateness of the event loop from now on. */
function begin() {
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  return () => {
    loop.disable()
    const { user, system } = process.cpuUsage(cpu)
    return {
      seconds: (performance.now() - startedAt) / 1_000,
      busy: (user + system) / 1e6,
      delay: loop.percentile(99) / 1e6,
    }
  }
}

function lastUidOf({ db }: MailWorld): number {
  return db.select().from(mailboxFolders).where(eq(mailboxFolders.use, 'inbox')).get()?.lastUid ?? 0
}

function countOf({ db }: MailWorld): number {
  return db.select({ n: count() }).from(seenMail).get()!.n
}

async function reached(look: () => boolean): Promise<void> {
  const end = performance.now() + 180_000
  while (!look()) {
    if (performance.now() > end) throw new Error('It took more than three minutes.')
    await sleep(20)
  }
}

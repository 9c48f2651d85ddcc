import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { alertNotices, alerts } from '#db/tables/alerts.ts'
import { links } from '#db/tables/links.ts'
import type { World } from '../world.server.ts'
import { enrolBatch, makeSequence } from './campaigns.server.ts'
import { workThroughInbox } from './mornings.server.ts'
import { putUpOldLinks, watchOldLink } from './old-links.server.ts'
import { closePlay, openPlay, playMoment, playUntil } from './play.server.ts'
import { actAs, type Team } from './scope.server.ts'
import { AHEAD, CAMPAIGNS, INBOX_READ_UNTIL, OLD_LINKS, PROMISED, START, STORY_BEGINS } from './story.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Event = { at: Date; happens: () => void }
type Setting = { db: Database; world: World; team: Team; projectId: number }

/** Six weeks of work, played through the engine from the first day to the morning of the visit. */
export async function playHistory(setting: Setting): Promise<void> {
  putUpOldLinks(setting.world, OLD_LINKS)
  const play = await openPlay({ ...setting, now: STORY_BEGINS })
  const events = [...campaigns(setting), ...oldLinks(setting), ...mornings(setting)]
  for (const event of events.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    await playUntil(play, event.at)
    event.happens()
  }
  await playUntil(play, START)
  await playMoment(play)
  await closePlay(play)
  lookAhead(setting)
  putNewsAside(setting)
}

function campaigns({ db, team, projectId }: Setting): Event[] {
  return CAMPAIGNS.flatMap((campaign) => {
    let sequenceId = 0
    const made = new Date(Date.parse(campaign.batches[0]!.at) - 20 * HOUR)
    const batches = campaign.batches.map(({ at, ...batch }) => ({
      at: new Date(at),
      happens: () =>
        enrolBatch(actAs(db, team, campaign.mailbox, new Date(at)), { sequenceId, projectId, ...batch }),
    }))
    return [
      { at: made, happens: () => void (sequenceId = makeSequence(db, team, projectId, campaign)) },
      ...batches,
    ]
  })
}

function oldLinks({ db, team, projectId }: Setting): Event[] {
  return OLD_LINKS.map((link, number) => {
    const pasted = new Date(STORY_BEGINS.getTime() + 2 * HOUR + number * 60_000)
    const up = new Date(Date.parse(link.since) + 9 * HOUR)
    const at = up > pasted ? up : pasted
    return {
      at,
      happens: () =>
        watchOldLink(actAs(db, team, 'jonas', at), { projectId, link, ownerId: team.jonas.userId }),
    }
  })
}

/** Twice a day somebody sits down to the inbox, until a day before the visit. */
function mornings({ db, world, team, projectId }: Setting): Event[] {
  const work = (at: Date, host?: string): Event => ({
    at,
    happens: () =>
      workThroughInbox(actAs(db, team, 'anna', at), { projectId, memories: world.state.memories, host }),
  })
  const events = [work(PROMISED.notedAt, PROMISED.host)]
  for (let day = Math.floor(STORY_BEGINS.getTime() / DAY); day * DAY < INBOX_READ_UNTIL.getTime(); day++)
    for (const hour of [8.6, 15.2]) {
      const at = new Date(day * DAY + hour * HOUR)
      if (at > STORY_BEGINS && at < INBOX_READ_UNTIL) events.push(work(at))
    }
  return events
}

/** What will happen in the visitor's first two days: one link goes, and one page turns nofollow. */
function lookAhead({ db, world }: Setting): void {
  const { removed, nofollow } = AHEAD
  const removedAt = START.getTime() + removed.afterHours * HOUR
  const link = world.state.edits.find((edit) => edit.host === removed.host && edit.kind === 'link')
  const memory = world.state.memories[removed.person]
  if (!link || !memory) throw new Error(`there is no link on ${removed.host} that could go`)
  link.until = removedAt
  memory.removedFrom = removedAt
  const nofollowAt = START.getTime() + nofollow.afterHours * HOUR
  world.edit({ id: `nofollow ${nofollow.host}`, kind: 'all_nofollow', ...nofollow, from: nofollowAt })
  for (const { host, at } of [
    { host: removed.host, at: removedAt },
    { host: nofollow.host, at: nofollowAt },
  ])
    db.update(links)
      .set({ nextAt: new Date(at + HOUR / 2) })
      .where(eq(links.sourceHost, host))
      .run()
}

/** News of weeks ago has been seen and mailed; what still needs somebody stays. */
function putNewsAside({ db }: Setting): void {
  const old = new Date(START.getTime() - DAY)
  db.update(alertNotices).set({ doneAt: START }).where(isNull(alertNotices.doneAt)).run()
  db.update(alerts)
    .set({ seenAt: old })
    .where(and(eq(alerts.kind, 'link_live'), lt(alerts.raisedAt, old)))
    .run()
}

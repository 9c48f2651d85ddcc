import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { memberships } from '#db/tables/workspaces.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { seedSandbox } from '#app/sandbox/seed.server.ts'
import { closePlay, openPlay, playUntil } from '#app/sandbox/seed/play.server.ts'
import type { Team } from '#app/sandbox/seed/scope.server.ts'
import { START, STORY_BEGINS } from '#app/sandbox/seed/story.ts'
import { startWorld, type World } from '#app/sandbox/world.server.ts'
import { freshDatabase } from './workspace.ts'

export type SeededSandbox = {
  db: Database
  world: World
  /** Lets product time pass through the real engine: sending, reading, checking. */
  play: (time: { days: number }) => Promise<void>
  close: () => Promise<void>
}

/** The sandbox as a visitor finds it, in memory, on the morning of its first day. */
export async function openSeededSandbox(): Promise<SeededSandbox> {
  useSecretKey(randomBytes(32))
  const db = freshDatabase()
  const world = await startWorld({ dir: null, now: STORY_BEGINS })
  await seedSandbox(db, world)
  let now = START
  return {
    db,
    world,
    play: async ({ days }) => {
      const until = new Date(now.getTime() + days * 86_400_000)
      const play = await openPlay({ db, world, team: teamOf(db), now })
      await playUntil(play, until)
      await closePlay(play)
      now = until
    },
    close: () => world.stop(),
  }
}

function teamOf(db: Database): Team {
  const workspaceId = db.select({ id: workspaces.id }).from(workspaces).get()!.id
  const people = db.select().from(memberships).orderBy(memberships.id).all()
  const boxes = db.select({ id: mailboxes.id }).from(mailboxes).orderBy(mailboxes.id).all()
  const member = (at: number) => ({ userId: people[at]!.userId, mailboxId: boxes[at]!.id })
  return { workspaceId, anna: member(0), jonas: member(1) }
}

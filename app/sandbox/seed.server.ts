import type { Database } from '#db/client.server.ts'
import { markSandbox } from './seed/begun.server.ts'
import { playHistory } from './seed/history.server.ts'
import { addProspects } from './seed/prospects.server.ts'
import { STORY_BEGINS } from './seed/story.ts'
import { makeTeam } from './seed/team.server.ts'
import type { World } from './world.server.ts'

/**
 * Fills an empty sandbox database: the team, its project, sixty prospects, and what was done with them until the
 * morning on which the visitor comes. The past is not made up but played: every mail was sent and answered, every
 * check read a page.
 */
export async function seedSandbox(db: Database, world: World): Promise<void> {
  markSandbox(db, 'being made')
  // Thousands of small steps: should the machine die meanwhile, the sandbox is made anew anyway.
  db.$client.pragma('synchronous = OFF')
  const { team, projectId } = await makeTeam(db, { ports: world.ports, at: STORY_BEGINS })
  addProspects(db, { team, projectId, seed: world.state.seed })
  await playHistory({ db, world, team, projectId })
  db.$client.pragma('synchronous = FULL')
  markSandbox(db, 'made')
}

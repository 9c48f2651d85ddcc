import type { Database } from '#db/client.server.ts'
import { markSandbox } from './seed/begun.server.ts'
import { makeSequence, enrolBatch } from './seed/campaigns.server.ts'
import { addProspects } from './seed/prospects.server.ts'
import { actAs } from './seed/scope.server.ts'
import { CAMPAIGNS, START, STORY_BEGINS } from './seed/story.ts'
import { makeTeam } from './seed/team.server.ts'
import type { World } from './world.server.ts'

/**
 * Fills an empty sandbox database: the team, its project, sixty prospects, and what was done with them until the
 * morning on which the visitor comes.
 */
export async function seedSandbox(db: Database, world: World): Promise<void> {
  markSandbox(db, 'being made')
  const { team, projectId } = await makeTeam(db, { ports: world.ports, at: STORY_BEGINS })
  addProspects(db, { team, projectId, seed: world.state.seed })
  for (const campaign of CAMPAIGNS) {
    const sequenceId = makeSequence(db, team, projectId, campaign)
    for (const { at, ...batch } of campaign.batches)
      enrolBatch(actAs(db, team, campaign.mailbox, new Date(at)), { sequenceId, projectId, ...batch })
  }
  await world.tick(START)
  markSandbox(db, 'made')
}

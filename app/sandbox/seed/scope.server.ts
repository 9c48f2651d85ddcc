import { instance } from '#db/tables/workspaces.ts'
import type { Queries } from '#db/client.server.ts'
import { mintWorkspaceId, type Scope } from '#app/domain/values/scope.server.ts'

/** The people of the team in the sandbox. */
export type Team = {
  workspaceId: number
  anna: { userId: number; mailboxId: number }
  jonas: { userId: number; mailboxId: number }
}
export type Member = 'anna' | 'jonas'

const NAMES: Record<Member, string> = { anna: 'Anna Reyes', jonas: 'Jonas Petersen' }

/** Acts for one of the team at a moment of the story. The database's clock is put there as well. */
export function actAs(db: Queries, team: Pick<Team, 'workspaceId' | Member>, who: Member, now: Date): Scope {
  setClock(db, { shownAt: now.getTime(), tempo: 1 })
  return {
    db,
    workspaceId: mintWorkspaceId(team.workspaceId),
    actor: { kind: 'user', userId: team[who].userId, name: NAMES[who] },
    now,
    tempo: 1,
  }
}

/** The same for the jobs. */
export function actAsJob(db: Queries, team: Pick<Team, 'workspaceId'>, now: Date): Scope {
  setClock(db, { shownAt: now.getTime(), tempo: 1 })
  return {
    db,
    workspaceId: mintWorkspaceId(team.workspaceId),
    actor: { kind: 'job', name: 'sandbox' },
    now,
    tempo: 1,
  }
}

/** Puts the clock of the installation: from this moment of the machine on it shows `shownAt` and runs at `tempo`. */
export function setClock(db: Queries, { shownAt, tempo }: { shownAt: number; tempo: number }): void {
  const value = { wallAt: Date.now(), shownAt, tempo }
  db.insert(instance)
    .values({ key: 'clock', value })
    .onConflictDoUpdate({ target: instance.key, set: { value } })
    .run()
}

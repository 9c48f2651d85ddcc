import path from 'node:path'
import { rankFiles } from '#db/tables/scores.ts'
import { and, desc, eq, sql } from 'drizzle-orm'
import { openTable, UnreadableFile } from '../imports/table/open-table.server.ts'
import { listProjects } from '../projects/projects.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { RANK_LIST_WORDS, RANK_LISTS, type RankList } from './authority.ts'
import { weighAllAgain } from './settings.server.ts'

export type RankFile = typeof rankFiles.$inferSelect

const LIST_OF: Record<string, RankList> = {
  tranco: 'tranco',
  majestic_million: 'majestic_million',
  commoncrawl_ranks: 'common_crawl',
}
const TAKEN = RANK_LISTS.map((list) => RANK_LIST_WORDS[list]).join(', ')

/**
 * Takes a list of the world's sites by rank; a job reads it. What it is, is read from its content.
 * @param file in the data folder, or absolute
 * @returns the file's row, or why it was not taken
 */
export async function startRankFile(
  scope: Scope,
  { fileName, file, dataFolder }: { fileName: string; file: string; dataFolder: string },
): Promise<{ ok: true; id: number; list: RankList } | { ok: false; reason: string }> {
  try {
    const table = await openTable(path.resolve(dataFolder, file), { name: fileName })
    const list = LIST_OF[table.format]
    if (!list || table.samples.length === 0)
      return { ok: false, reason: `this is no list of ranks that is known: bring one of ${TAKEN}` }
    const { id } = scope.db
      .insert(rankFiles)
      .values({
        workspaceId: scope.workspaceId,
        userId: scope.actor.kind === 'user' ? scope.actor.userId : null,
        list,
        fileName,
        path: file,
        status: 'running',
        createdAt: scope.now,
      })
      .returning({ id: rankFiles.id })
      .get()
    return { ok: true, id, list }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, reason: error.message }
    throw error
  }
}

const SHOWN = 20

/** The lists that were brought, newest first, and which of them count. */
export function listRankFiles(scope: Scope) {
  const current = new Set(currentFiles(scope).map(({ id }) => id))
  return scope.db
    .select()
    .from(rankFiles)
    .where(eq(rankFiles.workspaceId, scope.workspaceId))
    .orderBy(desc(rankFiles.id))
    .limit(SHOWN)
    .all()
    .map((file) => ({ ...file, list: file.list as RankList, isCurrent: current.has(file.id) }))
}

/** @throws NotFound outside this workspace */
export function getRankFile(scope: Scope, id: number): RankFile {
  const file = scope.db
    .select()
    .from(rankFiles)
    .where(and(eq(rankFiles.id, id), eq(rankFiles.workspaceId, scope.workspaceId)))
    .get()
  if (!file) throw new NotFound('There is no such list.')
  return file
}

/** The newest list that is done, of each kind. */
export function currentFiles(scope: Pick<Scope, 'db' | 'workspaceId'>): { id: number; list: RankList }[] {
  return scope.db.all<{ id: number; list: RankList }>(sql`
    select max(id) as id, list from rank_files
    where workspace_id = ${scope.workspaceId} and status = 'done' group by list`)
}

/** Stops a list that is being read, or takes one back: the scores follow. @throws NotFound outside this workspace */
export function dropRankFile(scope: Scope, { id }: { id: number }): void {
  inTransaction(scope, (tx) => {
    const { status } = getRankFile(tx, id)
    tx.db
      .update(rankFiles)
      .set({ status: status === 'running' ? 'cancelled' : 'undone', claimedUntil: null, finishedAt: tx.now })
      .where(eq(rankFiles.id, id))
      .run()
    if (status === 'done') weighEverything(tx)
  })
}

/** The authority of every site may have changed. */
export function weighEverything(scope: Scope): void {
  for (const { id } of listProjects(scope)) weighAllAgain(scope, { projectId: id })
}

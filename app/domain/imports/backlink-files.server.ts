import path from 'node:path'
import { and, desc, eq, ne } from 'drizzle-orm'
import { backlinkFiles } from '#db/tables/backlinks.ts'
import { dropUnnamed } from '../discovery/drop-unnamed.server.ts'
import { markGapChanged } from '../discovery/gap-book.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import { subjectOf } from './gap-files.server.ts'
import { noBacklinksIn } from './gap-row.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'

export type BacklinkFile = typeof backlinkFiles.$inferSelect

/**
 * Takes an export of backlinks, referring domains or an intersect. Which site it is about is read from its name, its
 * preamble or its targets, unless a person says so.
 * @returns the file's row, or why it was not taken
 */
export async function startBacklinkFile(
  scope: Scope,
  wanted: { projectId: number; fileName: string; path: string; dataFolder: string; subject: string | null },
): Promise<{ ok: true; id: number } | { ok: false; reason: string }> {
  const project = getProject(scope, wanted.projectId)
  try {
    const table = await openTable(path.join(wanted.dataFolder, wanted.path), { name: wanted.fileName })
    const reason =
      table.samples.length === 0 ? 'there are no rows in it' : noBacklinksIn(table.kind, table.refused)
    if (reason) return { ok: false, reason }
    const isIntersect = table.kind === 'intersect'
    const subject = isIntersect
      ? ''
      : ((wanted.subject && siteOf(wanted.subject)) ?? (await subjectOf(table)))
    if (subject === null)
      return { ok: false, reason: 'it does not say which site it is about: choose the site' }
    const { id } = scope.db
      .insert(backlinkFiles)
      .values({
        workspaceId: scope.workspaceId,
        projectId: project.id,
        userId: scope.actor.kind === 'user' ? scope.actor.userId : null,
        subject,
        isOurs: subject === project.domain,
        fileName: wanted.fileName,
        path: wanted.path,
        format: table.format,
        tool: table.tool,
        kind: table.kind!,
        status: 'running',
        createdAt: scope.now,
      })
      .returning({ id: backlinkFiles.id })
      .get()
    return { ok: true, id }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, reason: error.message }
    throw error
  }
}

/** The exports of a project, newest first. */
export function listBacklinkFiles(scope: Scope, { projectId }: { projectId: number }): BacklinkFile[] {
  return scope.db
    .select()
    .from(backlinkFiles)
    .where(and(eq(backlinkFiles.workspaceId, scope.workspaceId), eq(backlinkFiles.projectId, projectId)))
    .orderBy(desc(backlinkFiles.id))
    .limit(100)
    .all()
}

/**
 * Takes an export back: links and sites that only it named go. What came of the web graph is taken back with its run.
 * @throws NotFound outside this workspace
 */
export function dropBacklinkFile(
  scope: Scope,
  { fileId, projectId }: { fileId: number; projectId: number },
): void {
  inTransaction(scope, (tx) => {
    const file = tx.db
      .select({ id: backlinkFiles.id })
      .from(backlinkFiles)
      .where(
        and(
          eq(backlinkFiles.workspaceId, tx.workspaceId),
          eq(backlinkFiles.projectId, projectId),
          eq(backlinkFiles.id, fileId),
          ne(backlinkFiles.kind, 'web_graph'),
        ),
      )
      .get()
    if (!file) throw new NotFound('There is no such file.')
    tx.db
      .update(backlinkFiles)
      .set({ status: 'undone', claimedUntil: null })
      .where(eq(backlinkFiles.id, file.id))
      .run()
    dropUnnamed(tx, { projectId, atMost: Number.MAX_SAFE_INTEGER })
    markGapChanged(tx, projectId)
  })
}

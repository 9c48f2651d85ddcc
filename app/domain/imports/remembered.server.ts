import { imports } from '#db/tables/imports.ts'
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { getImport, type Import } from './get-import.server.ts'
import { guessedMapping, type Mapping } from './mapping.ts'
import { openTable } from './table/open-table.server.ts'
import path from 'node:path'

/** Imports that have come to an end: what their columns held was right enough to begin. */
const ENDED = ['done', 'cancelled', 'undone'] as const

type Header = Pick<Import, 'header' | 'format'>

/**
 * What a person of this workspace said the columns hold when a file with the very same header came in last.
 * @returns null when none did, when it was forgotten, and for files without a header
 */
export function rememberedMapping(
  scope: Pick<Scope, 'db' | 'workspaceId'>,
  file: Header,
): { mapping: Mapping; at: Date } | null {
  if (!file.header || file.header.length === 0) return null
  const last = scope.db
    .select({ mapping: imports.mapping, at: imports.createdAt })
    .from(imports)
    .where(and(sameHeader(scope, file), isNotNull(imports.mapping)))
    .orderBy(desc(imports.id))
    .limit(1)
    .get()
  return last ? { mapping: last.mapping!, at: last.at } : null
}

/** Since when the columns of a file are remembered as they stand in its import; null when they are the guess. */
export function rememberedSince(scope: Scope, job: Import): Date | null {
  const last = rememberedMapping(scope, job)
  return last && JSON.stringify(last.mapping) === JSON.stringify(job.mapping) ? last.at : null
}

/**
 * Forgets what was said of files with the header of this import, and guesses its columns anew.
 * @throws UnreadableFile when the stored file has gone
 */
export async function forgetMapping(
  scope: Scope,
  { importId, dataFolder }: { importId: number; dataFolder: string },
): Promise<{ ok: true }> {
  const job = getImport(scope, importId)
  const table = await openTable(path.join(dataFolder, job.path), { name: job.fileName })
  scope.db.update(imports).set({ mapping: null }).where(sameHeader(scope, job)).run()
  scope.db
    .update(imports)
    .set({ mapping: guessedMapping(table) })
    .where(and(eq(imports.id, job.id), eq(imports.status, 'uploaded')))
    .run()
  return { ok: true }
}

function sameHeader({ workspaceId }: Pick<Scope, 'workspaceId'>, { header, format }: Header) {
  return and(
    eq(imports.workspaceId, workspaceId),
    inArray(imports.status, [...ENDED]),
    eq(imports.header, header ?? []),
    eq(imports.format, format ?? ''),
  )
}

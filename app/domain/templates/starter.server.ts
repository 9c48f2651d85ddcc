import { templates } from '#db/tables/outreach.ts'
import { eq } from 'drizzle-orm'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { readStarterFiles } from './starter-files.server.ts'

/**
 * Puts the starter templates into a workspace. Safe to repeat: one that was there before, changed or archived, stays
 * as it is.
 * @returns how many were added
 */
export function addStarters(scope: Scope): number {
  const files = readStarterFiles()
  return inTransaction(scope, (tx) => {
    const known = new Set(
      tx.db
        .select({ starter: templates.starter })
        .from(templates)
        .where(eq(templates.workspaceId, tx.workspaceId))
        .all()
        .map((row) => row.starter),
    )
    const wanted = files.filter((file) => !known.has(file.fileName))
    for (const { fileName, name, tactic, isFollowUp, subject, body } of wanted)
      tx.db
        .insert(templates)
        .values({
          workspaceId: tx.workspaceId,
          name: name ?? fileName.replace(/\.hbs$/, ''),
          tactic,
          isFollowUp,
          subject: subject ?? '',
          body,
          starter: fileName,
          updatedAt: tx.now,
        })
        .run()
    return wanted.length
  })
}

import { mailboxes } from '#db/tables/mailboxes.ts'
import { projects, targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { and, asc, eq } from 'drizzle-orm'
import { mergeData } from '../templates/merge-data.ts'
import type { MergeData } from '../templates/render.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

/**
 * The values of all merge fields for one recipient. A prospect without a target page of its own gets the first one
 * of its project.
 * @throws NotFound for a prospect, contact or mailbox outside this workspace
 */
export function mergeDataFor(
  scope: Pick<Scope, 'db' | 'workspaceId'>,
  {
    prospectId,
    contactId,
    mailboxId,
    opener = null,
  }: { prospectId: number; contactId: number | null; mailboxId: number | null; opener?: string | null },
): MergeData {
  const found = scope.db
    .select({ prospect: prospects, project: projects })
    .from(prospects)
    .innerJoin(projects, eq(projects.id, prospects.projectId))
    .where(and(eq(prospects.id, prospectId), eq(prospects.workspaceId, scope.workspaceId)))
    .get()
  if (!found) throw new NotFound('There is no such prospect.')
  const { prospect, project } = found
  return mergeData({
    opener,
    contact: contactId === null ? null : contactOf(scope, contactId),
    site: { domain: prospect.domain },
    page: { url: prospect.pageUrl, title: prospect.pageTitle },
    facts: prospect.facts,
    target: targetOf(scope, prospect),
    project,
    sender: mailboxId === null ? null : senderOf(scope, mailboxId),
  })
}

function contactOf({ db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>, contactId: number) {
  const contact = db
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), eq(contacts.workspaceId, workspaceId)))
    .get()
  if (!contact) throw new NotFound('There is no such contact.')
  return contact
}

function senderOf({ db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>, mailboxId: number) {
  const mailbox = db
    .select({ fromName: mailboxes.fromName, email: mailboxes.email })
    .from(mailboxes)
    .where(and(eq(mailboxes.id, mailboxId), eq(mailboxes.workspaceId, workspaceId)))
    .get()
  if (!mailbox) throw new NotFound('There is no such mailbox.')
  return mailbox
}

/** The page of ours that a prospect is to link to. */
export function targetOf({ db }: Pick<Scope, 'db'>, prospect: typeof prospects.$inferSelect) {
  const chosen = prospect.targetPageId
  return (
    db
      .select({ url: targetPages.url, title: targetPages.title })
      .from(targetPages)
      .where(chosen ? eq(targetPages.id, chosen) : eq(targetPages.projectId, prospect.projectId))
      .orderBy(asc(targetPages.id))
      .get() ?? null
  )
}

import { mailboxes } from '#db/tables/mailboxes.ts'
import { projects, targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { and, asc, eq } from 'drizzle-orm'
import { mergeData } from '../templates/merge-data.ts'
import type { MergeData } from '../templates/render.ts'
import { snippetTexts } from '../templates/snippets.server.ts'
import { NotFound } from '../values/errors.ts'
import { remember } from '../values/remember.ts'
import type { Scope } from '../values/scope.server.ts'

type Reading = Pick<Scope, 'db' | 'workspaceId'>
type Prospect = typeof prospects.$inferSelect
type Contact = typeof contacts.$inferSelect

/** Whom a message is for, and from where. */
export type Recipient = {
  prospect: Prospect
  contact: Contact | null
  mailboxId: number | null
  opener: string | null
}

/**
 * Fills the merge fields of many recipients: what they share (project, target page, sender) is read once. A prospect
 * without a target page of its own gets the first one of its project.
 */
export function openMergeSource(scope: Reading): (recipient: Recipient) => MergeData {
  const projectOf = remember((id: number) =>
    scope.db.select().from(projects).where(eq(projects.id, id)).get()!,
  )
  const chosenTarget = remember((id: number) => readTarget(scope, eq(targetPages.id, id)))
  const firstTarget = remember((id: number) => readTarget(scope, eq(targetPages.projectId, id)))
  const senderOf = remember((id: number) => readSender(scope, id))
  const snippets = snippetTexts(scope)
  return ({ prospect, contact, mailboxId, opener }) =>
    mergeData({
      opener,
      contact,
      site: { domain: prospect.domain },
      page: { url: prospect.pageUrl, title: prospect.pageTitle },
      facts: prospect.facts,
      target: prospect.targetPageId ? chosenTarget(prospect.targetPageId) : firstTarget(prospect.projectId),
      project: projectOf(prospect.projectId),
      sender: mailboxId === null ? null : senderOf(mailboxId),
      snippets,
    })
}

/**
 * The values of all merge fields for one recipient.
 * @throws NotFound for a prospect, contact or mailbox outside this workspace
 */
export function mergeDataFor(
  scope: Reading,
  {
    prospectId,
    contactId,
    mailboxId,
    opener = null,
  }: { prospectId: number; contactId: number | null; mailboxId: number | null; opener?: string | null },
): MergeData {
  const prospect = scope.db
    .select()
    .from(prospects)
    .where(and(eq(prospects.id, prospectId), eq(prospects.workspaceId, scope.workspaceId)))
    .get()
  if (!prospect) throw new NotFound('There is no such prospect.')
  const contact = contactId === null ? null : readContact(scope, contactId)
  return openMergeSource(scope)({ prospect, contact, mailboxId, opener })
}

/** The page of ours that a prospect is to link to. */
export function targetOf(scope: Pick<Scope, 'db'>, { targetPageId, projectId }: Prospect) {
  return readTarget(
    scope,
    targetPageId ? eq(targetPages.id, targetPageId) : eq(targetPages.projectId, projectId),
  )
}

function readTarget({ db }: Pick<Scope, 'db'>, which: ReturnType<typeof eq>) {
  return (
    db
      .select({ url: targetPages.url, title: targetPages.title })
      .from(targetPages)
      .where(which)
      .orderBy(asc(targetPages.id))
      .get() ?? null
  )
}

function readContact({ db, workspaceId }: Reading, contactId: number): Contact {
  const contact = db
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), eq(contacts.workspaceId, workspaceId)))
    .get()
  if (!contact) throw new NotFound('There is no such contact.')
  return contact
}

function readSender({ db, workspaceId }: Reading, mailboxId: number) {
  const mailbox = db
    .select({ fromName: mailboxes.fromName, email: mailboxes.email })
    .from(mailboxes)
    .where(and(eq(mailboxes.id, mailboxId), eq(mailboxes.workspaceId, workspaceId)))
    .get()
  if (!mailbox) throw new NotFound('There is no such mailbox.')
  return mailbox
}

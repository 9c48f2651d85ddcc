import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects, type ProspectFacts } from '#db/tables/prospects.ts'
import { addContact } from '#app/domain/contacts/add-contact.server.ts'
import { addProspect } from '#app/domain/prospects/add-prospect.server.ts'
import { createSequence } from '#app/domain/sequences/edit-sequence.server.ts'
import { saveTemplate } from '#app/domain/templates/save-template.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import { and, eq } from 'drizzle-orm'
import { freshWorkspace, type World } from './workspace.ts'

/** A mailbox of the workspace that is well and was synchronised just now. No server stands behind it. */
export function addTestMailbox(
  scope: Scope,
  change: Partial<typeof mailboxes.$inferInsert> = {},
): { id: number } {
  return scope.db
    .insert(mailboxes)
    .values({
      workspaceId: scope.workspaceId,
      email: 'anna@client.test',
      fromName: 'Anna Reyes',
      legalName: 'Client Ltd',
      postalAddress: '1 Hill Road, Bath',
      smtpHost: '127.0.0.1',
      smtpPort: 465,
      smtpSecurity: 'tls',
      smtpUser: 'anna',
      smtpSecret: 'sealed',
      imapHost: '127.0.0.1',
      imapPort: 993,
      imapSecurity: 'tls',
      imapUser: 'anna',
      imapSecret: 'sealed',
      weekdays: [1, 2, 3, 4, 5],
      timeZone: 'Europe/London',
      connectedAt: scope.now,
      lastSyncAt: scope.now,
      createdAt: scope.now,
      ...change,
    })
    .returning({ id: mailboxes.id })
    .get()
}

/** A prospect with a broken link and a contact, at a domain of the reader's choice. */
export function addTestProspect(
  scope: Scope,
  {
    projectId,
    domain,
    email = `pia@${domain}`,
    firstName = 'Pia',
    facts = { deadUrl: 'https://old.example/guide', deadCause: '404' },
  }: {
    projectId: number
    domain: string
    email?: string | null
    firstName?: string | null
    facts?: ProspectFacts
  },
): { id: number; siteId: number; contactId: number | null } {
  const { id, siteId } = addProspect(scope, {
    projectId,
    domain,
    pageUrl: `https://${domain}/links`,
    pageTitle: 'Links and reading',
    tactic: 'broken_link',
    facts,
    because: 'test',
  })
  if (email === null) return { id, siteId, contactId: null }
  const contact = addContact(scope, {
    siteId,
    email,
    firstName,
    lastName: 'Solberg',
    foundOn: `https://${domain}/contact`,
  })
  scope.db.update(prospects).set({ contactId: contact.id }).where(eq(prospects.id, id)).run()
  return { id, siteId, contactId: contact.id }
}

export type Campaign = World & { mailboxId: number; sequenceId: number }

/** A workspace with a mailbox and a draft of three steps: opener and dead link, same thread, same thread. */
export function freshCampaign(options?: Parameters<typeof freshWorkspace>[0]): Campaign {
  const world = freshWorkspace(options)
  const { scope, projectId } = world
  const { id: mailboxId } = addTestMailbox(scope)
  const template = (name: string, subject: string, body: string) => {
    const saved = saveTemplate(scope, { name, tactic: null, isFollowUp: !subject, subject, body })
    if (!saved.ok) throw new Error(saved.error.message)
    return saved.id
  }
  const templateIds = [
    template(
      'First',
      'Dead link on “{{page.title}}”',
      'Hi {{contact.first_name}},\n\n{{opener}}\n\n{{dead.url}} is dead.',
    ),
    template('Second', '', 'Hi {{contact.first_name}}, is {{target.url}} of use?'),
    template('Last', '', 'Hi {{fallback contact.first_name "there"}}, this is my last mail.'),
  ]
  const { id: sequenceId } = createSequence(scope, { projectId, name: 'Compost', mailboxId, templateIds })
  return { ...world, mailboxId, sequenceId }
}

/** The message of a step as it stands in the outbox. */
export function stepRow({ db }: Pick<World, 'db'>, enrolmentId: number, stepNumber: number) {
  return db
    .select()
    .from(outbox)
    .where(and(eq(outbox.enrolmentId, enrolmentId), eq(outbox.stepNumber, stepNumber)))
    .get()
}

/** The enrolment of a prospect, the latest first. */
export function enrolmentOf({ db }: Pick<World, 'db'>, prospectId: number) {
  return db.select().from(enrolments).where(eq(enrolments.prospectId, prospectId)).all().at(-1)!
}

export function prospectNow({ db }: Pick<World, 'db'>, prospectId: number) {
  return db.select().from(prospects).where(eq(prospects.id, prospectId)).get()!
}

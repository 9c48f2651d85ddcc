import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import { footerLines, foundWords, withFooter } from '../outbox/footer.ts'
import { exampleData, FIELDS } from '../templates/fields.ts'
import { lint, type Lint } from '../templates/lint.ts'
import type { MergeData } from '../templates/render.ts'
import { snippetTexts } from '../templates/snippets.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import { mergeDataFor } from './merge-source.server.ts'
import { waitWords } from './steps.ts'
import { activeTexts, textFor } from './texts.ts'
import { replySubject } from './write-step.ts'

/** One message as the recipient would get it, with what is missing marked and what lint says. */
export type PreviewedMessage = {
  number: number
  /** Which of several texts this one gets; null: there is one. */
  letter: string | null
  wait: string
  subject: string
  text: string
  /** Signature, sender and the way out, as they are added when the message is built. */
  foot: string
  lint: Lint
}

export type Preview = {
  from: string | null
  to: { name: string; email: string | null } | null
  messages: PreviewedMessage[]
}

/** Every message of a sequence for one recipient. Without an opener its place is marked. */
export function previewSequence(
  scope: Scope,
  {
    sequenceId,
    prospectId,
    contactId,
    opener = null,
    enrolmentId,
  }: {
    sequenceId: number
    prospectId: number
    contactId: number | null
    opener?: string | null
    enrolmentId: number
  },
): Preview {
  const sequence = getSequence(scope, { sequenceId })
  const steps = stepsOf(scope, sequenceId)
  const data = mergeDataFor(scope, { prospectId, contactId, mailboxId: sequence.mailboxId, opener })
  const mailbox = mailboxOf(scope, sequence.mailboxId)
  const contact = contactId === null ? null : contactOf(scope, contactId)
  let threadSubject = ''
  const messages = steps.map((step) => {
    const { letter, subject, body } = textFor(step, enrolmentId)
    const found = lint({
      subject: step.sameThread ? null : subject,
      body,
      data,
      isFollowUp: step.sameThread,
    })
    if (!step.sameThread) threadSubject = found.rendered?.subject ?? subject
    return {
      number: step.number,
      letter: activeTexts(step).length > 1 ? letter : null,
      wait: waitWords(step),
      subject: step.sameThread ? replySubject(threadSubject) : threadSubject,
      text: found.rendered?.text ?? body,
      foot: mailbox ? footOf(mailbox, step.number === 1 ? contact : null) : '',
      lint: found,
    }
  })
  return {
    from: mailbox && `${mailbox.fromName} <${mailbox.email}>`,
    to: contact && { name: contactName(contact), email: contact.email },
    messages,
  }
}

/** The recipients of a sequence to preview, those without an opener last. */
export function previewChoices(
  scope: Scope,
  { sequenceId, limit = 50 }: { sequenceId: number; limit?: number },
) {
  return scope.db
    .select({
      enrolmentId: enrolments.id,
      prospectId: enrolments.prospectId,
      contactId: enrolments.contactId,
      opener: enrolments.opener,
      domain: prospects.domain,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
    })
    .from(enrolments)
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .where(and(eq(enrolments.workspaceId, scope.workspaceId), eq(enrolments.sequenceId, sequenceId)))
    .orderBy(sql`${enrolments.opener} is null`, asc(enrolments.id))
    .limit(limit)
    .all()
    .map((row) => ({ ...row, label: `${contactName(row)}, ${row.domain}` }))
}

/** Prospects of a project to try a text on: those in its sequence first, then those of its tactic. */
export function tryOutChoices(
  scope: Scope,
  {
    projectId,
    tactic = null,
    sequenceId,
    limit = 20,
  }: { projectId: number; tactic?: Tactic | null; sequenceId?: number; limit?: number },
) {
  const { id: prospectId, domain, pageTitle, contactId } = prospects
  const ours = and(eq(prospects.workspaceId, scope.workspaceId), eq(prospects.projectId, projectId))
  const inSequence =
    sequenceId === undefined
      ? []
      : scope.db
          .select({ prospectId, domain, pageTitle, contactId: enrolments.contactId })
          .from(enrolments)
          .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
          .where(and(ours, eq(enrolments.sequenceId, sequenceId)))
          .orderBy(desc(enrolments.id))
          .limit(limit)
          .all()
  const others = scope.db
    .select({ prospectId, domain, pageTitle, contactId })
    .from(prospects)
    .where(and(ours, isNotNull(contactId)))
    .orderBy(desc(sql`${prospects.tactic} = ${tactic ?? ''}`), desc(prospectId))
    .limit(limit)
    .all()
  return [...new Map([...inSequence, ...others].map((one) => [one.prospectId, one])).values()].slice(0, limit)
}

/**
 * A template as a real prospect would get it; without one, with the examples of the fields.
 * @throws NotFound for a prospect of another workspace
 */
export function previewTemplate(
  scope: Scope,
  text: { subject: string; body: string; isFollowUp: boolean },
  prospectId: number | null,
): Lint {
  return lint({
    subject: text.isFollowUp && !text.subject.trim() ? null : text.subject,
    body: text.body,
    isFollowUp: text.isFollowUp,
    data:
      prospectId === null
        ? { ...exampleData(), snippets: snippetTexts(scope) }
        : tryOutData(scope, prospectId),
  })
}

function tryOutData(scope: Scope, prospectId: number): MergeData {
  const prospect = scope.db
    .select({ contactId: prospects.contactId })
    .from(prospects)
    .where(and(eq(prospects.id, prospectId), eq(prospects.workspaceId, scope.workspaceId)))
    .get()
  const mailbox = scope.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(eq(mailboxes.workspaceId, scope.workspaceId))
    .orderBy(asc(mailboxes.id))
    .get()
  const opener = FIELDS.find((field) => field.name === 'opener')!.example as string
  const data = mergeDataFor(scope, {
    prospectId,
    contactId: prospect?.contactId ?? null,
    mailboxId: mailbox?.id ?? null,
    opener,
  })
  return mailbox ? data : { ...data, sender: exampleData().sender }
}

function mailboxOf(scope: Scope, mailboxId: number | null) {
  if (mailboxId === null) return null
  return (
    scope.db
      .select()
      .from(mailboxes)
      .where(and(eq(mailboxes.id, mailboxId), eq(mailboxes.workspaceId, scope.workspaceId)))
      .get() ?? null
  )
}

function contactOf(scope: Scope, contactId: number) {
  return (
    scope.db
      .select()
      .from(contacts)
      .where(and(eq(contacts.id, contactId), eq(contacts.workspaceId, scope.workspaceId)))
      .get() ?? null
  )
}

function footOf(
  mailbox: typeof mailboxes.$inferSelect,
  firstTo: typeof contacts.$inferSelect | null,
): string {
  const lines = footerLines({
    legalName: mailbox.legalName,
    postalAddress: mailbox.postalAddress,
    foundOn: firstTo && foundWords(firstTo),
    wayOut: { url: null, mailto: '' },
  })
  return withFooter('', { signature: mailbox.signature, lines }).trim()
}

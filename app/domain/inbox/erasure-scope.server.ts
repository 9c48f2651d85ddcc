import { and, eq, inArray, like, or, sql } from 'drizzle-orm'
import { messages, threadNotes, threads } from '#db/tables/inbox.ts'
import { importRows, imports } from '#db/tables/imports.ts'
import { links } from '#db/tables/links.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { emailKey, readEmailAddress } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Erased } from './scrub.ts'

/** Everything that is about one person, by their rows. */
export type PersonalData = {
  address: string
  who: Erased
  contactIds: number[]
  siteIds: number[]
  prospectIds: number[]
  threadIds: number[]
  messageIds: number[]
  outboxIds: number[]
  enrolmentIds: number[]
  linkIds: number[]
  noteIds: number[]
  importRowIds: number[]
  /** Uploaded files in which the address stands. */
  files: string[]
  /** A message to them is leaving at this moment. */
  isLeaving: boolean
}

/**
 * Finds what is known of the person behind an address, wherever it stands.
 * @returns null when the text is no address
 */
export function personalData(scope: Scope, typed: string): PersonalData | null {
  const read = readEmailAddress(typed.trim())
  if (!read) return null
  const address = emailKey(read)
  const { db, workspaceId } = scope
  const people = db
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.email, address)))
    .all()
  const contactIds = people.map((person) => person.id)
  const ids = <T extends { id: number }>(rows: T[]) => rows.map((row) => row.id)
  const mail = db
    .select({ id: outbox.id, state: outbox.state, toName: outbox.toName })
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, workspaceId),
        or(inArray(outbox.contactId, contactIds), eq(outbox.toAddress, address)),
      ),
    )
    .all()
  const own = db
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.workspaceId, workspaceId), inArray(threads.contactId, contactIds)))
    .all()
  const written = db
    .select({ id: messages.id, threadId: messages.threadId, fromName: messages.fromName })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        or(
          eq(messages.fromAddress, address),
          eq(messages.toAddress, address),
          inArray(messages.threadId, ids(own)),
        ),
      ),
    )
    .all()
  const named = db
    .select({ fromName: messages.fromName })
    .from(messages)
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.fromAddress, address)))
    .all()
  const threadIds = [...new Set([...ids(own), ...written.map((message) => message.threadId)])]
  const messageIds = ids(written)
  const enrolled = db
    .select({ id: enrolments.id, prospectId: enrolments.prospectId })
    .from(enrolments)
    .where(and(eq(enrolments.workspaceId, workspaceId), inArray(enrolments.contactId, contactIds)))
    .all()
  const siteIds = [...new Set(people.map((person) => person.siteId))]
  const promised = db
    .select({ id: links.id })
    .from(links)
    .where(
      and(
        eq(links.workspaceId, workspaceId),
        or(inArray(links.contactId, contactIds), inArray(links.promiseMessageId, messageIds)),
      ),
    )
    .all()
  const rows = db
    .select({ id: importRows.id, file: imports.fileName })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(and(eq(imports.workspaceId, workspaceId), like(sql`lower(${importRows.cells})`, `%${address}%`)))
    .all()
  const brought = contactIds.length === 0 ? [] : filesThatMade(scope, contactIds)
  return {
    address,
    who: {
      addresses: [address],
      names: namesOf(people, [...mail.map((row) => row.toName), ...named.map((row) => row.fromName)]),
    },
    contactIds,
    siteIds,
    prospectIds: ids(
      db
        .select({ id: prospects.id })
        .from(prospects)
        .where(
          and(
            eq(prospects.workspaceId, workspaceId),
            or(inArray(prospects.contactId, contactIds), inArray(prospects.siteId, siteIds)),
          ),
        )
        .all(),
    ),
    threadIds,
    messageIds,
    outboxIds: ids(mail),
    enrolmentIds: ids(enrolled),
    linkIds: ids(promised),
    noteIds: ids(
      db
        .select({ id: threadNotes.id })
        .from(threadNotes)
        .where(inArray(threadNotes.threadId, threadIds))
        .all(),
    ),
    importRowIds: ids(rows),
    files: [...new Set([...rows.map((row) => row.file), ...brought])],
    isLeaving: mail.some((row) => ['claimed', 'built', 'sending', 'may_have_left'].includes(row.state)),
  }
}

function filesThatMade({ db, workspaceId }: Scope, contactIds: number[]): string[] {
  return db
    .all<{ name: string }>(
      sql`select distinct i.file_name as name from import_rows r join imports i on i.id = r.import_id,
      json_each(r.made_contacts) made where i.workspace_id = ${workspaceId} and made.value in ${contactIds}`,
    )
    .map((row) => row.name)
}

/** Whole names and their parts, longest first; a part of one or two letters says nothing. */
function namesOf(people: { firstName: string | null; lastName: string | null }[], more: (string | null)[]) {
  const whole = [
    ...people.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ')),
    ...more.flatMap((name) => (name ? [name.trim()] : [])),
  ].filter((name) => name !== '' && !name.includes('@'))
  const parts = whole.flatMap((name) => name.split(/\s+/)).filter((part) => part.length > 2)
  return [...new Set([...whole, ...parts])]
}

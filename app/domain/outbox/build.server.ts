import { and, eq, inArray, ne } from 'drizzle-orm'
import { knownIds } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { contacts } from '#db/tables/sites.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { buildMime, newMessageId, newToken } from './build-mime.server.ts'
import { footerLines, foundWords, withFooter, withHtmlFooter } from './footer.ts'
import { bareId } from './header-block.ts'
import { signAs } from './sign-dkim.server.ts'
import { advance, type OutboxRow } from './lease.server.ts'
import { listHeaders, waysOut } from './unsubscribe-link.ts'

export type Written = {
  subject: string
  text: string
  html: string | null
  inReplyTo: string | null
  references: string[]
  /** Letter of the text of a step. */
  variant?: string
}

/**
 * Makes the bytes of a claimed message and stores them with the Message-ID, before any connection is made. A message that has its
 * bytes from an earlier attempt keeps them.
 * @param publicUrl where the world reaches this installation, for the one-click way out
 * @param beforeCommit for tests that end the process there
 * @throws LeaseLost when the row was taken back meanwhile
 */
export async function buildMessage(
  scope: Scope,
  {
    row,
    mailbox,
    written,
    publicUrl,
    workerId,
    beforeCommit = () => {},
  }: {
    row: OutboxRow
    mailbox: Mailbox
    written: Written
    publicUrl: string | null
    workerId: string
    beforeCommit?: () => void
  },
): Promise<void> {
  const lease = { outboxId: row.id, workerId, from: 'claimed' as const }
  if (row.mime) return advance(scope, lease, { state: 'built' })
  const messageId = newMessageId(mailbox.email)
  const isToContact = row.kind === 'step' || row.kind === 'reply'
  const token = isToContact ? newToken() : null
  const wayOut = token ? waysOut({ publicUrl, mailbox: mailbox.email, token }) : null
  const lines =
    row.kind === 'step' && wayOut
      ? footerLines({
          legalName: mailbox.legalName,
          postalAddress: mailbox.postalAddress,
          foundOn: isFirstTo(scope, row) ? foundPlace(scope, row) : null,
          wayOut,
        })
      : []
  const signature = isToContact ? mailbox.signature : ''
  const text = withFooter(written.text, { signature, lines })
  const html = written.html ? withHtmlFooter(written.html, { signature, lines }) : null
  const mime = await buildMime({
    from: { name: mailbox.fromName, address: mailbox.email },
    to: { name: row.toName, address: row.toAddress },
    subject: written.subject,
    text,
    html,
    messageId,
    inReplyTo: written.inReplyTo ? bareId(written.inReplyTo) : null,
    references: written.references.map(bareId),
    date: scope.now,
    headers: wayOut ? listHeaders(wayOut) : {},
  })
  const signed = await signAs(mailbox, mime)
  beforeCommit()
  inTransaction(scope, (tx) => {
    advance(tx, lease, {
      state: 'built',
      messageId,
      mime: signed,
      unsubscribeToken: token,
      subject: written.subject,
      text,
      html,
      inReplyTo: written.inReplyTo,
      references: written.references,
      variant: written.variant ?? null,
    })
    // Known before it leaves: an answer can be quicker than the note that it was sent.
    tx.db.insert(knownIds).values({ workspaceId: tx.workspaceId, messageId, outboxId: row.id }).run()
  })
}

/** Nothing of ours has reached this address yet. */
function isFirstTo(scope: Scope, row: OutboxRow): boolean {
  const before = scope.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        row.contactId ? eq(outbox.contactId, row.contactId) : eq(outbox.toAddress, row.toAddress),
        eq(outbox.workspaceId, scope.workspaceId),
        ne(outbox.id, row.id),
        inArray(outbox.state, ['may_have_left', 'sent', 'unknown']),
      ),
    )
    .limit(1)
    .get()
  return !before
}

function foundPlace(scope: Scope, row: OutboxRow): string {
  const contact = row.contactId
    ? scope.db
        .select({ foundOn: contacts.foundOn, foundHow: contacts.foundHow })
        .from(contacts)
        .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, row.contactId)))
        .get()
    : undefined
  return foundWords(contact ?? { foundOn: null, foundHow: null })
}

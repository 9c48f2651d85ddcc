import { and, asc, eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Mailbox } from './connection.server.ts'

/** The whole row, secrets sealed. @throws NotFound outside this workspace */
export function getMailbox(scope: Pick<Scope, 'db' | 'workspaceId'>, mailboxId: number): Mailbox {
  const found = scope.db
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.workspaceId, scope.workspaceId), eq(mailboxes.id, mailboxId)))
    .get()
  if (!found) throw new NotFound('There is no such mailbox.')
  return found
}

/** A mailbox as screens may see it: without its secrets. */
export type ShownMailbox = Omit<Mailbox, 'smtpSecret' | 'imapSecret' | 'dkimSecret' | 'workspaceId'>

export function showMailbox(scope: Scope, mailboxId: number): ShownMailbox {
  return withoutSecrets(getMailbox(scope, mailboxId))
}

/** Every mailbox of the workspace, oldest first, without secrets. */
export function listMailboxes(scope: Scope): ShownMailbox[] {
  return scope.db
    .select()
    .from(mailboxes)
    .where(eq(mailboxes.workspaceId, scope.workspaceId))
    .orderBy(asc(mailboxes.id))
    .all()
    .map(withoutSecrets)
}

function withoutSecrets(mailbox: Mailbox): ShownMailbox {
  const {
    smtpSecret: _smtp,
    imapSecret: _imap,
    dkimSecret: _dkim,
    workspaceId: _workspace,
    ...shown
  } = mailbox
  return shown
}

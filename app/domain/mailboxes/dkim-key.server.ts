import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import type { Mailbox } from './connection.server.ts'
import { getMailbox } from './get-mailbox.server.ts'
import { openSecret, sealSecret, SecretUnreadable } from './secrets.server.ts'

const FEWEST_BITS = 1024

export type DkimSet = { ok: true } | { ok: false; says: string }

/**
 * Gives a mailbox a DKIM key of the team's own. Nothing is signed with it before the DNS has its public half.
 * @param pem the private key as the user has it; empty: a new one of 2048 bits is made
 * @throws NotFound outside this workspace
 */
export function setDkimKey(
  scope: Scope,
  { mailboxId, selector, pem }: { mailboxId: number; selector: string; pem: string },
): DkimSet {
  const key = pem.trim() ? readKey(pem) : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  if (!key) return { ok: false, says: 'This is not a private key in PEM form, or it is behind a password.' }
  if (key.asymmetricKeyType !== 'rsa')
    return { ok: false, says: 'Only RSA keys are checked everywhere. Use one of 2048 bits.' }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < FEWEST_BITS)
    return { ok: false, says: 'This key is too short: receivers take none below 1024 bits. Use one of 2048.' }
  inTransaction(scope, (tx) => {
    getMailbox(tx, mailboxId)
    const text = key.export({ type: 'pkcs8', format: 'pem' }).toString()
    tx.db
      .update(mailboxes)
      .set({
        dkimSelector: selector.toLowerCase(),
        dkimSecret: sealSecret({ accountId: accountOf(mailboxId), text }),
        dkimSeenAt: null,
      })
      .where(eq(mailboxes.id, mailboxId))
      .run()
    record(tx, { what: 'mailbox.changed', mailboxId, because: 'a DKIM key was set' })
  })
  return { ok: true }
}

/** Forgets the key: messages are no longer signed here. */
export function removeDkimKey(scope: Scope, { mailboxId }: { mailboxId: number }): void {
  inTransaction(scope, (tx) => {
    getMailbox(tx, mailboxId)
    tx.db
      .update(mailboxes)
      .set({ dkimSelector: null, dkimSecret: null, dkimSeenAt: null })
      .where(eq(mailboxes.id, mailboxId))
      .run()
    record(tx, { what: 'mailbox.changed', mailboxId, because: 'the DKIM key was removed' })
  })
}

/** Writes down whether the DNS has the key: signing begins when it does, and ends when it no longer does. */
export function notePublished(scope: Scope, mailboxId: number, isPublished: boolean): void {
  const { dkimSeenAt } = getMailbox(scope, mailboxId)
  if ((dkimSeenAt !== null) === isPublished) return
  scope.db
    .update(mailboxes)
    .set({ dkimSeenAt: isPublished ? scope.now : null })
    .where(eq(mailboxes.id, mailboxId))
    .run()
}

/** The TXT record that has to stand in the DNS, or null when the mailbox has no key that can be opened. */
export function dkimToPublish(mailbox: Mailbox): { name: string; record: string } | null {
  const key = dkimKey(mailbox)
  if (!key) return null
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    name: `${mailbox.dkimSelector}._domainkey.${domainOf(mailbox)}`,
    record: `v=DKIM1; k=rsa; p=${der.toString('base64')}`,
  }
}

/** What a message of this mailbox is signed with; null: nothing, or not yet. */
export function signsWith(mailbox: Mailbox): { domain: string; selector: string; privateKey: string } | null {
  const key = mailbox.dkimSeenAt ? dkimKey(mailbox) : null
  if (!key || !mailbox.dkimSelector) return null
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { domain: domainOf(mailbox), selector: mailbox.dkimSelector, privateKey }
}

/** A key sealed by another installation's secret is as good as none: mail goes unsigned rather than not at all. */
function dkimKey({ id, dkimSecret }: Mailbox): KeyObject | null {
  if (!dkimSecret) return null
  try {
    return createPrivateKey(openSecret({ accountId: accountOf(id), sealed: dkimSecret }))
  } catch (error) {
    if (error instanceof SecretUnreadable) return null
    throw error
  }
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem.trim())
  } catch {
    return null
  }
}

function domainOf({ email }: Mailbox): string {
  return email.slice(email.lastIndexOf('@') + 1)
}

function accountOf(mailboxId: number): string {
  return `mailbox:${mailboxId}:dkim`
}

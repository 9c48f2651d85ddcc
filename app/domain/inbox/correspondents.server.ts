import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { emailSite } from '../values/email-address.ts'
import { isFreeMail } from '../values/free-mail.ts'
import type { Scope } from '../values/scope.server.ts'

export type Correspondent = { contactId: number | null; siteId: number; prospectId: number | null }

/** A function that knows our own addresses, with or without a +tag. */
export function ownAddresses(scope: Scope): (address: string) => boolean {
  const own = new Set(
    scope.db
      .select({ email: mailboxes.email, smtp: mailboxes.smtpUser, imap: mailboxes.imapUser })
      .from(mailboxes)
      .where(eq(mailboxes.workspaceId, scope.workspaceId))
      .all()
      .flatMap(({ email, smtp, imap }) => [email, smtp, imap])
      .map((address) => address.toLowerCase()),
  )
  return (address) =>
    own.has(address.toLowerCase()) || own.has(address.toLowerCase().replace(/\+[^@]*@/, '@'))
}

/** The contact of an address, with the prospect that was last in touch at its site. */
export function contactOf(scope: Scope, address: string): Correspondent | null {
  const contact = scope.db
    .select({ id: contacts.id, siteId: contacts.siteId })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.email, address.toLowerCase())))
    .get()
  if (!contact) return null
  return { contactId: contact.id, siteId: contact.siteId, prospectId: prospectAt(scope, contact.siteId) }
}

/**
 * Whom a message that answers nothing of ours may concern: somebody at a site we are in touch with. Free-mail hosts say
 * nothing of an organisation.
 */
export function correspondent(scope: Scope, address: string): Correspondent | null {
  if (!address.includes('@')) return null
  const known = contactOf(scope, address)
  if (known?.prospectId) return known
  const domain = emailSite(address)
  if (isFreeMail(domain)) return null
  const site = scope.db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.workspaceId, scope.workspaceId), eq(sites.domain, domain)))
    .get()
  const prospectId = site ? prospectAt(scope, site.id) : null
  return site && prospectId ? { contactId: null, siteId: site.id, prospectId } : null
}

/** The prospect at a site that was last in touch with us. */
function prospectAt(scope: Scope, siteId: number): number | null {
  const found = scope.db
    .select({ id: prospects.id })
    .from(prospects)
    .where(
      and(
        eq(prospects.workspaceId, scope.workspaceId),
        eq(prospects.siteId, siteId),
        isNotNull(prospects.lastTouchAt),
      ),
    )
    .orderBy(desc(prospects.lastTouchAt))
    .get()
  return found?.id ?? null
}

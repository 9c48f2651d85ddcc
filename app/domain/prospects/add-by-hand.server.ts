import type { Tactic } from '#db/vocabulary.ts'
import { addContact } from '../contacts/add-contact.server.ts'
import { readContact } from '../contacts/edit-contact.server.ts'
import { bannedWords } from '../sites/blacklist.ts'
import { blacklistedBy, subjectOf } from '../sites/blacklist.server.ts'
import { ensureSite } from '../sites/ensure-site.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { addProspect } from './add-prospect.server.ts'
import { readTyped } from './typed-page.ts'

export type TypedProspect = {
  projectId: number
  /** A page's address, or a domain for the site as a whole. */
  page: string
  pageTitle: string | null
  tactic: Tactic
  targetPageId: number | null
  note: string | null
  email: string | null
  firstName: string | null
  lastName: string | null
}

type Added =
  | { ok: true; id: number; outcome: 'created' | 'exists' }
  | { ok: false; reason: 'not-a-page' | 'not-an-address' }
  | { ok: false; reason: 'banned'; because: string }

/**
 * Adds what a person typed: a prospect and, when given, whom to write to there. It is the typist's own prospect.
 * @returns the prospect, which may have been there already; refused for a text that is no page or no address, and for what the blacklist names
 */
export function addByHand(scope: Scope, typed: TypedProspect): Added {
  const page = readTyped(typed.page)
  if (!page) return { ok: false, reason: 'not-a-page' }
  const { email, firstName, lastName } = typed
  const person = readContact({ email, firstName, lastName, role: null, foundOn: null, note: null })
  if (!person.ok && person.reason === 'not-an-address') return { ok: false, reason: 'not-an-address' }
  const banned = blacklistedBy(scope, { ...subjectOf(page), email: person.ok ? person.value.email : null })
  if (banned) return { ok: false, reason: 'banned', because: bannedWords(banned) }
  return inTransaction(scope, (tx) => {
    const site = ensureSite(tx, { domain: page.domain })
    const contact = person.ok
      ? addContact(tx, { siteId: site.id, foundHow: 'by hand', ...person.value })
      : null
    const { id, outcome } = addProspect(tx, {
      projectId: typed.projectId,
      domain: page.domain,
      pageUrl: page.pageUrl,
      pageTitle: typed.pageTitle,
      tactic: typed.tactic,
      targetPageId: typed.targetPageId,
      facts: typed.note?.trim() ? { note: typed.note.trim() } : {},
      contactId: contact?.id,
      ownerId: tx.actor.kind === 'user' ? tx.actor.userId : null,
      because: 'added by hand',
    })
    return { ok: true, id, outcome } as const
  })
}

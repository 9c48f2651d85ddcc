import { z } from 'zod'
import type { ContactForm, RefusedContact } from '../../domain/contacts/edit-contact.server.ts'

const Line = z.string().trim().max(500).catch('')

/** What is typed of a contact. */
export const TypedContact = z.object({
  email: Line,
  firstName: Line,
  lastName: Line,
  role: Line,
  foundOn: Line,
  note: Line,
})

export const REFUSED_CONTACT: Record<RefusedContact, string> = {
  'not-an-address': 'Enter one e-mail address, such as ines@soilschool.example',
  taken: 'Another contact has this address already: choose that one instead',
  nobody: 'Enter an address or a name',
}

/** An empty line is nothing. */
export function readTypedContact(typed: z.infer<typeof TypedContact>): ContactForm {
  const { email, firstName, lastName, role, foundOn, note } = typed
  return {
    email: email || null,
    firstName: firstName || null,
    lastName: lastName || null,
    role: role || null,
    foundOn: foundOn || null,
    note: note || null,
  }
}

type Named = { firstName: string | null; lastName: string | null; email: string | null }

/** What a contact is called in a list: the name, else the address, else "Contact form". */
export function contactName({ firstName, lastName, email }: Named): string {
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return name || email || 'Contact form'
}

/** Takes "Ines Calder" apart: the last word is the last name. */
export function splitName(name: string): { firstName: string | null; lastName: string | null } {
  const words = name.trim().split(/\s+/).filter(Boolean)
  if (words.length < 2) return { firstName: words[0] ?? null, lastName: null }
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1)! }
}

/** Mailboxes of a task, not of a person (RFC 2142 and what sites use in practice). */
const ROLES = new Set(
  (
    'abuse admin administrator billing contact contactus editor editorial editors enquiries enquiry feedback hallo ' +
    'hello help hi hostmaster info information inquiries kontakt mail marketing media news newsroom noc office ' +
    'postmaster pr press redaktion sales security service submissions support team tips webmaster welcome'
  ).split(' '),
)

/** True for info@, editor@ and their like: read by whoever is there, so not a person's own address. */
export function isRoleAddress(email: string): boolean {
  return ROLES.has(email.slice(0, email.lastIndexOf('@')).toLowerCase().replace(/\+.*$/, ''))
}

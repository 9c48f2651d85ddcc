import type { ErasureCounts } from './erase-person.server.ts'

/** What an erasure takes away, a line each, in the order of the list. */
export const ERASURE_WORDS: Record<keyof ErasureCounts, string> = {
  contacts: 'Contacts: name, address, role, notes, where they were found',
  conversations: 'Conversations: subject and first words',
  messages: 'Messages to and from them: all words, files’ names, addresses',
  notes: 'Notes of the team in these conversations',
  sentMail: 'Mail written to them: address, subject, words, stored bytes',
  enrolments: 'Places in sequences: ended; their openers',
  promises: 'Links: the words of the promise',
  importRows: 'Rejected rows of imports in which the address stands',
}

/** What an erasure cannot reach. @param files uploaded files in which the person stands */
export function erasureLeaves(files: string[]): string[] {
  return [
    'Mail that lies in the mailbox itself: delete it there.',
    'Backups made before: they hold the person until you delete them.',
    ...(files.length > 0 ? [`Uploaded files: ${files.join(', ')}.`] : []),
  ]
}

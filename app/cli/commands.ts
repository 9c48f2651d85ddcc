/**
 * A command takes its arguments and answers its exit status: 0 done (whatever was found), 1 could not be done,
 * 2 unusable arguments. Results go to standard output, all else to standard error.
 */
export type Run = (args: string[]) => Promise<number>

type Command = { name: string; summary: string; load: () => Promise<{ run: Run }> }

/** Every command, in the order in which help shows them. */
export const COMMANDS: Command[] = [
  {
    name: 'verify',
    summary: 'look whether a page carries the link that was promised on it',
    load: () => import('./verify.ts'),
  },
  {
    name: 'import',
    summary: 'inspect a file, print its rows, bring them in, take them back',
    load: () => import('./import.ts'),
  },
  {
    name: 'gap',
    summary: 'who links to rivals and not to us, from export files',
    load: () => import('./gap.ts'),
  },
  {
    name: 'broken-links',
    summary: 'find dead outbound links of pages',
    load: () => import('./broken-links.ts'),
  },
  {
    name: 'ranks',
    summary: 'bring a free list of the world’s sites by rank, for authority',
    load: () => import('./ranks.ts'),
  },
  {
    name: 'contacts',
    summary: 'who can be written to at a site, read from its pages',
    load: () => import('./contacts.ts'),
  },
  {
    name: 'mail',
    summary: 'say what messages are, and what a person wrote in them',
    load: () => import('./mail.ts'),
  },
  {
    name: 'template',
    summary: 'lint a mail template against data',
    load: () => import('./template-lint.ts'),
  },
  {
    name: 'erase',
    summary: 'take a person out of everything, on request',
    load: () => import('./erase.ts'),
  },
  {
    name: 'user',
    summary: 'give a person of the team an account',
    load: () => import('./user.ts'),
  },
  {
    name: 'backup',
    summary: 'copy the whole instance into one file',
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    summary: 'put a backup in the place of the database',
    load: () => import('./restore.ts'),
  },
  {
    name: 'doctor',
    summary: 'look at what the installation stands on, and say what to mend',
    load: () => import('./doctor.ts'),
  },
]

/** A merge field: the words `{{name}}` stand for, where they come from, and what they look like. */
export type Field = { name: string; label: string; source: string; example: string | string[] }

/** The closed list of merge fields, in the order in which the editor offers them. */
export const FIELDS: readonly Field[] = [
  field(
    'opener',
    'Opener',
    'written by a person for each recipient',
    'Your table of carbon and nitrogen ratios settled an argument in our office.',
  ),
  field('contact.first_name', 'First name', 'the contact', 'Pia'),
  field('contact.last_name', 'Last name', 'the contact', 'Solberg'),
  field('contact.full_name', 'Full name', 'the contact', 'Pia Solberg'),
  field('contact.role', 'Role', 'the contact', 'editor'),
  field('contact.email', 'Address', 'the contact', 'pia@tilthnotes.example'),
  field('site.domain', 'Their site', 'the prospect', 'tilthnotes.example'),
  field('page.url', 'Their page', 'the prospect', 'https://tilthnotes.example/reading/links'),
  field('page.title', 'Title of their page', 'the prospect', 'Links and reading'),
  field(
    'page.paragraph',
    'Sentence around the link',
    'the facts of the prospect',
    'For the layers we still send people to a beginner’s guide.',
  ),
  field('dead.url', 'Dead link', 'the facts of the prospect', 'https://oldcompost.example/guide'),
  field(
    'dead.anchor',
    'Words of the dead link',
    'the facts of the prospect',
    'A beginner’s guide to hot composting',
  ),
  field('dead.cause', 'How the dead link answers', 'the facts of the prospect', '404'),
  field(
    'dead.archive_url',
    'Archived copy',
    'the facts of the prospect',
    'https://archive.example/oldcompost.example/guide',
  ),
  field(
    'mention',
    'The mention of us',
    'the facts of the prospect',
    'Fernhill Garden tested nine hot bins over one winter',
  ),
  field(
    'quote.text',
    'Quote from their page',
    'chosen by a person for each recipient; checked again before it goes',
    'Turn the heap when it drops below forty degrees, not by the calendar.',
  ),
  field('quote.url', 'Where the quote stands', 'the quote', 'https://tilthnotes.example/reading/links'),
  field('quote.date', 'When it was read there', 'the quote', '3 May 2026'),
  field('competitor', 'A rival they link to', 'the facts of the prospect', 'mulchhouse.example'),
  field('competitors', 'All rivals they link to', 'the facts of the prospect', [
    'mulchhouse.example',
    'binbase.example',
  ]),
  field('target.url', 'Our page', 'the target page', 'https://fernhill.example/guides/compost'),
  field('target.title', 'Title of our page', 'the target page', 'Hot composting, week by week'),
  field('project.name', 'Our name', 'the project', 'Fernhill Garden'),
  field('project.url', 'Our site', 'the project', 'https://fernhill.example/'),
  field('project.domain', 'Our domain', 'the project', 'fernhill.example'),
  field('sender.name', 'Sender', 'the mailbox', 'Anna Reyes'),
  field('sender.first_name', 'Sender’s first name', 'the mailbox', 'Anna'),
  field('sender.email', 'Sender’s address', 'the mailbox', 'anna@fernhill.example'),
]

/** True for a field of the list, or a column kept from an import (`extra.<column>`). */
export function isField(name: string): boolean {
  return FIELDS.some((one) => one.name === name) || name.startsWith('extra.')
}

/** The field a person most likely meant, or null when nothing is near. */
export function nearestField(name: string): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  const wanted = plain(name)
  const hit = FIELDS.find(
    (one) =>
      plain(one.name) === wanted || plain(one.name.split('.').at(-1)!) === plain(name.split('.').at(-1)!),
  )
  return hit?.name ?? null
}

/** The examples as data: what a template looks like before there is anybody to write to. */
export function exampleData(): Record<string, never> {
  const data: Record<string, unknown> = {}
  for (const { name, example } of FIELDS) {
    const [group, key] = name.split('.') as [string, string | undefined]
    if (!key) data[group] = example
    else data[group] = { ...(data[group] as object | undefined), [key]: example }
  }
  return data as Record<string, never>
}

function field(name: string, label: string, source: string, example: string | string[]): Field {
  return { name, label, source, example }
}

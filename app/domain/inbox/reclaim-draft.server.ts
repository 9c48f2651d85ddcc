import { and, eq, isNull } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { templates } from '#db/tables/outreach.ts'
import { projects } from '#db/tables/projects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { readStarterFiles } from '../templates/starter-files.server.ts'
import { mergeData } from '../templates/merge-data.ts'
import { render } from '../templates/render.ts'
import { snippetTexts } from '../templates/snippets.server.ts'
import { readTemplate } from '../templates/syntax.ts'
import type { ReclaimFacts } from '../links/reclaim-words.ts'
import type { Scope } from '../values/scope.server.ts'
import { addresseeOf } from './answer.server.ts'
import { getThread } from './read-thread.server.ts'
import { reclaimOf, type ReclaimLink } from './reclaim.server.ts'

const STARTER = 'link-reclaim.hbs'

/** What the templates of reclaiming are filled from, beside what they share with all others. */
export function reclaimExtra(facts: ReclaimFacts): Record<string, string> {
  return {
    what_changed: facts.whatChanged,
    changed_when: facts.changedWhen,
    ...(facts.promised ? { promised: facts.promised } : {}),
  }
}

/**
 * The words of an answer that asks a link back, for the conversation that won it: written from the evidence by the team's own
 * template, to be read and changed by a person before it goes.
 * @returns null when the link cannot be asked back in this conversation
 */
export function reclaimDraft(
  scope: Scope,
  { linkId, projectId, threadId }: { linkId: number; projectId: number; threadId: number },
): { text: string; facts: ReclaimFacts } | null {
  const { link, facts, how } = reclaimOf(scope, { linkId, projectId })
  if (how.way !== 'thread' || how.threadId !== threadId) return null
  const read = readTemplate(bodyOf(scope))
  const template = read.ok ? read.template : null
  if (!template) return { text: plainWords(facts), facts }
  return { text: render(template, dataFor(scope, link, facts, threadId)).text.trim(), facts }
}

/**
 * The team's own version of the template, else the one that comes with the program; also instead of a version that does not say
 * what changed: it would call a link gone that is only marked nofollow.
 */
function bodyOf(scope: Scope): string {
  const own = scope.db
    .select({ body: templates.body })
    .from(templates)
    .where(
      and(
        eq(templates.workspaceId, scope.workspaceId),
        eq(templates.starter, STARTER),
        isNull(templates.archivedAt),
      ),
    )
    .get()
  if (own?.body.includes('extra.what_changed')) return own.body
  return readStarterFiles().find(({ fileName }) => fileName === STARTER)!.body
}

function dataFor(scope: Scope, link: ReclaimLink, facts: ReclaimFacts, threadId: number) {
  const thread = getThread(scope, threadId)
  const to = addresseeOf(scope, thread)
  const contact = thread.contactId
    ? scope.db.select().from(contacts).where(eq(contacts.id, thread.contactId)).get()
    : undefined
  const isContact = contact !== undefined && contact.email === to?.address
  const [firstName = null, ...rest] = (to?.name ?? '').split(/\s+/).filter(Boolean)
  return mergeData({
    opener: facts.promised ? `${facts.promised} Thank you for that.` : 'Thank you for linking to us.',
    contact: isContact
      ? contact
      : { firstName, lastName: rest.join(' ') || null, role: null, email: to?.address ?? null },
    site: scope.db.select({ domain: sites.domain }).from(sites).where(eq(sites.id, link.siteId)).get()!,
    page: { url: link.sourceUrl, title: null },
    facts: { extra: reclaimExtra(facts) },
    target: { url: link.targetUrl, title: null },
    project: scope.db.select().from(projects).where(eq(projects.id, link.projectId)).get()!,
    sender: scope.db
      .select({ fromName: mailboxes.fromName, email: mailboxes.email })
      .from(mailboxes)
      .where(eq(mailboxes.id, thread.mailboxId))
      .get()!,
    snippets: snippetTexts(scope),
  })
}

/** When the team's template cannot be read: the facts alone, for a person to write around. */
function plainWords({ whatChanged, changedWhen, promised }: ReclaimFacts): string {
  return [promised, `${changedWhen} ${whatChanged}`.trim()].filter(Boolean).join('\n\n')
}

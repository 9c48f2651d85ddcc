import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { links } from '#db/tables/links.ts'
import { outbox } from '#db/tables/outreach.ts'
import { targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { tasks } from '#db/tables/tasks.ts'
import type { Issue, Verdict } from '#db/vocabulary.ts'
import { addContact } from '#app/domain/contacts/add-contact.server.ts'
import { markDoNotContact } from '#app/domain/contacts/do-not-contact.server.ts'
import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import { verifyDue } from '#app/domain/links/verify-due.server.ts'
import { suppress } from '#app/domain/sites/suppression.server.ts'
import { finishTask, openTasks } from '#app/domain/tasks/tasks.server.ts'
import { seen } from '#tests/support/mail-world.ts'
import { observationOf } from '#tests/support/observations.ts'
import { arrive, quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { answer } from './answer.server.ts'
import { reclaimDraft } from './reclaim-draft.server.ts'
import { reclaimOf } from './reclaim.server.ts'
import { startReclaim } from './start-reclaim.server.ts'

const HOUR = 3_600_000
let world: QuietWorld
beforeEach(() => {
  world = quietWorld()
})

async function check(hours: number, verdict: Verdict, issues: Issue[] = []) {
  const now = new Date(world.scope.now.getTime() + hours * HOUR)
  await verifyDue(
    { ...world.scope, now },
    {
      atMost: 10,
      chance: () => 0,
      tell: () => ({ now, tempo: 1 }),
      observe: async (promise) => observationOf(promise, verdict, { issues }),
    },
  )
}

async function lose() {
  await check(0, 'live')
  for (const hours of [24, 26, 31, 49]) await check(hours, 'missing')
}

function watch(sourceUrl: string, over: Partial<Parameters<typeof promiseLink>[1]> = {}) {
  const made = promiseLink(world.scope, {
    projectId: world.projectId,
    sourceUrl,
    targetUrl: 'https://client.test/guide',
    origin: 'import',
    ...over,
  })
  if (!made.ok) throw new Error(made.reason)
  return { linkId: made.id, projectId: world.projectId }
}

describe('a link that was won in a conversation', () => {
  let ines: ReturnType<typeof wroteTo>
  let threadId: number
  let about: { linkId: number; projectId: number }
  beforeEach(() => {
    ines = wroteTo(world, 'ines')
    arrive(world, {
      from: ines.address,
      subject: 'Re: A dead link',
      body: 'I’ll add it next week.',
      cites: ines.messageId,
    })
    const thread = seen(world.db, ines).thread!
    threadId = thread.id
    about = watch('https://ines.test/resources', {
      origin: 'promise',
      threadId,
      prospectId: thread.prospectId,
      contactId: thread.contactId,
      sentence: 'I’ll add it next week.',
    })
  })

  it('is asked back in it, of the same person, with what changed, when, and what was promised', async () => {
    await lose()
    expect(reclaimOf(world.scope, about).how).toMatchObject({ way: 'thread', threadId })
    const draft = reclaimDraft(world.scope, { ...about, threadId })!
    expect(draft.text).toContain('you wrote: “I’ll add it next week.”')
    expect(draft.text).toMatch(/What we saw between \d+ and \d+ \w+ \d{4}: the link was taken out\./)
    expect(draft.text).toContain('https://ines.test/resources')
    expect(draft.text).toContain('https://client.test/guide')
    expect(world.db.select().from(outbox).where(eq(outbox.kind, 'reply')).all()).toHaveLength(0)
    expect(answer(world.scope, { threadId, text: draft.text })).toMatchObject({ ok: true })
    expect(world.db.select().from(outbox).where(eq(outbox.kind, 'reply')).all()).toMatchObject([
      { toAddress: ines.address, mailboxId: world.mailboxId, threadId, inReplyTo: expect.any(String) },
    ])
  })

  it('that turned nofollow is not called gone', async () => {
    await check(0, 'live')
    await check(24, 'live_with_issues', ['nofollow'])
    const { text } = reclaimDraft(world.scope, { ...about, threadId })!
    expect(text).toContain('rel changed from none to nofollow')
    expect(text).not.toContain('no longer there')
  })

  it('is refused, with the reason, when the person wants no mail', async () => {
    await lose()
    suppress(world.scope, { kind: 'address', value: ines.address, reason: 'unsubscribed', origin: 'asked' })
    expect(reclaimOf(world.scope, about).how).toEqual({
      way: 'refused',
      because: `Nothing can be sent to ${ines.address}: they asked to hear no more.`,
    })
    expect(reclaimDraft(world.scope, { ...about, threadId })).toBeNull()
    expect(startReclaim(world.scope, about)).toMatchObject({ ok: false })
  })

  it('cannot be asked back while it is there', async () => {
    await check(0, 'live')
    expect(reclaimOf(world.scope, about).how.way).toBe('refused')
  })
})

describe('a link without a conversation', () => {
  const source = 'https://blog.test/post'

  it('becomes a prospect for the best contact of the site, with the facts', async () => {
    const about = watch(source)
    await lose()
    const { siteId } = world.db.select().from(links).where(eq(links.id, about.linkId)).get()!
    addContact(world.scope, { siteId, email: 'info@blog.test' })
    const bo = addContact(world.scope, { siteId, email: 'bo@blog.test', firstName: 'Bo' })
    world.db.update(contacts).set({ verification: 'verified' }).where(eq(contacts.id, bo.id)).run()
    const begun = startReclaim(world.scope, about)
    expect(begun).toMatchObject({ ok: true, isNew: true, taskId: null })
    const made = world.db.select().from(prospects).where(eq(prospects.tactic, 'link_reclaim')).get()!
    expect(made).toMatchObject({ pageUrl: source, contactId: bo.id, linkStatus: 'lost' })
    expect(made.facts.extra).toMatchObject({ what_changed: 'the link was taken out' })
    const target = world.db.select().from(targetPages).where(eq(targetPages.id, made.targetPageId!)).get()!
    expect(target.url).toBe('https://client.test/guide')
    expect(startReclaim(world.scope, about)).toMatchObject({ ok: true, isNew: false, prospectId: made.id })
  })

  it('of a site where nobody is known becomes a task too, once', async () => {
    const about = watch(source)
    await lose()
    startReclaim(world.scope, about)
    startReclaim(world.scope, about)
    const [task, ...more] = openTasks(world.scope, { projectId: world.projectId })
    expect(more).toEqual([])
    expect(task).toMatchObject({
      title: 'Find whom to ask at blog.test for the link back',
      because: expect.stringContaining('the link was taken out'),
    })
    finishTask(world.scope, { projectId: world.projectId, taskId: task!.id, done: true })
    expect(openTasks(world.scope, { projectId: world.projectId })).toEqual([])
    expect(world.db.select().from(tasks).get()).toMatchObject({ doneByUserId: world.userId })
  })

  it('is refused when all we know there are not to be contacted', async () => {
    const about = watch(source)
    await lose()
    const { siteId } = world.db.select().from(links).where(eq(links.id, about.linkId)).get()!
    const { id: contactId } = addContact(world.scope, { siteId, email: 'bo@blog.test' })
    markDoNotContact(world.scope, { contactId, because: 'asked on the phone' })
    expect(reclaimOf(world.scope, about).how).toEqual({
      way: 'refused',
      because: 'bo@blog.test is marked do not contact: asked on the phone.',
    })
  })

  it('is refused when the whole domain is', async () => {
    const about = watch(source)
    await lose()
    suppress(world.scope, { kind: 'domain', value: 'blog.test', reason: 'do_not_contact', origin: 'by hand' })
    expect(reclaimOf(world.scope, about).how.way).toBe('refused')
  })
})

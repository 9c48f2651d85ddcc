import { describe, expect, test } from 'vitest'
import { threads } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { mintWorkspaceId } from '#app/domain/values/scope.server.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { findAnything } from './find-anything.server.ts'

function soilWorld() {
  const world = freshWorkspace()
  const { db, scope, projectId } = world
  const at = scope.now
  const { workspaceId } = scope
  const site = db
    .insert(sites)
    .values({ workspaceId, domain: 'soilschool.test', createdAt: at })
    .returning()
    .get()
  const contact = db
    .insert(contacts)
    .values({
      workspaceId,
      siteId: site.id,
      email: 'ines@soilschool.test',
      firstName: 'Ines',
      lastName: 'Calder',
      createdAt: at,
    })
    .returning()
    .get()
  db.insert(prospects)
    .values({
      workspaceId,
      projectId,
      siteId: site.id,
      domain: 'soilschool.test',
      pageTitle: 'Resources for schools',
      tactic: 'broken_link',
      facts: {},
      stageSince: at,
      stageBecause: 'added by hand',
      createdAt: at,
      updatedAt: at,
    })
    .run()
  db.insert(links)
    .values({
      workspaceId,
      projectId,
      siteId: site.id,
      origin: 'manual',
      sourceUrl: 'https://soilschool.test/composting/links',
      sourceKey: 'soilschool.test/composting/links',
      sourceHost: 'soilschool.test',
      targetUrl: 'https://client.test/guide',
      targetKey: 'client.test/guide',
      statusSince: at,
      statusBecause: 'added by hand',
      issues: [],
      createdAt: at,
    })
    .run()
  return { ...world, site, contact }
}

const mailboxIn = (workspaceId: number, at: Date) => ({
  workspaceId,
  email: 'anna@client.test',
  fromName: 'Anna Reyes',
  legalName: 'Fernhill Ltd',
  postalAddress: '1 Fern Hill',
  smtpHost: 'mail.client.test',
  smtpPort: 465,
  smtpSecurity: 'tls' as const,
  smtpUser: 'anna',
  smtpSecret: 'sealed',
  imapHost: 'mail.client.test',
  imapPort: 993,
  imapSecurity: 'tls' as const,
  imapUser: 'anna',
  imapSecret: 'sealed',
  weekdays: [1, 2, 3, 4, 5],
  connectedAt: at,
  createdAt: at,
})

const kinds = (found: { kind: string }[]) => found.map(({ kind }) => kind)

describe('find anything', () => {
  test('the start of a domain finds the site, its prospect and its link', () => {
    const { scope, projectId } = soilWorld()
    expect(kinds(findAnything(scope, { projectId, text: 'soil' }))).toEqual([
      'site',
      'prospect',
      'contact',
      'link',
    ])
  })

  test('two letters are enough for the start of a domain', () => {
    const { scope, projectId } = soilWorld()
    expect(kinds(findAnything(scope, { projectId, text: 'So' }))).toEqual(['site', 'prospect', 'link'])
  })

  test.each([
    ['the middle of a page title', 'for sch', ['prospect']],
    ['a last name', 'calder', ['contact']],
    ['the path of a linking page', 'composting', ['link']],
    ['letters that nobody has', 'zzz', []],
    ['only blanks', '   ', []],
  ])('%s finds what has it', (_, text, expected) => {
    const { scope, projectId } = soilWorld()
    expect(kinds(findAnything(scope, { projectId, text }))).toEqual(expected)
  })

  test('a person is found with the threads held with them', () => {
    const { db, scope, projectId, contact, site } = soilWorld()
    const mailbox = db.insert(mailboxes).values(mailboxIn(scope.workspaceId, scope.now)).returning().get()
    db.insert(threads)
      .values({
        workspaceId: scope.workspaceId,
        mailboxId: mailbox.id,
        projectId,
        contactId: contact.id,
        siteId: site.id,
        subject: 'A dead link on your page',
        state: 'to_answer',
        lastMessageAt: scope.now,
        createdAt: scope.now,
      })
      .run()
    expect(kinds(findAnything(scope, { projectId, text: 'calder' }))).toEqual(['contact', 'thread'])
    expect(kinds(findAnything(scope, { projectId, text: 'dead link' }))).toEqual(['thread'])
  })

  test('nothing of another workspace is found', () => {
    const { scope, projectId } = soilWorld()
    const other = { ...scope, workspaceId: mintWorkspaceId(scope.workspaceId + 1) }
    expect(findAnything(other, { projectId, text: 'soil' })).toEqual([])
  })
})

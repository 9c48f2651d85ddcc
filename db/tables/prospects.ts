import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  ENROLMENT_STATES,
  LINK_STATUSES,
  STAGES,
  TACTICS,
  type EnrolmentState,
  type LinkStatus,
  type Stage,
  type Tactic,
} from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects, targetPages } from './projects.ts'
import { contacts, sites } from './sites.ts'
import { users, workspaces } from './workspaces.ts'

/** Why we write to this page: what the tactic knows, for the panel and for the merge fields of the pitch. */
export type ProspectFacts = {
  deadUrl?: string
  deadAnchor?: string
  deadCause?: string
  archiveUrl?: string
  paragraph?: string
  competitors?: string[]
  mention?: string
  /** Words of theirs that the pitch repeats, where they stand, and the day on which they were read there. */
  quote?: { text: string; url: string; at: string }
  note?: string
  extra?: Record<string, string>
}

/** A reason to write to a site: a site or page, in a project, with a tactic. */
export const prospects = sqliteTable(
  'prospects',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    /** The site's domain, kept here as well so that the grid sorts and searches one table. */
    domain: text().notNull(),
    pageUrl: text(),
    /** Canonical key of the page, or "" for the site as a whole. */
    pageKey: text().notNull().default(''),
    pageTitle: text(),
    tactic: text().$type<Tactic>().notNull(),
    facts: json<ProspectFacts>().notNull(),
    targetPageId: integer().references(() => targetPages.id),

    stage: text().$type<Stage>().notNull().default('new'),
    stageSince: instant().notNull(),
    stageBecause: text().notNull(),

    /** Mirrors of the live enrolment and of the best link, kept by their owners for the grid. */
    sequenceState: text().$type<EnrolmentState>(),
    sequenceStep: text(),
    sequenceName: text(),
    sequenceBecause: text(),
    linkStatus: text().$type<LinkStatus>(),
    linkBecause: text(),

    /** What happens next and when, or why nothing does. `needsPerson`: somebody must act. */
    nextAction: text(),
    nextActionAt: instant(),
    nextNeedsPerson: integer({ mode: 'boolean' }).notNull().default(false),
    lastTouchAt: instant(),
    lastTouch: text(),
    /** Put off in triage: out of its queue until then. */
    snoozedUntil: instant(),

    authority: real(),
    authorityMetric: text(),
    relevance: real(),
    score: real(),
    contactId: integer().references(() => contacts.id),
    ownerId: integer().references(() => users.id),
    importId: integer(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('prospects_one').on(t.projectId, t.siteId, t.pageKey, t.tactic),
    index('prospects_by_domain').on(t.projectId, t.domain, t.id),
    index('prospects_by_score').on(t.projectId, t.score, t.id),
    index('prospects_to_triage')
      .on(t.projectId, t.score, t.id, t.snoozedUntil)
      .where(sql`${t.stage} = 'new'`),
    index('prospects_by_authority').on(t.projectId, t.authority, t.id),
    index('prospects_by_relevance').on(t.projectId, t.relevance, t.id),
    index('prospects_by_stage').on(t.projectId, t.stage, t.id),
    index('prospects_on_board').on(t.projectId, t.stage, t.score, t.id),
    index('prospects_by_touch').on(t.projectId, t.lastTouchAt, t.id),
    index('prospects_by_next').on(t.projectId, t.nextActionAt, t.id),
    index('prospects_by_created').on(t.projectId, t.createdAt, t.id),
    index('prospects_by_tactic').on(t.projectId, t.tactic, t.id),
    index('prospects_by_owner').on(t.projectId, t.ownerId, t.id),
    index('prospects_by_sequence')
      .on(t.projectId, t.sequenceState, t.id)
      .where(sql`${t.sequenceState} is not null`),
    index('prospects_by_link')
      .on(t.projectId, t.linkStatus, t.id)
      .where(sql`${t.linkStatus} is not null`),
    index('prospects_by_target')
      .on(t.projectId, t.targetPageId, t.id)
      .where(sql`${t.targetPageId} is not null`),
    index('prospects_without_contact')
      .on(t.projectId, t.stage, t.id)
      .where(sql`${t.contactId} is null`),
    index('prospects_by_facets').on(t.projectId, t.stage, t.tactic, t.ownerId, t.sequenceState, t.linkStatus),
    index('prospects_site').on(t.siteId, t.id),
    index('prospects_contact').on(t.contactId),
    index('prospects_import').on(t.importId),
    oneOf('prospects_tactic', t.tactic, TACTICS),
    oneOf('prospects_stage', t.stage, STAGES),
    oneOf('prospects_sequence', t.sequenceState, ENROLMENT_STATES),
    oneOf('prospects_link', t.linkStatus, LINK_STATUSES),
  ],
)

export const tags = sqliteTable(
  'tags',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    name: text().notNull(),
  },
  (t) => [uniqueIndex('tags_one').on(t.workspaceId, sql`lower(${t.name})`)],
)

export const prospectTags = sqliteTable(
  'prospect_tags',
  {
    prospectId: integer()
      .notNull()
      .references(() => prospects.id, { onDelete: 'cascade' }),
    tagId: integer()
      .notNull()
      .references(() => tags.id),
  },
  (t) => [
    primaryKey({ columns: [t.prospectId, t.tagId] }),
    index('prospect_tags_tag').on(t.tagId, t.prospectId),
  ],
)

/** One undoable step over many prospects: what each looked like before. */
export const bulkChanges = sqliteTable('bulk_changes', {
  id: id(),
  workspaceId: integer()
    .notNull()
    .references(() => workspaces.id),
  projectId: integer()
    .notNull()
    .references(() => projects.id),
  userId: integer().references(() => users.id),
  at: instant().notNull(),
  what: text().notNull(),
  before: json<unknown>().notNull(),
  undoneAt: instant(),
})

import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { sequences } from '#db/tables/outreach.ts'
import { addTestMailbox } from './campaign.ts'
import { freshWorkspace, type World } from './workspace.ts'

const DAY_MS = 24 * 60 * 60_000

export type ManyEnrolments = World & { mailboxIds: number[] }

/**
 * A team with many people on the way, each at a site of their own: five messages of each mailbox are due, the rest over the weeks
 * to come, and before them lies a month of sent mail.
 */
export function manyEnrolments(
  db: Database,
  { enrolments, mailboxes: count }: { enrolments: number; mailboxes: number },
): ManyEnrolments {
  const now = new Date('2026-05-12T10:00:00Z')
  const world = freshWorkspace({ db, now })
  const { scope, projectId } = world
  const mailboxIds = Array.from(
    { length: count },
    (_, at) => addTestMailbox(scope, { email: `box${at}@client.test`, dailyCap: 500 }).id,
  )
  const sequence = db
    .insert(sequences)
    .values({ workspaceId: scope.workspaceId, projectId, name: 'Many', status: 'active', createdAt: now })
    .returning({ id: sequences.id })
    .get()
  const first = mailboxIds[0]!
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${enrolments})`
  const at = now.getTime()
  const dueNow = 5 * count
  // One statement for each table: a million rows are there in seconds.
  db.transaction((tx) => {
    tx.run(sql`insert into sites (id, workspace_id, domain, created_at)
      ${numbers} select i, ${scope.workspaceId}, 'site' || i || '.test', ${at} from n`)
    tx.run(sql`insert into contacts (id, workspace_id, site_id, email, email_domain, first_name, created_at)
      ${numbers} select i, ${scope.workspaceId}, i, 'ed@site' || i || '.test', 'site' || i || '.test', 'Ed', ${at} from n`)
    tx.run(sql`insert into prospects (id, workspace_id, project_id, site_id, domain, page_key, tactic, facts, stage, stage_since, stage_because, contact_id, created_at, updated_at)
      ${numbers} select i, ${scope.workspaceId}, ${projectId}, i, 'site' || i || '.test', 'p' || i, 'broken_link', '{}', 'ready', ${at}, 'added by hand', i, ${at}, ${at} from n`)
    tx.run(sql`insert into enrolments (id, workspace_id, sequence_id, prospect_id, contact_id, mailbox_id, state, because, state_since, created_at)
      ${numbers} select i, ${scope.workspaceId}, ${sequence.id}, i, i, ${first} + i % ${count}, 'active', 'launched', ${at}, ${at} from n`)
    tx.run(sql`insert into outbox (workspace_id, kind, mailbox_id, enrolment_id, step_number, prospect_id, contact_id, to_address, to_domain, due_at, created_at)
      ${numbers} select ${scope.workspaceId}, 'step', ${first} + i % ${count}, i, 1, i, i, 'ed@site' || i || '.test', 'site' || i || '.test',
        case when i <= ${dueNow} then ${at} - i * 1000 else ${at} + i * 60000 end, ${at} from n`)
    const past = Math.min(enrolments, 30 * 30 * count)
    tx.run(sql`insert into outbox (workspace_id, kind, mailbox_id, step_number, to_address, to_domain, state, due_at, may_have_left_at, sent_at, created_at)
      ${numbers} select ${scope.workspaceId}, 'step', ${first} + i % ${count}, 1, 'ed@old' || i || '.test', 'old' || i || '.test', 'sent',
        ${at} - i * ${Math.round((30 * DAY_MS) / past)}, ${at} - i * ${Math.round((30 * DAY_MS) / past)}, ${at} - i * ${Math.round((30 * DAY_MS) / past)}, ${at} from n where i <= ${past}`)
  })
  return { ...world, mailboxIds }
}

/** The mailboxes may send again at once. */
export function endGaps(db: Database): void {
  db.update(mailboxes).set({ nextSendAt: null }).run()
}

import { eq, sql } from 'drizzle-orm'
import { workspaces } from '#db/tables/workspaces.ts'
import { record } from '../activity/record.server.ts'
import { emailSite } from '../values/email-address.ts'
import { isFreeMail } from '../values/free-mail.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { fatigueSince, tooSoonFor, type FatigueLimits, type FirstMessage, type TooSoon } from './fatigue.ts'

/** The fatigue limits of the team. */
export function fatigueLimits({ db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>): FatigueLimits {
  return db
    .select({
      days: workspaces.fatigueDays,
      perPerson: workspaces.fatiguePerPerson,
      perSite: workspaces.fatiguePerSite,
    })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .get()!
}

/** Sets the fatigue limits; they hold from the next message on, also for those enrolled already. */
export function setFatigueLimits(scope: Scope, limits: FatigueLimits): void {
  inTransaction(scope, (tx) => {
    tx.db
      .update(workspaces)
      .set({
        fatigueDays: limits.days,
        fatiguePerPerson: limits.perPerson,
        fatiguePerSite: limits.perSite,
      })
      .where(eq(workspaces.id, tx.workspaceId))
      .run()
    record(tx, { what: 'workspace.fatigue', because: null, data: limits })
  })
}

type Whom = { contactId: number; email: string | null; siteId: number; site: string }

/**
 * Asks, for one person after another, whether a first message now would be one too many of the team's.
 * @param counts `sent`: what left or is leaving; `planned`: also what waits to leave to people of the site
 * @returns asks about one; `enrolmentId` is left out of the count, `also` is what is about to be planned beside it
 */
export function openFatigue(scope: Scope, { counts }: { counts: 'sent' | 'planned' }) {
  const limits = fatigueLimits(scope)
  return (
    whom: Whom,
    { enrolmentId = 0, zone, also = [] }: { enrolmentId?: number; zone?: string; also?: FirstMessage[] } = {},
  ): TooSoon | null => {
    if (limits.perPerson === null && limits.perSite === null) return null
    const messages = firstMessages(scope, {
      whom,
      counts,
      enrolmentId,
      since: fatigueSince(limits, scope.now),
    })
    return tooSoonFor({
      limits,
      contactId: whom.contactId,
      site: whom.site,
      messages: [...messages, ...also],
      now: scope.now,
      zone,
    })
  }
}

const LEAVING = sql.raw(`'claimed', 'built', 'sending', 'may_have_left'`)
const WAITING = sql.raw(`'planned', 'failed_retry', 'claimed', 'built', 'sending', 'may_have_left'`)

/** First steps to people of the site, and to addresses of its organisation, from any project. */
function firstMessages(
  scope: Scope,
  {
    whom,
    counts,
    enrolmentId,
    since,
  }: { whom: Whom; counts: 'sent' | 'planned'; enrolmentId: number; since: Date },
): FirstMessage[] {
  const domain = whom.email ? emailSite(whom.email) : ''
  const organisation = domain && !isFreeMail(domain) ? domain : ''
  const isFirst = sql`o.workspace_id = ${scope.workspaceId} and o.kind = 'step' and o.step_number = 1
    and o.enrolment_id <> ${enrolmentId}`
  const rows = scope.db.all<{ contactId: number | null; at: number | null; to: string; project: string }>(sql`
    select o.contact_id as contactId, o.may_have_left_at as at, coalesce(o.to_name, o.to_address) as "to", p.name as project
    from outbox o join prospects r on r.id = o.prospect_id join projects p on p.id = r.project_id
    where o.id in (
      select o.id from contacts c cross join outbox o on o.contact_id = c.id
      where c.site_id = ${whom.siteId} and ${isFirst}
        and (o.may_have_left_at > ${since.getTime()} and o.state <> 'failed_final'
          or o.may_have_left_at is null and o.state in (${counts === 'sent' ? LEAVING : WAITING}))
      union
      select o.id from outbox o
      where o.to_domain = ${organisation} and o.may_have_left_at > ${since.getTime()} and o.state <> 'failed_final' and ${isFirst}
    )`)
  return rows.map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at) }))
}

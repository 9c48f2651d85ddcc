import type { Database } from '#db/client.server.ts'
import type { EnrolmentState, Stage } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'

export type ProspectRow = {
  id: number
  page_title: string | null
  authority: number | null
  authority_metric: string | null
  facts: string
  contact_id: number | null
  stage: Stage
  sequence_state: EnrolmentState | null
  next_action: string | null
}

/**
 * The statements of a bulk import, prepared once: a query builder would cost more than SQLite itself for each of
 * a million rows. They run on the scope's own connection, inside whatever transaction is open on it.
 */
export function prepareStatements(scope: Pick<Scope, 'db'>) {
  const sqlite = (scope.db as Database).$client
  return {
    site: sqlite.prepare<[number, string], { id: number }>(
      'select id from sites where workspace_id = ? and domain = ?',
    ),
    addSite: sqlite.prepare<[number, string, number]>(
      'insert into sites (workspace_id, domain, created_at) values (?, ?, ?)',
    ),
    prospect: sqlite.prepare<[number, number, string, string], ProspectRow>(
      `select id, page_title, authority, authority_metric, facts, contact_id, stage, sequence_state,
           next_action
         from prospects where project_id = ? and site_id = ? and page_key = ? and tactic = ?`,
    ),
    addProspect: sqlite.prepare(
      `insert into prospects (workspace_id, project_id, site_id, domain, page_url, page_key, page_title, tactic, facts,
         stage, stage_since, stage_because, next_action, next_needs_person, authority, authority_metric, contact_id,
         import_id, created_at, updated_at)
       values (@workspaceId, @projectId, @siteId, @domain, @pageUrl, @pageKey, @pageTitle, @tactic, @facts,
         'new', @now, @because, @nextAction, @needsPerson, @authority, @metric, @contactId, @importId, @now, @now)`,
    ),
    changeProspect: sqlite.prepare(
      `update prospects set page_title = @pageTitle, authority = @authority, authority_metric = @authorityMetric,
         facts = @facts, updated_at = @now where id = @id`,
    ),
    giveContact: sqlite.prepare(
      `update prospects set contact_id = @contactId, updated_at = @now,
         next_action = coalesce(@nextAction, next_action),
         next_needs_person = coalesce(@needsPerson, next_needs_person)
       where id = @id and contact_id is null`,
    ),
    contactByEmail: sqlite.prepare<[number, string], { id: number }>(
      'select id from contacts where workspace_id = ? and email = ?',
    ),
    contactByName: sqlite.prepare<[number, number, string, string], { id: number }>(
      `select id from contacts where workspace_id = ? and site_id = ? and email is null
         and coalesce(first_name, '') = ? and coalesce(last_name, '') = ?`,
    ),
    addContact: sqlite.prepare(
      `insert into contacts (workspace_id, site_id, email, email_domain, first_name, last_name, role, found_on,
         found_how, found_at, verification, created_at)
       values (@workspaceId, @siteId, @email, @emailDomain, @firstName, @lastName, @role, null,
         'import', @now, @verification, @now)`,
    ),
    metric: sqlite.prepare<[number, string], { value: number }>(
      'select value from site_metrics where site_id = ? and metric = ?',
    ),
    setMetric: sqlite.prepare<[number, string, number, number, number]>(
      `insert into site_metrics (site_id, metric, value, seen_at, import_id) values (?, ?, ?, ?, ?)
       on conflict (site_id, metric) do update
         set value = excluded.value, seen_at = excluded.seen_at, import_id = excluded.import_id`,
    ),
    tag: sqlite.prepare<[number, string], { id: number }>(
      'select id from tags where workspace_id = ? and lower(name) = lower(?)',
    ),
    hasTag: sqlite.prepare<[number, number, string], { one: number }>(
      `select 1 as one from prospect_tags join tags on tags.id = prospect_tags.tag_id
        where prospect_id = ? and workspace_id = ? and lower(name) = lower(?)`,
    ),
    addTag: sqlite.prepare<[number, string]>('insert into tags (workspace_id, name) values (?, ?)'),
    putTag: sqlite.prepare<[number, number]>(
      'insert or ignore into prospect_tags (prospect_id, tag_id) values (?, ?)',
    ),
    addActivity: sqlite.prepare(
      `insert into activities (workspace_id, at, actor, actor_user_id, what, because, project_id, site_id,
         prospect_id, contact_id, import_id, data)
       values (@workspaceId, @now, @actor, @userId, @what, @because, @projectId, @siteId,
         @prospectId, @contactId, @importId, @data)`,
    ),
    addRow: sqlite.prepare(
      `insert into import_rows (import_id, line, outcome, reason, cells, prospect_id, made_contacts, site_id,
         made_site, before)
       values (@importId, @line, @outcome, @reason, @cells, @prospectId, @madeContacts, @siteId, @madeSite, @before)`,
    ),
  }
}

export type Statements = ReturnType<typeof prepareStatements>

import type { ProspectFacts } from '#db/tables/prospects.ts'
import type { Tactic } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Candidate, Person } from './candidate.ts'
import { learn, type Known } from './learn.ts'
import type { ProspectRow, Statements } from './statements.server.ts'

/** What the database already knows of a candidate. Shared by the dry run and the run, so that they agree. */
export class LookUp {
  private readonly sites = new Map<string, number>()
  private readonly statements: Statements
  private readonly scope: Pick<Scope, 'workspaceId'>
  private readonly target: { projectId: number; tactic: Tactic }

  constructor(
    statements: Statements,
    scope: Pick<Scope, 'workspaceId'>,
    target: { projectId: number; tactic: Tactic },
  ) {
    this.statements = statements
    this.scope = scope
    this.target = target
  }

  site(domain: string): number | null {
    const known = this.sites.get(domain)
    if (known !== undefined) return known
    const found = this.statements.site.get(this.scope.workspaceId, domain)
    if (found) this.remember(domain, found.id)
    return found?.id ?? null
  }

  remember(domain: string, siteId: number): void {
    if (this.sites.size > 200_000) this.sites.clear()
    this.sites.set(domain, siteId)
  }

  prospect({ domain, pageKey }: Candidate): ProspectRow | null {
    const siteId = this.site(domain)
    if (siteId === null) return null
    return this.statements.prospect.get(this.target.projectId, siteId, pageKey, this.target.tactic) ?? null
  }

  contact(person: Person, siteId: number | null): number | null {
    if (person.email !== null)
      return this.statements.contactByEmail.get(this.scope.workspaceId, person.email)?.id ?? null
    if (siteId === null) return null
    const { firstName, lastName } = person
    const found = this.statements.contactByName.get(
      this.scope.workspaceId,
      siteId,
      firstName ?? '',
      lastName ?? '',
    )
    return found?.id ?? null
  }

  /** What a row would add to a prospect that is there: columns, values of metrics, tags, people. */
  news(prospect: ProspectRow, candidate: Candidate, people: Person[]) {
    const siteId = this.site(candidate.domain)
    const metrics = candidate.authority.filter(
      ({ metric, value }) => this.statements.metric.get(siteId!, metric)?.value !== value,
    )
    return {
      learnt: learn(knownOf(prospect), candidate),
      metrics,
      tags: candidate.tags.filter(
        (tag) => !this.statements.hasTag.get(prospect.id, this.scope.workspaceId, tag),
      ),
      people: people.filter((person) => this.contact(person, siteId) === null),
      givesContact: prospect.contact_id === null && people.length > 0,
    }
  }
}

export function knownOf(row: ProspectRow): Known {
  return {
    pageTitle: row.page_title,
    authority: row.authority,
    authorityMetric: row.authority_metric,
    facts: JSON.parse(row.facts) as ProspectFacts,
  }
}

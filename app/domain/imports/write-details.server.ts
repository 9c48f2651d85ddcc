import type { ImportBefore } from '#db/tables/imports.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { contactName, isRoleAddress } from '../contacts/contact.ts'
import { emailSite } from '../values/email-address.ts'
import type { Candidate, Person } from './candidate.ts'
import type { LookUp } from './look-up.server.ts'
import type { Statements } from './statements.server.ts'

export type Job = {
  importId: number
  projectId: number
  tactic: Tactic
  fileName: string
  /** Who brought the file, as the history names them. */
  author: { name: string; userId: number | null }
}

/** What belongs to a prospect beside its own row: people, metrics of its site, tags, history. */
export class DetailWriter {
  /** Milliseconds since 1970, set anew for every transaction. */
  now = 0
  private readonly statements: Statements
  private readonly lookUp: LookUp
  private readonly job: Job & { workspaceId: number }
  private readonly tagIds = new Map<string, number>()

  constructor(statements: Statements, lookUp: LookUp, job: Job & { workspaceId: number }) {
    this.statements = statements
    this.lookUp = lookUp
    this.job = job
  }

  ensureContacts(siteId: number, people: Person[]): { ids: number[]; made: number[] } {
    const ids: number[] = []
    const made: number[] = []
    for (const person of people) {
      const known = this.lookUp.contact(person, siteId)
      const id = known ?? this.addContact(siteId, person)
      if (known === null) made.push(id)
      ids.push(id)
    }
    return { ids, made }
  }

  private addContact(siteId: number, person: Person): number {
    const { email } = person
    const { lastInsertRowid } = this.statements.addContact.run({
      ...person,
      workspaceId: this.job.workspaceId,
      siteId,
      emailDomain: email && emailSite(email),
      verification: email && isRoleAddress(email) ? 'role' : 'unverified',
      now: this.now,
    })
    const id = Number(lastInsertRowid)
    this.happened('contact.added', 'imported from', null, siteId, id, { name: contactName(person) })
    return id
  }

  setMetrics(siteId: number, values: Candidate['authority']): ImportBefore | undefined {
    const metrics: NonNullable<ImportBefore['metrics']> = {}
    for (const { metric, value } of values) {
      const was = this.statements.metric.get(siteId, metric)?.value ?? null
      if (was === value) continue
      this.statements.setMetric.run(siteId, metric, value, this.now, this.job.importId)
      metrics[metric] = [was, value]
    }
    return Object.keys(metrics).length > 0 ? { metrics } : undefined
  }

  /** @returns the ids of the tags that the prospect did not have */
  putTags(prospectId: number, names: string[]): number[] {
    return names.flatMap((name) => {
      const id = this.tagId(name)
      return this.statements.putTag.run(prospectId, id).changes > 0 ? [id] : []
    })
  }

  private tagId(name: string): number {
    const key = name.toLowerCase()
    const known = this.tagIds.get(key) ?? this.statements.tag.get(this.job.workspaceId, name)?.id
    const id = known ?? Number(this.statements.addTag.run(this.job.workspaceId, name).lastInsertRowid)
    this.tagIds.set(key, id)
    return id
  }

  happened(
    what: string,
    verb: string,
    prospectId: number | null,
    siteId: number,
    contactId: number | null,
    data: Record<string, unknown> = {},
  ): void {
    this.statements.addActivity.run({
      workspaceId: this.job.workspaceId,
      now: this.now,
      actor: this.job.author.name,
      userId: this.job.author.userId,
      what,
      because: `${verb} ${this.job.fileName}`,
      projectId: this.job.projectId,
      siteId,
      prospectId,
      contactId,
      importId: this.job.importId,
      data: JSON.stringify(data),
    })
  }
}

import { and, asc, eq } from 'drizzle-orm'
import { brands, competitors, projects, targetPages } from '#db/tables/projects.ts'
import { record } from '../activity/record.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { pageKey, readWebAddress, siteOf } from '../values/web-address.ts'

export type ProjectForm = {
  name: string
  siteUrl: string
  targetUrls: string[]
  competitors: string[]
  brands?: string[]
}

/** Adds a client site with its target pages and competitors. Addresses must have been checked by `problemsOf`. */
export function addProject(scope: Scope, form: ProjectForm): { id: number } {
  const site = readSite(form.siteUrl)
  return inTransaction(scope, (tx) => {
    const project = tx.db
      .insert(projects)
      .values({ workspaceId: tx.workspaceId, name: form.name, ...site, createdAt: tx.now })
      .returning({ id: projects.id })
      .get()
    writePages(tx, project.id, form)
    record(tx, { what: 'project.added', projectId: project.id, because: null, data: { name: form.name } })
    return project
  })
}

/** Changes a project. Target pages that prospects already use stay as they are. */
export function editProject(scope: Scope, { projectId, ...form }: ProjectForm & { projectId: number }): void {
  const site = readSite(form.siteUrl)
  inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    tx.db
      .update(projects)
      .set({ name: form.name, ...site })
      .where(eq(projects.id, projectId))
      .run()
    tx.db.delete(competitors).where(eq(competitors.projectId, projectId)).run()
    tx.db.delete(brands).where(eq(brands.projectId, projectId)).run()
    writePages(tx, projectId, form)
  })
}

/** The lines of a project's form that are not usable, as messages by field; empty when all is well. */
export function problemsOf(form: ProjectForm): Record<string, string> {
  const problems: Record<string, string> = {}
  if (!form.name.trim()) problems.name = 'Enter a name for the project'
  const site = readWebAddress(form.siteUrl)
  if (!site) problems.siteUrl = 'Enter your site as a web address, such as fernhill.example'
  const badTargets = form.targetUrls.filter((url) => !readTarget(url, site ?? undefined))
  if (badTargets.length) problems.targetUrls = `Not a web address: ${badTargets.join(', ')}`
  const badRivals = form.competitors.filter((text) => !rivalDomain(text))
  if (badRivals.length) problems.competitors = `Not a site: ${badRivals.join(', ')}`
  const short = form.brands?.find((name) => [...name].length < 2)
  if (short) problems.brands = `“${short}” is too short to be told from other words`
  return problems
}

/** @throws NotFound for a project of another workspace */
export function getProject(scope: Scope, projectId: number) {
  const project = scope.db
    .select()
    .from(projects)
    .where(and(eq(projects.workspaceId, scope.workspaceId), eq(projects.id, projectId)))
    .get()
  if (!project) throw new NotFound('There is no such project.')
  return project
}

export function listProjects(scope: Scope) {
  return scope.db
    .select({ id: projects.id, name: projects.name, domain: projects.domain, siteUrl: projects.siteUrl })
    .from(projects)
    .where(eq(projects.workspaceId, scope.workspaceId))
    .orderBy(asc(projects.name), asc(projects.id))
    .all()
}

export function listTargetPages(scope: Scope, projectId: number) {
  getProject(scope, projectId)
  return scope.db
    .select()
    .from(targetPages)
    .where(eq(targetPages.projectId, projectId))
    .orderBy(asc(targetPages.id))
    .all()
}

export function listCompetitors(scope: Scope, projectId: number) {
  getProject(scope, projectId)
  return scope.db
    .select()
    .from(competitors)
    .where(eq(competitors.projectId, projectId))
    .orderBy(asc(competitors.id))
    .all()
}

function readSite(text: string): { siteUrl: string; domain: string } {
  const url = readWebAddress(text)
  const domain = url && siteOf(url.hostname)
  if (!url || !domain) throw new Invalid('Enter your site as a web address, such as fernhill.example')
  return { siteUrl: url.href, domain }
}

function writePages(tx: Scope, projectId: number, form: ProjectForm): void {
  const base = readWebAddress(form.siteUrl)!
  for (const text of form.targetUrls) {
    const url = readTarget(text, base)
    if (!url) continue
    tx.db
      .insert(targetPages)
      .values({ projectId, url: url.href, urlKey: pageKey(url) })
      .onConflictDoNothing()
      .run()
  }
  for (const text of form.competitors) {
    const domain = rivalDomain(text)
    if (domain) tx.db.insert(competitors).values({ projectId, domain }).onConflictDoNothing().run()
  }
  for (const name of form.brands ?? [])
    tx.db.insert(brands).values({ projectId, name }).onConflictDoNothing().run()
}

/** A target page is a whole address, or a path of the site. */
function readTarget(text: string, base?: URL): URL | null {
  return text.trim().startsWith('/') ? readWebAddress(text, base) : readWebAddress(text)
}

function rivalDomain(text: string): string | null {
  const url = readWebAddress(text)
  return url && siteOf(url.hostname)
}

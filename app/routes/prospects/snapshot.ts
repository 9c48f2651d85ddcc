import { randomBytes } from 'node:crypto'
import { redirect } from 'react-router'
import { getProspect } from '#app/domain/prospects/get-prospect.server.ts'
import { snapshotDocument, snapshotHeaders, snapshotHtml } from '#app/domain/triage/snapshot-html.ts'
import { askAgain, pageOfProspect, snapshotPage } from '#app/domain/triage/snapshots.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/snapshot.ts'

/** The page of a prospect as it was read, cleaned, for a frame: nothing in it runs or loads. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const prospect = ownProspect(scope, project.id, params.prospectId)
  const page = snapshotPage(scope, { url: pageOfProspect(prospect) })
  if (!page) throw new NotFound('This page has not been read, or its copy is not kept any more.')
  const { deadUrl, competitors } = prospect.facts
  const marks = { dead: deadUrl ?? null, ours: project.domain, rivals: competitors ?? [] }
  const nonce = randomBytes(16).toString('base64url')
  const content = snapshotHtml(page.html, { url: page.url, marks })
  return new Response(snapshotDocument(content, { theme: readPreferences(request).theme, nonce }), {
    headers: snapshotHeaders(nonce),
  })
}

/** Has the page read anew. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const prospect = ownProspect(scope, project.id, params.prospectId)
  askAgain(scope, { url: pageOfProspect(prospect) })
  const to = (await request.formData()).get('to')
  return redirect(safePath(typeof to === 'string' ? to : `/p/${project.id}/prospects/triage`))
}

function ownProspect(scope: Parameters<typeof getProspect>[0], projectId: number, id: string) {
  const prospect = getProspect(scope, Number(id))
  if (prospect.projectId !== projectId) throw new NotFound('There is no such prospect in this project.')
  return prospect
}

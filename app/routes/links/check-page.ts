import { ownLink, pageOf } from '#app/domain/links/checks.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/check-page.ts'

/** The HTML that a check read, as a file of plain text: a stranger's page never runs here. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = ownLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  const html = pageOf(scope, { linkId: link.id, checkId: Number(params.checkId) })
  if (html === null) throw new NotFound('The HTML of this check is not kept.')
  return new Response(html, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${link.sourceHost.replace(/[^\w.-]/g, '_')}-${params.checkId}.html.txt"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

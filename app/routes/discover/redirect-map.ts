import { redirectRules } from '#app/domain/discovery/lost-equity.server.ts'
import { MAP_FILES, MAP_FORMATS, redirectMap } from '#app/domain/discovery/redirect-map.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/redirect-map.ts'

/** The redirects to be made, as a table or as the rules of a web server. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const format = MAP_FORMATS.find((one) => one === params.format)
  if (!format) throw new NotFound('There is no such form of the redirect map.')
  const { name, type } = MAP_FILES[format]
  const rules = redirectRules(scope, { projectId: project.id })
  return new Response(redirectMap(rules, format, project.domain), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

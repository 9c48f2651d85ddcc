import type { Found } from '#app/components/frame/palette-items.ts'
import { STAGE_WORDS, LINK_STATUS_WORDS } from '#app/components/words.ts'
import { findAnything, type Finding } from '#app/domain/reports/find-anything.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/palette.ts'

/** What the palette finds for `q` in `project`. */
export async function loader({ request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const query = searchParams.get('q')?.slice(0, 200) ?? ''
  const { scope, project } = await requireProject(request, {
    projectId: searchParams.get('project') ?? undefined,
  })
  const found = findAnything(scope, { projectId: project.id, text: query })
  return { query, found: found.map((one) => foundOf(one, project.id)) }
}

function foundOf(one: Finding, projectId: number): Found {
  const base = `/p/${projectId}`
  switch (one.kind) {
    case 'site':
      return { ...one, label: one.domain, detail: 'site', side: null, to: `${base}/sites/${one.id}` }
    case 'prospect':
      return {
        ...one,
        label: one.domain,
        detail: one.title,
        side: STAGE_WORDS[one.stage],
        to: `${base}/prospects/${one.id}`,
      }
    case 'contact':
      return {
        ...one,
        label: one.name,
        detail: one.email,
        side: one.domain,
        to: `${base}/sites/${one.siteId}`,
      }
    case 'thread':
      return { ...one, label: one.subject, detail: null, side: one.who, to: `${base}/inbox/${one.id}` }
    case 'link':
      return {
        ...one,
        label: one.sourceUrl.replace(/^https?:\/\//, ''),
        detail: null,
        side: LINK_STATUS_WORDS[one.status],
        to: `${base}/links/${one.id}`,
      }
  }
}

import { repliesFor } from '#app/domain/inbox/saved-replies.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/replies.ts'

/** The saved replies of the team, filled for a conversation; asked for when the menu is opened. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    replies: repliesFor(scope, { threadId: Number(params.threadId) }),
    manage: `/p/${project.id}/templates/replies`,
  }
}

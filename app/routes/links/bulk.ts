import { redirect } from 'react-router'
import { giveLinks, LINKS_AT_MOST, stopWatching } from '#app/domain/links/change-links.server.ts'
import { matchingLinkIds } from '#app/domain/links/find-links.server.ts'
import { readLinkQuery } from '#app/domain/links/list-query.ts'
import { checkNow } from '#app/domain/links/verify-due.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { counted } from '#app/ui/number.ts'
import type { ToastWords } from '#app/ui/toast-words.ts'
import type { Route } from './+types/bulk.ts'

/** One step for the ticked links, or for all that the list shows. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const form = await request.formData()
  const query = readLinkQuery(search)
  const linkIds =
    form.get('all') === 'yes'
      ? matchingLinkIds(scope, { projectId: project.id, query, atMost: LINKS_AT_MOST })
      : form.getAll('id').map(Number).filter(Number.isSafeInteger)
  return redirect(`/p/${project.id}/links?${search}`, { headers: { 'Set-Cookie': saying(act()) } })

  function act(): ToastWords {
    const what = String(form.get('do') ?? '')
    if (what === 'check') {
      const count = checkNow(scope, { linkIds })
      return { text: `${counted(count, 'link')} ${count === 1 ? 'is' : 'are'} being checked` }
    }
    if (what === 'stop')
      return { text: `${counted(stopWatching(scope, { linkIds }), 'link')} no longer watched` }
    const [, owner] = /^owner:(none|\d+)$/.exec(what) ?? []
    if (!owner) return { text: 'Nothing was changed: choose what to do with the links.', isError: true }
    const ownerId = owner === 'none' ? null : Number(owner)
    const { bulkId, changed } = giveLinks(scope, { projectId: project.id, linkIds, ownerId })
    return {
      text: `The owner of ${counted(changed, 'link')} was changed`,
      ...(bulkId === null
        ? {}
        : { undo: { action: `/p/${project.id}/links/undo`, fields: { bulkId: String(bulkId) } } }),
    }
  }
}

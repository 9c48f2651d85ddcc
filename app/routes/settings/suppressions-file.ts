import { bringSuppressions } from '#app/domain/imports/bring-suppressions.server.ts'
import { bringList } from '#app/server/bring-list.server.ts'
import type { Route } from './+types/suppressions-file.ts'

/** Takes a list of people not to be written to. */
export function action({ request }: Route.ActionArgs) {
  return bringList(request, bringSuppressions, { list: 'list', at: '/settings/suppressions' })
}

import { bringBlacklist } from '#app/domain/imports/bring-blacklist.server.ts'
import { bringList } from '#app/server/bring-list.server.ts'
import type { Route } from './+types/blacklist-file.ts'

/** Takes a list of sites, addresses and patterns that are never to be prospects. */
export function action({ request }: Route.ActionArgs) {
  return bringList(request, bringBlacklist, { list: 'blacklist', at: '/settings/blacklist' })
}

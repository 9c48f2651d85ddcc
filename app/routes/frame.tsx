import { Outlet } from 'react-router'
import { TimesProvider } from '#app/ui/when.tsx'
import { readPreferences } from '#app/server/preferences.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/frame.ts'

export async function loader({ request }: Route.LoaderArgs) {
  const { now } = await requireScope(request)
  const { zone } = readPreferences(request)
  return { now: now.getTime(), zone }
}

export default function Frame({ loaderData: { now, zone } }: Route.ComponentProps) {
  return (
    <TimesProvider now={now} zone={zone}>
      <Outlet />
    </TimesProvider>
  )
}

import { redirect } from 'react-router'
import type { Route } from './+types/home.ts'

export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/p/${params.projectId}/discover/broken-links`)
}

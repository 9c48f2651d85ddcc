import { redirect } from 'react-router'
import { endSession } from '#app/server/session.server.ts'
import type { Route } from './+types/sign-out.ts'

export async function action({ request }: Route.ActionArgs) {
  return redirect('/sign-in', { headers: await endSession(request) })
}

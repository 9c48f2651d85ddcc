import { FlaskConical } from 'lucide-react'
import { useEffect } from 'react'
import { Form, redirect } from 'react-router'
import { firstOwner } from '#app/domain/workspaces/first-owner.server.ts'
import { openSession } from '#app/domain/workspaces/sessions.server.ts'
import { needsSetUp } from '#app/domain/workspaces/set-up.server.ts'
import { NarrowPage } from '#app/components/frame/narrow-page.tsx'
import { safePath } from '#app/server/safe-path.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { leaveSandbox, startSandbox } from '#app/server/sandbox-switch.server.ts'
import { runFast, skipToTomorrow } from '#app/server/sandbox-clock.server.ts'
import { requireScope, sessionHeaders, visitorOf } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/sandbox.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Sandbox · Linkwright' }]

export function loader({ request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams
  const to = asked.get('to')
  const goes: 'in' | 'out' | null = to === 'in' || to === 'out' ? to : null
  return { isSandbox: instanceOf().env.isSandbox, goes, next: safePath(asked.get('next')) }
}

/** Into the sandbox and out of it. The sandbox holds nothing of anybody's, so entering it needs no password. */
export async function action({ request }: Route.ActionArgs) {
  const { db, env } = instanceOf()
  const form = await request.formData()
  const to = form.get('to')
  if (to === 'tomorrow') return skip(request)
  const goes = to === 'out' ? 'out' : 'in'
  if (env.isSandbox && goes === 'in') return enter(request, safePath(String(form.get('next') ?? '')))
  if (env.isSandbox || !needsSetUp(db)) await requireScope(request)
  const isSwitching = goes === 'in' ? startSandbox() : leaveSandbox()
  return isSwitching ? redirect(`/sandbox?to=${goes}`) : { ok: false as const }
}

/** Tomorrow at this hour, on the screen where one is. */
async function skip(request: Request) {
  const { db } = await requireScope(request)
  skipToTomorrow(db, new Date())
  const from = URL.parse(request.headers.get('referer') ?? '')
  return redirect(from ? safePath(from.pathname + from.search) : '/')
}

async function enter(request: Request, next: string) {
  const { db } = instanceOf()
  const owner = firstOwner(db)
  if (!owner) return redirect('/setup')
  const wall = new Date()
  runFast(db, wall)
  const token = openSession(db, { ...owner, visitor: visitorOf(request), wall })
  return redirect(next, { headers: await sessionHeaders(request, token) })
}

export default function Sandbox({ loaderData: { isSandbox, goes, next }, actionData }: Route.ComponentProps) {
  const isWaiting = goes !== null && isSandbox !== (goes === 'in') && !actionData
  if (isWaiting) return <Switching goes={goes} />
  return (
    <NarrowPage title="The sandbox">
      <p className="text-text-2">
        A small internet on this machine: sites, mailboxes and people who answer, promise, publish and remove
        links. Nothing in it leaves the machine, and your own data stays untouched.
      </p>
      <WhatComes />
      {actionData && (
        <Notice tone="warn" title="The web server was started by itself, so it cannot switch.">
          Start the sandbox with <code className="font-mono text-12">npm start -- --sandbox</code>.
        </Notice>
      )}
      <Form method="post" className="flex gap-2" reloadDocument>
        <input type="hidden" name="to" value="in" />
        <input type="hidden" name="next" value={next} />
        <Button look="primary" icon={FlaskConical}>
          {isSandbox ? 'Enter the sandbox' : 'Start the sandbox'}
        </Button>
      </Form>
    </NarrowPage>
  )
}

/** What a visitor will see, before the clock begins to run. */
function WhatComes() {
  return (
    <section className="grid gap-2 text-13 text-text-2">
      <p>
        You are Anna, who earns links for a seed shop, Fernhill Garden. No password is needed. From the moment
        you enter, a day passes in a minute:
      </p>
      <ol className="grid list-decimal gap-1 pl-5">
        <li>First minute: replies arrive under Today and in the Inbox. Answer one, or record its promise.</li>
        <li>
          Second: a site turns our link to nofollow; another has dropped it, and it is lost. Both alert.
        </li>
        <li>Third and fourth: somebody comes back from holiday, a promised link goes live.</li>
        <li>After that: follow-ups go out, promises fall due, and people react to what you wrote.</li>
      </ol>
    </section>
  )
}

/** Everything stops and starts again on the other data folder: waits until the server answers from there. */
function Switching({ goes }: { goes: 'in' | 'out' }) {
  useEffect(() => {
    const timer = setInterval(() => {
      void fetch('/sandbox/state')
        .then((answer) => answer.json())
        .then((state: { isSandbox: boolean }) => {
          if (state.isSandbox === (goes === 'in')) location.assign(goes === 'in' ? '/sandbox' : '/')
        })
        // While nobody listens the request fails: that is the wait.
        .catch(() => undefined)
    }, 1000)
    return () => clearInterval(timer)
  }, [goes])
  return (
    <NarrowPage title={goes === 'in' ? 'The sandbox is being made' : 'Going back to your own data'}>
      <output className="text-text-2">
        {goes === 'in'
          ? 'Its sites, mailboxes and people are made, and the weeks before your visit are played through: about half a minute. The page goes on by itself.'
          : 'The sandbox is put away; it is there again when you come back. The page goes on by itself.'}
      </output>
      <noscript>
        <p>
          Without JavaScript: wait half a minute, then <a href="/sandbox">go on</a>.
        </p>
      </noscript>
    </NarrowPage>
  )
}

import { data } from 'react-router'
import { NarrowPage } from '#app/components/frame/narrow-page.tsx'
import { SHOWING_REFUSALS } from '#app/components/links/showing-words.ts'
import { receiveShowing } from '#app/domain/links/show-page.server.ts'
import { MOST_SHOWN_CHARACTERS } from '#app/domain/links/showing.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import type { Route } from './+types/shown.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Page shown' }]

/** As a form is sent, every character may take three bytes, and the address and names a few more. */
const MOST_BYTES = 3 * MOST_SHOWN_CHARACTERS + 64 * 1024

/** Takes a page from a person's browser. The token is the right to do so; there is no session on a stranger's page. */
export async function action({ request, params }: Route.ActionArgs) {
  if (Number(request.headers.get('content-length')) > MOST_BYTES)
    return data({ ok: false as const, reason: 'too-large' as const }, { status: 413 })
  const form = await request.formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const shown = receiveShowing(instanceOf().db, {
    token: params.token,
    url: text('url'),
    html: text('html'),
    wall: new Date(),
  })
  return data(shown, { status: shown.ok ? 200 : 422 })
}

export default function Shown({ actionData }: Route.ComponentProps) {
  if (!actionData)
    return (
      <NarrowPage title="This address takes pages from a bookmark">
        <p className="text-14 text-text-2">
          Open the page that carries the link and press the bookmark there.
        </p>
      </NarrowPage>
    )
  if (!actionData.ok)
    return (
      <NarrowPage title="The page was not taken">
        <p className="text-14 text-text-2">{SHOWING_REFUSALS[actionData.reason]}</p>
      </NarrowPage>
    )
  return (
    <NarrowPage title="The page has come">
      <output className="text-14 text-text-2">It is judged in a moment; you can close this tab.</output>
      <div>
        <ButtonLink to={`/p/${actionData.projectId}/links/${actionData.linkId}`} look="primary">
          See the verdict
        </ButtonLink>
      </div>
    </NarrowPage>
  )
}

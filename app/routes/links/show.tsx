import { data, Form, redirect } from 'react-router'
import { z } from 'zod'
import { ownLink } from '#app/domain/links/checks.server.ts'
import { openShowing, pasteShowing } from '#app/domain/links/show-page.server.ts'
import { bookmarklet } from '#app/domain/links/showing.ts'
import { SHOWING_REFUSALS } from '#app/components/links/showing-words.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextArea, TextInput } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import { WebLink } from '#app/ui/web-link.tsx'
import type { Route } from './+types/show.ts'

const ShowForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('bookmarklet') }),
  z.object({ intent: z.literal('paste'), url: z.string().trim(), html: z.string() }),
])

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = ownLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  return { link, base: `/p/${project.id}/links/${link.id}` }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = ownLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  const form = readForm(ShowForm, await request.formData())
  if (!form.ok) return badForm(form)
  const wall = new Date()
  if (form.value.intent === 'bookmarklet') {
    const token = openShowing(scope, { linkId: link.id, wall })
    const here = instanceOf().env.publicUrl ?? new URL(request.url).origin
    return data({
      ok: true as const,
      code: bookmarklet(`${here}/shown/${token}`),
      errors: undefined,
      typed: undefined,
    })
  }
  const { url, html } = form.value
  const shown = pasteShowing(scope, { linkId: link.id, url: url || link.sourceUrl, html, wall })
  if (!shown.ok)
    return badForm(
      { typed: form.typed },
      { [shown.reason === 'other-page' ? 'url' : 'html']: SHOWING_REFUSALS[shown.reason] },
    )
  return redirect(`/p/${project.id}/links/${link.id}`, {
    headers: { 'Set-Cookie': saying({ text: 'The page is being judged' }) },
  })
}

/** Where we are not let in, a person shows us the page from their own browser. */
export default function ShowScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { link, base } = loaderData
  const code = actionData && 'code' in actionData ? actionData.code : null
  return (
    <>
      <PageBar
        title="Show the page from your browser"
        crumb={{ label: link.sourceHost.replace(/^www\./, ''), to: base }}
        rule
      />
      <PageBody padded>
        <div className="grid max-w-measure gap-4">
          <p className="text-text-2">
            Some sites let people in and no machines. What you show is judged by the rules of every check, and
            kept with your name.
          </p>
          <Card title="With a bookmark">
            {code ? (
              <ol className="grid list-decimal gap-2 pl-5 text-13">
                <li>
                  Drag this to your bookmarks bar: <Bookmark code={code} />
                </li>
                <li>
                  Open <WebLink url={link.sourceUrl} /> and sign in or pass the test, if it asks for that.
                </li>
                <li>Press the bookmark there. A new tab says that the page has come.</li>
                <li className="text-text-2">It works once, for this link, for an hour.</li>
              </ol>
            ) : (
              <Form method="post">
                <input type="hidden" name="intent" value="bookmarklet" />
                <Button look="primary">Make the bookmark</Button>
              </Form>
            )}
          </Card>
          <Card title="Or paste the page’s source">
            <Form method="post" noValidate className="grid gap-5">
              <input type="hidden" name="intent" value="paste" />
              <ErrorSummary errors={actionData?.errors} />
              <Field
                name="url"
                label="Address in your browser"
                help="The address bar’s words, once the page is open."
                error={actionData?.errors?.url}
              >
                <TextInput defaultValue={typedText(actionData?.typed, 'url', link.sourceUrl)} />
              </Field>
              <Field
                name="html"
                label="Source"
                help="View the page’s source (Ctrl+U), select all, copy."
                error={actionData?.errors?.html}
              >
                <TextArea mono rows={8} defaultValue={typedText(actionData?.typed, 'html', '')} />
              </Field>
              <div>
                <Button>Judge this page</Button>
              </div>
            </Form>
          </Card>
        </div>
      </PageBody>
    </>
  )
}

/** React refuses javascript: addresses; ours is made of nothing but our own words, and is set by hand. */
function Bookmark({ code }: { code: string }) {
  return (
    <a
      href="#bookmark"
      ref={(element) => element?.setAttribute('href', code)}
      className="inline-flex items-center rounded-md border border-line-strong bg-surface px-2.5 font-medium"
    >
      Show to Linkwright
    </a>
  )
}

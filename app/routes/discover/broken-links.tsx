import { Link2Off } from 'lucide-react'
import { Form, Link, redirect } from 'react-router'
import { z } from 'zod'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { listCrawls } from '#app/domain/discovery/broken-findings.server.ts'
import { namedPages } from '#app/domain/discovery/named-pages.ts'
import { MOST_PAGES, startCrawl } from '#app/domain/discovery/start-crawl.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select, TextArea, TextInput } from '#app/ui/inputs.tsx'
import { count } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/broken-links.ts'

const Search = z.object({
  pages: z
    .string()
    .refine((text) => namedPages(text).urls.length > 0, 'Name at least one page or site, one a line'),
  depth: z.coerce.number().int().min(0).max(5),
  maxPages: z.coerce
    .number({ error: 'A whole number of pages' })
    .int('A whole number of pages')
    .min(1, 'At least one page')
    .max(MOST_PAGES, `At most ${MOST_PAGES} pages`),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return { projectId: project.id, crawls: listCrawls(scope, { projectId: project.id }) }
}

export const meta: Route.MetaFunction = () => [{ title: 'Broken links · Linkwright' }]

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Search, await request.formData())
  if (!form.ok) return badForm(form)
  const { pages, depth, maxPages } = form.value
  const [unusable] = namedPages(pages).unusable
  if (unusable)
    return badForm(form, {
      pages: `Line ${unusable.line} is no web address: “${unusable.text.slice(0, 60)}”`,
    })
  const id = startCrawl(scope, { projectId: project.id, text: pages, depth, maxPages, sameHost: false })
  return redirect(`/p/${project.id}/discover/broken-links/${id}`)
}

/** Searches for dead links on relevant pages, and those that were made before. */
export default function BrokenLinksScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, crawls } = loaderData
  const errors = actionData?.errors
  const typed = (name: string, fallback: string) => typedText(actionData?.typed, name, fallback)
  return (
    <>
      <PageBar title="Discover" />
      <DiscoverTabs projectId={projectId} current="broken-links" />
      <PageBody padded>
        <div className="grid max-w-measure gap-4">
          <Card title="Look for dead links on pages">
            <Form method="post" noValidate className="grid gap-4">
              <ErrorSummary errors={errors} />
              <Field
                name="pages"
                label="Pages or sites"
                help="One address a line: resource pages, link lists, a whole site. Only 404, 410, “not found” pages, parked and vanished domains count as dead."
                error={errors?.pages}
              >
                <TextArea
                  mono
                  rows={6}
                  defaultValue={typed('pages', '')}
                  placeholder="https://gardenpress.example/resources"
                />
              </Field>
              <div className="grid grid-cols-2 gap-4 max-wide:grid-cols-1">
                <Field name="depth" label="How far" error={errors?.depth}>
                  <Select defaultValue={typed('depth', '0')}>
                    <option value="0">Only these pages</option>
                    <option value="1">And the pages of the site they link to</option>
                    <option value="2">Two steps away</option>
                    <option value="3">Three steps away</option>
                  </Select>
                </Field>
                <Field name="maxPages" label="Pages at most" error={errors?.maxPages}>
                  <TextInput inputMode="numeric" defaultValue={typed('maxPages', '500')} />
                </Field>
              </div>
              <div>
                <Button look="primary" icon={Link2Off}>
                  Look for dead links
                </Button>
              </div>
            </Form>
          </Card>
          {crawls.length > 0 && <Searches crawls={crawls} base={`/p/${projectId}/discover/broken-links`} />}
        </div>
      </PageBody>
    </>
  )
}

function Searches({ crawls, base }: { crawls: ReturnType<typeof listCrawls>; base: string }) {
  return (
    <Card title="Searches" padded={false}>
      <ul className="text-13">
        {crawls.map(({ id, name, status, createdAt, pages, targets }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-t border-line px-4 py-2">
            <Link to={`${base}/${id}`} className="link min-w-0 truncate font-medium">
              {name}
            </Link>
            <span className="text-text-2">
              {count(targets.dead)} dead of {count(targets.dead + targets.alive + targets.uncertain)} links on{' '}
              {count(pages.read)} {pages.read === 1 ? 'page' : 'pages'}
            </span>
            <span className="ml-auto text-12 text-text-3">
              {status === 'running' ? 'running' : <When at={createdAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

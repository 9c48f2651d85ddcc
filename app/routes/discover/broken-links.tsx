import { Link2Off } from 'lucide-react'
import { Form, Link, redirect } from 'react-router'
import { z } from 'zod'
import { DeadLinksFile, RivalPages } from '#app/components/discover/dead-link-sources.tsx'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { listCrawls } from '#app/domain/discovery/broken-findings.server.ts'
import { namedPages } from '#app/domain/discovery/named-pages.ts'
import { MOST_PAGES, startCrawl } from '#app/domain/discovery/start-crawl.server.ts'
import { subjectsOf } from '#app/domain/discovery/stored-gap.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Checkbox, Select, TextArea, TextInput } from '#app/ui/inputs.tsx'
import { count } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/broken-links.ts'

const Search = z.object({
  pages: z
    .string()
    .refine((text) => namedPages(text).urls.length > 0, 'Name at least one page or site, one a line'),
  depth: z.union([z.literal('sitemap'), z.coerce.number().int().min(0).max(5)]),
  sameHost: z.literal('yes').optional(),
  maxMinutes: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(10_000)]),
  maxPages: z.coerce
    .number({ error: 'A whole number of pages' })
    .int('A whole number of pages')
    .min(1, 'At least one page')
    .max(MOST_PAGES, `At most ${MOST_PAGES} pages`),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const projectId = project.id
  const rivals = subjectsOf(scope, { projectId }).filter(({ isOurs }) => !isOurs)
  return { projectId, crawls: listCrawls(scope, { projectId }), rivals }
}

export const meta: Route.MetaFunction = () => [{ title: 'Broken links · Linkwright' }]

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Search, await request.formData())
  if (!form.ok) return badForm(form)
  const { pages, depth, maxPages, maxMinutes, sameHost } = form.value
  const [unusable] = namedPages(pages).unusable
  if (unusable)
    return badForm(form, {
      pages: `Line ${unusable.line} is no web address: “${unusable.text.slice(0, 60)}”`,
    })
  const bySitemap = depth === 'sitemap'
  const id = startCrawl(scope, {
    projectId: project.id,
    text: pages,
    depth: bySitemap ? 0 : depth,
    bySitemap,
    maxPages,
    maxMinutes,
    sameHost: sameHost === 'yes',
  })
  return redirect(`/p/${project.id}/discover/broken-links/${id}`)
}

/** Searches for dead links on relevant pages, and those that were made before. */
export default function BrokenLinksScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, crawls, rivals } = loaderData
  const base = `/p/${projectId}/discover/broken-links`
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
                label="Pages, sites or sitemaps"
                help="One address a line: resource pages, link lists, a whole site, a sitemap. Only 404, 410, “not found” pages, parked and vanished domains count as dead."
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
                    <option value="sitemap">All pages of the site’s sitemap</option>
                  </Select>
                </Field>
                <Field name="maxPages" label="Pages at most" error={errors?.maxPages}>
                  <TextInput inputMode="numeric" defaultValue={typed('maxPages', '500')} />
                </Field>
                <Field name="maxMinutes" label="Time at most" error={errors?.maxMinutes}>
                  <Select defaultValue={typed('maxMinutes', '')}>
                    <option value="">As long as it takes</option>
                    <option value="10">10 minutes</option>
                    <option value="60">An hour</option>
                    <option value="480">8 hours</option>
                  </Select>
                </Field>
                <div className="flex items-end pb-1.5">
                  <label htmlFor="same-host" className="flex items-center gap-2 text-13">
                    <Checkbox
                      id="same-host"
                      name="sameHost"
                      value="yes"
                      defaultChecked={typed('sameHost', '') === 'yes'}
                    />
                    Only this host, not the site’s other subdomains
                  </label>
                </div>
              </div>
              <div>
                <Button look="primary" icon={Link2Off}>
                  Look for dead links
                </Button>
              </div>
            </Form>
          </Card>
          {crawls.length > 0 && <Searches crawls={crawls} base={base} />}
          <DeadLinksFile action={`${base}/file`} />
          <RivalPages rivals={rivals} action={`${base}/rival`} gap={`/p/${projectId}/discover/gap`} />
          <p className="text-13 text-text-2">
            Pages of prospects: tick them in{' '}
            <Link to={`/p/${projectId}/prospects`} className="link-inline">
              Prospects
            </Link>{' '}
            and choose Find, Dead links on their pages.
          </p>
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
              {status === 'running' || status === 'paused' ? status : <When at={createdAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

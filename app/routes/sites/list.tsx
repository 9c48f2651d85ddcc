import { Download, Globe } from 'lucide-react'
import { Form } from 'react-router'
import { SitesGrid } from '#app/components/sites/sites-grid.tsx'
import { countSites, listSites } from '#app/domain/sites/list-sites.server.ts'
import { readSiteQuery, SITE_SHOW_WORDS, SITE_SHOWS, siteSearch } from '#app/domain/sites/site-list-query.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { GridFoot } from '#app/ui/grid-foot.tsx'
import { count } from '#app/ui/number.ts'
import { PageBar, PageBody, Toolbar } from '#app/ui/page-bar.tsx'
import { SearchInput } from '#app/ui/search-input.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Route } from './+types/list.ts'

const PAGE_SIZE = 50

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const query = readSiteQuery(new URL(request.url).searchParams)
  return {
    base: `/p/${project.id}/sites`,
    query,
    total: countSites(scope, query),
    ...listSites(scope, query, { pageSize: PAGE_SIZE }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Sites · Linkwright' }]

/** Every site that the team knows, whichever client it was for. */
export default function SitesScreen({ loaderData }: Route.ComponentProps) {
  const { base, query, total, rows, next } = loaderData
  const told = `${count(total.count)}${total.isMore ? '+' : ''}`
  return (
    <>
      <PageBar title="Sites" sub={`${told} over all projects`}>
        {rows.length > 0 && (
          <ButtonLink
            to={`${base}/export.csv${siteSearch(query)}`}
            reloadDocument
            size="sm"
            icon={Download}
            className="max-wide:hidden"
          >
            Export
          </ButtonLink>
        )}
      </PageBar>
      <Tabs
        label="Which sites"
        tabs={SITE_SHOWS.map((show) => ({
          label: SITE_SHOW_WORDS[show],
          to: { pathname: base, search: siteSearch(query, { show }) },
          isCurrent: show === query.show,
        }))}
      />
      <Toolbar>
        <search className="ml-auto flex-none">
          <Form>
            {query.show !== 'all' && <input type="hidden" name="show" value={query.show} />}
            {query.sort !== 'domain' && <input type="hidden" name="sort" value={query.sort} />}
            <SearchInput label="Part of a domain" defaultValue={query.search} key={query.search} />
          </Form>
        </search>
      </Toolbar>
      <PageBody>
        {rows.length > 0 ? (
          <SitesGrid rows={rows} query={query} base={base} />
        ) : (
          <EmptyState
            icon={Globe}
            action={
              (query.search || query.show !== 'all') && <ButtonLink to={base}>See all sites</ButtonLink>
            }
          >
            {query.search || query.show !== 'all'
              ? 'No site is like that.'
              : 'Every site that you prospect, write to or have a link from stands here, once for all projects.'}
          </EmptyState>
        )}
      </PageBody>
      <GridFoot
        from={rows.length && !query.after ? 1 : undefined}
        to={rows.length && !query.after ? rows.length : undefined}
        total={told}
        next={next ? { search: siteSearch(query, { after: next }) } : null}
      />
    </>
  )
}

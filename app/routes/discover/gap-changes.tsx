import { ArrowLeftRight } from 'lucide-react'
import {
  changedLinks,
  changedSites,
  fileChanges,
  type ChangeKind,
} from '#app/domain/discovery/file-changes.server.ts'
import { METRIC_WORDS } from '#app/domain/imports/metric-words.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Cell, Grid, GridRow, Nothing, type Column } from '#app/ui/grid.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { WebLink } from '#app/ui/web-link.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/gap-changes.ts'

const KINDS: ChangeKind[] = ['new', 'lost', 'gone']

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const which = { projectId: project.id, fileId: Number(params.fileId) || 0 }
  const kind = KINDS.find((one) => one === new URL(request.url).searchParams.get('show')) ?? 'new'
  return {
    ...which,
    kind,
    ...fileChanges(scope, which),
    shownLinks: changedLinks(scope, { ...which, kind }),
    sites: kind === 'lost' ? [] : changedSites(scope, { ...which, kind }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'What an export changed · Linkwright' }]

/** What is new, and what is lost, since the export of the same kind before. */
export default function GapChangesScreen({ loaderData }: Route.ComponentProps) {
  const { projectId, fileId, kind, file, previous, links, domains, lostLinks, shownLinks, sites } = loaderData
  const gap = `/p/${projectId}/discover/gap`
  const here = `${gap}/files/${fileId}`
  const total = kind === 'new' ? links.new : kind === 'gone' ? links.gone : lostLinks
  return (
    <>
      <PageBar title={file.fileName} crumb={{ label: 'Link gap', to: gap }} />
      <Tabs
        label="What it changed"
        tabs={[
          { label: 'New', to: here, isCurrent: kind === 'new', count: links.new },
          { label: 'Called lost', to: `${here}?show=lost`, isCurrent: kind === 'lost', count: lostLinks },
          {
            label: 'Not in this file',
            to: `${here}?show=gone`,
            isCurrent: kind === 'gone',
            count: links.gone,
          },
        ]}
      />
      <PageBody padded>
        <div className="grid max-w-310 grid-cols-[minmax(0,1fr)] gap-4">
          <p className="text-13 text-text-2">
            {previous ? (
              <>
                Compared with {previous.fileName}, brought <When at={previous.createdAt} />. Backlinks:{' '}
                {count(links.new)} new, {count(links.still)} still there, {count(links.gone)} not in this
                file. Referring domains: {count(domains.new)} new, {count(domains.still)} still there,{' '}
                {count(domains.gone)} not in this file. The tool itself calls {counted(lostLinks, 'backlink')}{' '}
                lost that lived before.
              </>
            ) : (
              <>
                The first export of this kind about {file.subject || 'these sites'}:{' '}
                {counted(links.new, 'backlink')} and {counted(domains.new, 'referring domain')} that no other
                export had named.
              </>
            )}
          </p>
          {kind === 'gone' && links.gone + domains.gone > 0 && (
            <p className="text-13 text-text-2">
              Not in this file does not mean lost: exports are cut at a limit, and tools drop pages from their
              index.
            </p>
          )}
          {shownLinks.length > 0 && (
            <div className="scroll-thin">
              <LinkTable links={shownLinks} />
            </div>
          )}
          {total > shownLinks.length && shownLinks.length > 0 && (
            <p className="text-12 text-text-2">
              The first {count(shownLinks.length)} of {count(total)} are shown.
            </p>
          )}
          {sites.length > 0 && (
            <Card
              title={`${counted(kind === 'new' ? domains.new : domains.gone, 'referring domain')} ${kind === 'new' ? 'new' : 'not in this file'}`}
              padded={false}
            >
              <ul className="text-13">
                {sites.map(({ id, domain, authority }) => (
                  <li key={id} className="flex gap-3 border-t border-line px-4 py-1.5">
                    <b className="font-medium">{domain}</b>
                    <span className="text-text-2">
                      {Object.entries(authority)
                        .map(([metric, value]) => `${METRIC_WORDS[metric] ?? metric} ${value}`)
                        .join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {shownLinks.length === 0 && sites.length === 0 && (
            <EmptyState icon={ArrowLeftRight}>{NOTHING[kind]}</EmptyState>
          )}
        </div>
      </PageBody>
    </>
  )
}

const NOTHING: Record<ChangeKind, string> = {
  new: 'This export named nothing that another one had not named before.',
  lost: 'The tool calls no link lost that lived before.',
  gone: 'All that the export before it named is in this one too.',
}

const COLUMNS: Column[] = [
  { id: 'source', label: 'Page that links', width: 340 },
  { id: 'target', label: 'To', width: 240 },
  { id: 'anchor', label: 'Anchor', width: 180 },
  { id: 'rel', label: 'Rel', width: 84 },
  { id: 'first', label: 'First seen', width: 96 },
  { id: 'last', label: 'Last seen', width: 96 },
]

function LinkTable({ links }: { links: ReturnType<typeof changedLinks> }) {
  return (
    <Grid label="Links" columns={COLUMNS}>
      {links.map((link) => (
        <GridRow key={link.id}>
          <Cell first narrow="title">
            <WebLink url={link.sourceUrl} length={48} />
          </Cell>
          <Cell narrow="detail">
            {link.targetUrl ? <WebLink url={link.targetUrl} length={34} /> : <Nothing />}
          </Cell>
          <Cell title={link.anchor ?? undefined}>{link.anchor || <Nothing />}</Cell>
          <Cell>{link.nofollow === null ? <Nothing /> : link.nofollow ? 'nofollow' : 'dofollow'}</Cell>
          <Cell>{link.firstSeen?.slice(0, 10) ?? <Nothing />}</Cell>
          <Cell>{link.lastSeen?.slice(0, 10) ?? <Nothing />}</Cell>
        </GridRow>
      ))}
    </Grid>
  )
}

import type { LostPage } from '#app/domain/discovery/lost-equity.server.ts'
import { METRIC_WORDS } from '#app/domain/imports/metric-words.ts'
import type { OwnPageState } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Cell, CheckCell, Grid, GridRow, Nothing, type Column } from '../../ui/grid.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { count } from '../../ui/number.ts'
import { WebLink } from '../../ui/web-link.tsx'

const COLUMNS: Column[] = [
  { id: 'page', label: 'Page of ours', width: 230 },
  { id: 'domains', label: 'Ref. domains', width: 92, align: 'right' },
  { id: 'links', label: 'Backlinks', width: 76, align: 'right' },
  { id: 'authority', label: 'Strongest of them', width: 120 },
  { id: 'because', label: 'What a link to it meets', width: 230 },
  { id: 'to', label: 'Redirect it to', width: 260 },
  { id: 'act', label: '', width: 96 },
]

/**
 * Pages of ours that links lead to in vain or on detours, each with the page that it should be redirected to.
 * @param typed what a person wrote and could not be kept, by page
 */
export function LostPageTable({
  pages,
  typed,
  wrong,
  isAside,
}: {
  pages: LostPage[]
  typed: Record<string, string>
  wrong: Record<string, string>
  isAside: boolean
}) {
  return (
    <Grid label="Pages of ours that lose links" columns={COLUMNS} checks="Tick all pages shown">
      {pages.map((page) => (
        <GridRow key={page.id}>
          <CheckCell label={`Tick ${page.url}`} value={page.id} />
          <Cell first narrow="title">
            <WebLink url={page.url} length={40} className="link font-medium" />
          </Cell>
          <Cell number narrow="chip">
            {count(page.domains)}
          </Cell>
          <Cell number>{count(page.links)}</Cell>
          <Cell>{strongest(page.authority) ?? <Nothing />}</Cell>
          <Cell title={page.because ?? undefined} narrow="detail">
            <b className="font-medium">{page.state && STATES[page.state]}</b>{' '}
            <span className="text-text-2">{page.because}</span>
          </Cell>
          <Cell>
            {page.state === 'hops' ? (
              <span className="text-text-2" title="One rule in the server's settings, not one a page">
                One rule for the whole site
              </span>
            ) : (
              <TextInput
                small
                id={`to:${page.id}`}
                name={`to:${page.id}`}
                aria-label={`Where ${page.url} should lead`}
                aria-invalid={`to:${page.id}` in wrong || undefined}
                defaultValue={typed[`to:${page.id}`] ?? page.chosenUrl ?? page.proposedUrl ?? ''}
                placeholder="Which page of ours?"
              />
            )}
          </Cell>
          <Cell>
            <Button size="sm" look="quiet" name="do" value={`${isAside ? 'back' : 'aside'}:${page.id}`}>
              {isAside ? 'Put back' : 'Put aside'}
            </Button>
          </Cell>
        </GridRow>
      ))}
    </Grid>
  )
}

function strongest(authority: Record<string, number>): string | null {
  const all = Object.entries(authority)
  return all.length === 0
    ? null
    : all.map(([metric, value]) => `${METRIC_WORDS[metric] ?? metric} ${value}`).join(', ')
}

const STATES: Record<OwnPageState, string> = {
  dead: 'Dead:',
  home: 'Home page:',
  elsewhere: 'Away:',
  insecure: 'Not secure:',
  temporary: 'Temporary:',
  chain: 'Chain:',
  hops: 'Hops:',
  moved: 'Moved:',
  fine: 'Fine:',
  uncertain: 'Uncertain:',
}

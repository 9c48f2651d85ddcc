import type { GapRowFound } from '#app/domain/discovery/stored-gap.server.ts'
import { METRIC_WORDS } from '#app/domain/imports/metric-words.ts'
import { Button } from '../../ui/button.tsx'
import { Cell, CheckCell, Grid, GridRow, Nothing, type Column } from '../../ui/grid.tsx'
import { count } from '../../ui/number.ts'
import { Popover } from '../../ui/popover.tsx'
import { metricUnit, round } from '../prospects/authority.tsx'

const COLUMNS: Column[] = [
  { id: 'domain', label: 'Site', width: 220 },
  { id: 'rivals', label: 'Links to', width: 260 },
  { id: 'authority', label: 'Authority', width: 150 },
  { id: 'links', label: 'Backlinks', width: 84, align: 'right' },
  { id: 'score', label: 'Score', width: 72, align: 'right' },
  { id: 'act', label: '', width: 110 },
]

/** Sites of the gap, each with the rivals it links to and the points that rank it. */
export function GapTable({ rows, rivalCount }: { rows: GapRowFound[]; rivalCount: number }) {
  return (
    <Grid label="Sites that link to rivals and not to us" columns={COLUMNS} checks="Tick all sites shown">
      {rows.map((row) => (
        <GridRow key={row.domain}>
          <CheckCell label={`Tick ${row.domain}`} value={row.domain} name="domain" />
          <Cell first narrow="title">
            <b className="font-medium">{row.domain}</b>
          </Cell>
          <Cell title={row.rivals.join(', ')} narrow="detail">
            <span className="text-text-3 tabular-nums">
              {row.rivals.length} of {rivalCount}
            </span>{' '}
            {row.rivals.join(', ')}
          </Cell>
          <Cell title={row.authority.map((one) => said(one, METRIC_WORDS[one.metric])).join(', ')}>
            {row.authority.length > 0 ? (
              row.authority.map((one) => said(one, metricUnit(one.metric))).join(', ')
            ) : (
              <Nothing />
            )}
          </Cell>
          <Cell number>{row.links > 0 ? count(row.links) : <Nothing />}</Cell>
          <Cell number narrow="age">
            <Popover
              label={`Why ${row.score}`}
              className="w-56!"
              trigger={(opens) => (
                <button {...opens} className="font-semibold hover:underline">
                  {row.score}
                </button>
              )}
            >
              <table className="w-full text-13">
                <tbody className="tabular-nums">
                  {row.why.map((one) => (
                    <tr key={one.signal}>
                      <td className="text-left">
                        {SIGNALS[one.signal] ?? METRIC_WORDS[one.signal] ?? one.signal}
                      </td>
                      <td className="text-right">{one.points}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Popover>
          </Cell>
          <Cell>
            <Button size="sm" look="quiet" name="do" value={`reject:${row.domain}`}>
              Not for us
            </Button>
          </Cell>
        </GridRow>
      ))}
    </Grid>
  )
}

function said({ metric, value }: { metric: string; value: number }, name?: string): string {
  return `${name || metric} ${round(value)}`
}

const SIGNALS: Record<string, string> = {
  rivals: 'Rivals that it links to',
  authority: 'Authority',
  dofollow: 'Dofollow',
  text_link: 'In text',
}

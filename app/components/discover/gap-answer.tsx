import { GitCompare } from 'lucide-react'
import { Form } from 'react-router'
import type { GapAnswer as Answer } from '#app/domain/discovery/answer-gap.server.ts'
import { gapSearchText, type GapSearch } from '#app/domain/discovery/gap-query.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { count, counted } from '../../ui/number.ts'
import { WebLink } from '../../ui/web-link.tsx'
import { GapTable } from './gap-table.tsx'
import { LinkGapTable } from './link-gap-table.tsx'
import { RivalPageTable } from './rival-page-table.tsx'
import { UpsetPlot } from './upset-plot.tsx'

/** The answer of the gap: how many, who was left out and why, and the best of them. */
export function GapAnswer({
  answer,
  query,
  subjects,
  rivals,
  here,
  search,
}: {
  answer: Answer['answer']
  query: GapSearch
  subjects: { isOurs: boolean }[]
  rivals: string[]
  here: string
  search: string
}) {
  if (answer.kind === 'pages')
    return answer.rows.length === 0 ? (
      <p className="text-13 text-text-2">
        No export says which pages of theirs are linked to: bring backlinks, not referring domains alone.
      </p>
    ) : (
      <div className="scroll-thin">
        <RivalPageTable rows={answer.rows} query={query} here={here} />
      </div>
    )
  const { total, leftOut, rows } = answer
  const isOfPages = query.level === 'page'
  const noun = isOfPages ? 'page' : 'site'
  const verb = `${query.links === 'lost' ? 'linked' : total === 1 ? 'links' : 'link'} to`
  const next = query.from + rows.length
  return (
    <>
      <p className="text-13 text-text-2">
        {counted(total, noun)} {verb} {query.target ? <WebLink url={query.target} /> : 'rivals'} and{' '}
        {query.links === 'lost' ? 'do not link' : 'not'} to us. Left out: {count(leftOut.ours)} that link to
        us already, {count(leftOut.prospects)} that are prospects, {count(leftOut.rejected)} put aside.
        {!subjects.some((one) => one.isOurs) &&
          ' Your own backlinks are not known yet, so some of these may link to you.'}
      </p>
      {answer.kind === 'sites' && <UpsetPlot sets={answer.sets} rivals={rivals} />}
      {rows.length > 0 || query.from > 0 ? (
        <Form
          method="post"
          action={search ? `${here}?${search}` : here}
          className="grid grid-cols-[minmax(0,1fr)] gap-3"
        >
          <div className="flex gap-2">
            <Button look="primary" size="sm" name="do" value="accept">
              Make prospects of the ticked
            </Button>
            <Button size="sm" look="quiet" name="do" value="reject">
              Put the ticked aside
            </Button>
          </div>
          <div className="scroll-thin">
            {answer.kind === 'sites' ? (
              <GapTable rows={answer.rows} rivalCount={rivals.length} />
            ) : (
              <LinkGapTable rows={answer.rows} isOfPages={isOfPages} />
            )}
          </div>
          {(total > next || query.from > 0) && (
            <p className="flex flex-wrap items-center gap-3 text-12 text-text-2">
              {rows.length > 0
                ? `${count(query.from + 1)} to ${count(next)} of ${count(total)}, the best first.`
                : 'There are no more.'}
              {query.from > 0 && (
                <ButtonLink size="sm" to={search ? `${here}?${search}` : here}>
                  Back to the best
                </ButtonLink>
              )}
              {total > next && (
                <ButtonLink size="sm" to={`${here}?${gapSearchText({ ...query, from: next })}`}>
                  Show the next
                </ButtonLink>
              )}
            </p>
          )}
        </Form>
      ) : (
        <EmptyState icon={GitCompare}>
          {total === 0 && leftOut.ours + leftOut.prospects + leftOut.rejected > 0
            ? 'Everybody who fits is left out for one of these reasons.'
            : 'Nobody fits. Narrow it less, or bring more exports of rivals.'}
        </EmptyState>
      )}
    </>
  )
}

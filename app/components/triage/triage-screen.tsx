import { Check, X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ButtonLink, IconButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { count } from '../../ui/number.ts'
import { PageBar, Toolbar } from '../../ui/page-bar.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { sameList } from '../prospects/list-url.ts'
import { DecisionBar } from './decision-bar.tsx'
import { JudgedFacts } from './judged-facts.tsx'
import { Queue } from './queue.tsx'
import { queueSearch } from './queue-address.ts'
import { Snapshot } from './snapshot.tsx'
import type { TriageFacts } from './triage-facts.ts'
import { useInHand, useSignOfLife } from './use-in-hand.ts'

const FilterChips = lazy(() =>
  import('../prospects/filter-chips.tsx').then((file) => ({ default: file.FilterChips })),
)

/** The queue, the page of the prospect in hand, what is known of it, and the decision. */
export function TriageScreen(facts: TriageFacts) {
  const { projectId, filters, search, isSelection, choices, rows, cards } = facts
  const [params] = useSearchParams()
  const { current, next, gone, beside } = useInHand(facts)
  useSignOfLife()
  const list = `/p/${projectId}/prospects`
  const base = `${list}/triage`
  // Of those decided on just now, the ones that the server's figures do not know yet.
  const pending = rows.filter(({ id }) => gone.has(id)).length
  const card = cards.find(({ id }) => id === current) ?? null
  const ahead = cards.filter(({ id }) => !gone.has(id))
  const to = (id: number | null) => (id === null ? null : `${base}${queueSearch(params, id)}`)
  const here = `${base}${queueSearch(params, current)}`
  return (
    <>
      <PageBar
        title="Triage"
        crumb={{ label: 'Prospects', to: `${list}${sameList(params)}` }}
        sub={`${count(facts.count - pending)}${facts.isMore ? '+' : ''} to look at, ${count(facts.doneToday + pending)} done today`}
        rule
      >
        {isSelection && <span className="text-12 text-text-2">Only the selected ones</span>}
        <span className="text-12 text-text-2 max-wide:hidden">Sorted by score</span>
        <Link to={`/settings/project/${projectId}/score`} className="link text-13 max-wide:hidden">
          Weights
        </Link>
        <IconButtonLink icon={X} label="Close" hotkey="Escape" to={`${list}${sameList(params)}`} />
      </PageBar>
      {!isSelection && (filters.length > 0 || search !== '') && (
        <Toolbar>
          <Suspense>
            <FilterChips filters={filters} choices={choices} />
          </Suspense>
          {search && <span className="flex-none text-12 text-text-2">Search: “{search}”</span>}
        </Toolbar>
      )}
      {current === null ? (
        <NobodyLeft list={list} base={base} facts={facts} left={rows.length - pending} />
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[232px_minmax(0,1fr)_380px] grid-rows-[minmax(0,1fr)_auto] text-13 max-[70rem]:grid-cols-[minmax(0,1fr)_320px] max-wide:flex max-wide:flex-col">
          <Queue rows={rows.filter(({ id }) => !gone.has(id))} current={current} to={(id) => to(id)!} />
          <Snapshot card={card} ahead={ahead} here={here} projectId={projectId} />
          <JudgedFacts key={current} card={card} {...{ projectId, choices, here, base }} />
          <DecisionBar
            id={current}
            heldBy={rows.find(({ id }) => id === current)?.heldBy ?? null}
            isShown={card !== null}
            next={next}
            last={facts.last}
            previousTo={to(beside.previous)}
            nextTo={to(beside.next)}
            base={base}
          />
          <output className="sr-only">
            <Spoken>{card?.domain}</Spoken>
          </output>
        </div>
      )}
    </>
  )
}

function NobodyLeft({
  list,
  base,
  facts,
  left,
}: {
  list: string
  base: string
  facts: TriageFacts
  left: number
}) {
  const isNarrowed = facts.filters.length > 0 || facts.search !== '' || facts.isSelection
  if (left > 0)
    return (
      <EmptyState icon={Check} action={<ButtonLink to={base}>Look again</ButtonLink>}>
        All that are left are open with your colleagues just now.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Check}
      action={
        isNarrowed ? (
          <ButtonLink to={base}>Triage all new prospects</ButtonLink>
        ) : (
          <ButtonLink to={`${list}?f=stage:is:qualified`}>See the qualified ones</ButtonLink>
        )
      }
    >
      {isNarrowed ? 'No new prospect of this view waits' : 'No new prospect waits'} for a decision.{' '}
      {facts.doneToday > 0 && `${count(facts.doneToday)} done today.`}
    </EmptyState>
  )
}

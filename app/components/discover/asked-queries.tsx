import { Form } from 'react-router'
import type { SearchQueryState } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'

type Query = {
  id: number
  query: string
  resultCount: number
  state: SearchQueryState
  because: string | null
  askAgainAt: Date | null
}

/** The questions of a search with what came of each, and why one waits or failed. */
export function AskedQueries({ queries, action }: { queries: Query[]; action: string }) {
  const failed = queries.filter(({ state }) => state === 'failed').length
  return (
    <Card
      title={`${counted(queries.length, 'question')}${failed > 0 ? `, ${failed} failed` : ''}`}
      padded={false}
      side={
        failed > 0 && (
          <Form method="post" action={action}>
            <Button size="sm" name="do" value="ask-again">
              Ask the failed again
            </Button>
          </Form>
        )
      }
    >
      <ul className="text-13">
        {queries.map(({ id, query, resultCount, state, because, askAgainAt }) => (
          <li key={id} className="flex flex-wrap gap-x-3 border-t border-line px-4 py-1.5">
            <code className="min-w-0 text-12 wrap-anywhere">{query}</code>
            <span className={state === 'failed' ? 'text-lost-text' : 'text-text-2'}>
              {state === 'waiting' && !because ? 'waits, ' : ''}
              {because ?? counted(resultCount, 'result')}
              {askAgainAt && (
                <>
                  , asked again <When at={askAgainAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

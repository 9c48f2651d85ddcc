import { Gauge } from 'lucide-react'
import { Form, Link, useFetcher } from 'react-router'
import type { ScoreParts } from '#app/domain/scores/score-parts.server.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { round } from './authority.tsx'
import { ScoreTold } from './score-told.tsx'

/** The score of a prospect; pressing it tells why. */
export function ScoreWhy({
  prospect,
  projectId,
  here,
}: {
  prospect: { id: number; score: number | null; relevance: number | null }
  projectId: number
  here: string
}) {
  const why = useFetcher<ScoreParts>()
  const { id, score } = prospect
  const told = why.data
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <b className="font-semibold">{score === null ? 'none yet' : round(score)}</b>
      <Popover
        label="Why this score"
        className="w-96!"
        trigger={(opens) => (
          <button
            {...opens}
            className="link"
            onClick={() => void why.load(`/p/${projectId}/prospects/${id}/score`)}
          >
            Why?
          </button>
        )}
      >
        {told ? <ScoreTold told={told} /> : <p className="text-text-2">Looking it up…</p>}
        <div className="mt-3 flex items-center gap-3 border-t border-line pt-3">
          <Form method="post" action={`/p/${projectId}/prospects/qualify`} preventScrollReset>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="to" value={here} />
            <Button
              size="sm"
              icon={Gauge}
              offBecause={told?.state === 'waiting' && 'Its page is being read.'}
            >
              {told?.page ? 'Weigh it anew' : 'Qualify'}
            </Button>
          </Form>
          <Link to={`/settings/project/${projectId}/score`} className="link ml-auto text-12">
            Weights
          </Link>
        </div>
      </Popover>
    </span>
  )
}

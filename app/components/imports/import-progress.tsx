import { Form } from 'react-router'
import type { ImportCounts, ImportUndo } from '#db/tables/imports.ts'
import { IMPORT_OUTCOMES, type ImportStatus } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { count } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { IMPORT_OUTCOME_WORDS } from '../words.ts'
import { usePace } from './use-pace.ts'

const NAMES: Partial<Record<ImportStatus, string>> = {
  previewing: 'Trying all rows',
  queued: 'Importing',
  running: 'Importing',
  undoing: 'Taking the import back',
}

/** Long work under way: it goes on when the tab is closed. */
export function ImportProgress({
  job,
  base,
  counts,
  done,
  total,
  isCancelling,
  error,
}: {
  job: { id: number; status: ImportStatus; undo: ImportUndo | null }
  base: string
  counts: ImportCounts | null
  done: number
  total: number | null
  isCancelling: boolean
  error: string | null
}) {
  const isUndo = job.status === 'undoing'
  const undone = job.undo ? job.undo.deletedProspects + job.undo.restored + job.undo.kept : 0
  const seen = isUndo ? undone : done
  const whole = isUndo ? counts && counts.created + counts.updated : total
  const pace = usePace(seen, whole)
  return (
    <Card>
      <div className="grid gap-3">
        <Progress
          name={NAMES[job.status] ?? 'Working'}
          done={seen}
          total={whole}
          pace={pace}
          cancel={<Cancel job={job} base={base} isCancelling={isCancelling} />}
          results={counts && job.status === 'running' && <SoFar counts={counts} />}
        />
        {error && <Notice tone="warn" title={`${error}.`} />}
        <p className="text-12 text-text-2">This goes on when you close the page.</p>
      </div>
    </Card>
  )
}

function Cancel({
  job,
  base,
  isCancelling,
}: {
  job: { id: number; status: ImportStatus }
  base: string
  isCancelling: boolean
}) {
  if (job.status === 'undoing') return null
  const step = job.status === 'previewing' ? 'columns' : 'cancel'
  return (
    <Form method="post" action={`${base}/${job.id}/${step}`} className="max-wide:ml-auto">
      <Button size="sm" busy={isCancelling && 'Cancelling…'}>
        Cancel
      </Button>
    </Form>
  )
}

function SoFar({ counts }: { counts: ImportCounts }) {
  return (
    <>
      {IMPORT_OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <span key={outcome}>
          {count(counts[outcome])} {IMPORT_OUTCOME_WORDS[outcome].toLowerCase()}
        </span>
      ))}
    </>
  )
}

import { Download, Undo2 } from 'lucide-react'
import { Form } from 'react-router'
import type { ImportCounts, ImportUndo } from '#db/tables/imports.ts'
import type { ImportStatus, Tactic } from '#db/vocabulary.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { buttonClass } from '../../ui/button-look.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count, counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'
import { fileWords, type FileFacts } from './file-words.ts'
import { OutcomeCounts, ReasonTable } from './outcomes.tsx'

type Done = FileFacts & {
  id: number
  status: ImportStatus
  tactic: Tactic
  counts: ImportCounts | null
  undo: ImportUndo | null
}

/** What became of a file: the counts, the reasons, the rejected rows to take along, and the way back. */
export function ImportReport({
  job,
  projectId,
  times,
  error,
}: {
  job: Done
  projectId: number
  times: { createdAt: Date; finishedAt: Date | null; undoneAt: Date | null }
  error: string | null
}) {
  const { counts } = job
  return (
    <>
      {job.status === 'failed' && (
        <ErrorBlock title="The import stopped.">
          {error ? `${error.charAt(0).toUpperCase()}${error.slice(1)}.` : 'The reason is not known.'}
          {counts ? ' What was brought in until then is below.' : ' Nothing was brought in.'}
        </ErrorBlock>
      )}
      {job.status === 'undone' && job.undo && <Undone undo={job.undo} at={times.undoneAt} />}
      {counts && (
        <Card
          title={finding(job.status, counts)}
          side={
            <span className="text-12 text-text-3">
              <When at={times.finishedAt ?? times.createdAt} /> · {fileWords(job)}
            </span>
          }
        >
          <div className="grid gap-4">
            <OutcomeCounts counts={counts} />
            <ReasonTable counts={counts} />
            <Actions job={job} counts={counts} projectId={projectId} />
          </div>
        </Card>
      )}
    </>
  )
}

function Actions({ job, counts, projectId }: { job: Done; counts: ImportCounts; projectId: number }) {
  const here = `/p/${projectId}/imports/${job.id}`
  const isUndone = job.status === 'undone'
  return (
    <div className="flex flex-wrap items-center gap-2">
      {!isUndone && counts.created > 0 && (
        <ButtonLink to={`/p/${projectId}/prospects?f=import:is:${job.id}`} look="primary">
          See {counted(counts.created, 'prospect')}
        </ButtonLink>
      )}
      {counts.rejected > 0 && (
        <a href={`${here}/rejected.csv`} className={buttonClass('secondary', 'md')}>
          <Icon of={Download} size={14} />
          {counted(counts.rejected, 'rejected row')} as CSV
        </a>
      )}
      {!isUndone && counts.created + counts.updated + counts.merged > 0 && (
        <Form method="post" action={`${here}/undo`} className="ml-auto flex items-center gap-2">
          <span className="text-12 text-text-3 max-wide:hidden">
            Takes back what nobody has touched since.
          </span>
          <Button icon={Undo2}>Undo the import</Button>
        </Form>
      )}
    </div>
  )
}

function Undone({ undo, at }: { undo: ImportUndo; at: Date | null }) {
  const reasons = Object.entries(undo.reasons)
  return (
    <Card
      title={`${counted(undo.deletedProspects, 'prospect')} taken back${undo.kept > 0 ? `, ${count(undo.kept)} kept` : ''}`}
      side={
        <span className="text-12 text-text-3">
          <When at={at} />
        </span>
      }
    >
      <div className="grid gap-1 text-13 text-text-2">
        <p>
          With them went {counted(undo.deletedContacts, 'contact')} and {counted(undo.deletedSites, 'site')}{' '}
          that nothing else holds on to.
          {undo.restored > 0 && ` ${counted(undo.restored, 'known prospect')} are as they were before.`}
        </p>
        {reasons.length > 0 && (
          <ul className="grid gap-0.5">
            {reasons.map(([reason, times]) => (
              <li key={reason}>
                {count(times)} kept, because {reason}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}

function finding(status: ImportStatus, { created, updated }: ImportCounts): string {
  const learnt = updated > 0 ? `, ${counted(updated, 'known one')} added to` : ''
  const words = `${counted(created, 'prospect')} made${learnt}`
  if (status === 'cancelled') return `Cancelled: ${words} until then`
  return status === 'failed' ? `Until it stopped: ${words}` : words
}

import { redirect } from 'react-router'
import { ColumnsForm } from '#app/components/imports/columns-form.tsx'
import { DryRunResult } from '#app/components/imports/dry-run-result.tsx'
import { ImportProgress } from '#app/components/imports/import-progress.tsx'
import { ImportReport } from '#app/components/imports/import-report.tsx'
import { ImportStatusChip } from '#app/components/imports/import-status-chip.tsx'
import { useLookAgain } from '#app/components/imports/use-look-again.ts'
import { columnsView } from '#app/domain/imports/columns-view.server.ts'
import { getImport } from '#app/domain/imports/get-import.server.ts'
import { readMapping } from '#app/domain/imports/mapping.ts'
import { sameFileBefore } from '#app/domain/imports/queries.server.ts'
import { isUnderWay } from '#app/domain/imports/status-words.ts'
import { chooseColumns } from '#app/domain/imports/steer-import.server.ts'
import { badForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { TACTICS } from '#db/vocabulary.ts'
import type { Route } from './+types/import.ts'

async function findImport(request: Request, params: { projectId?: string; importId?: string }) {
  const { scope, project } = await requireProject(request, params)
  return { scope, job: getImport(scope, Number(params.importId) || 0, { projectId: project.id }) }
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, job } = await findImport(request, params)
  const { dataFolder } = instanceOf().env
  const { id, fileName, bytes, status, tactic, format, encoding, delimiter, preview, counts, undo } = job
  return {
    projectId: job.projectId,
    job: { id, fileName, bytes, status, tactic, format, encoding, delimiter, preview, counts, undo },
    progress: { done: job.rowsDone, total: job.rowsTotal, isCancelling: job.cancelRequestedAt !== null },
    times: { createdAt: job.createdAt, finishedAt: job.finishedAt, undoneAt: job.undoneAt },
    error: job.error,
    columns: status === 'uploaded' ? await columnsView(scope, { importId: id, dataFolder }) : null,
    before: ['uploaded', 'previewed'].includes(status) ? sameFileBefore(scope, id) : null,
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.job.fileName ?? 'Import'} · Linkwright` }]
}

/** The answers about the columns; the other steps have addresses of their own. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, job } = await findImport(request, params)
  const form = await request.formData()
  const names = form.getAll('name').map(String)
  const mapping = readMapping(names, form.getAll('field').map(String), job.mapping ?? {})
  const tactic = TACTICS.find((one) => one === form.get('tactic')) ?? job.tactic
  const chosen = chooseColumns(scope, { importId: job.id, mapping, tactic })
  if (chosen.ok) return redirect(`/p/${job.projectId}/imports/${job.id}`)
  const fields = Object.fromEntries(names.map((name) => [name, mapping[name] ?? '']))
  return badForm({ typed: { ...fields, tactic } }, { columns: chosen.reason })
}

export default function ImportScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, job, progress, columns, before, error } = loaderData
  const base = `/p/${projectId}/imports`
  useLookAgain(isUnderWay(job.status))
  return (
    <>
      <PageBar
        title={job.fileName}
        crumb={{ label: 'Imports', to: base }}
        chip={<ImportStatusChip status={job.status} />}
        rule
      />
      <PageBody padded>
        <div className="grid max-w-content gap-4">
          {before && (
            <Notice title="This very file was imported before.">
              Rows that are prospects already will be skipped, unless they bring something new.
            </Notice>
          )}
          {columns && (
            <ColumnsForm
              key={columns.rememberedSince ? 'remembered' : 'guessed'}
              {...columns}
              job={job}
              base={base}
              errors={actionData?.errors}
              typed={actionData?.typed}
            />
          )}
          {job.status === 'previewed' && job.preview && (
            <DryRunResult importId={job.id} base={base} counts={job.preview} tactic={job.tactic} />
          )}
          {isUnderWay(job.status) && (
            <ImportProgress job={job} base={base} counts={job.counts} error={error} {...progress} />
          )}
          {['done', 'cancelled', 'failed', 'undone'].includes(job.status) && (
            <ImportReport job={job} projectId={projectId} times={loaderData.times} error={error} />
          )}
        </div>
      </PageBody>
    </>
  )
}

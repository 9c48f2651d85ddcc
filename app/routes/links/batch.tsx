import { redirect, Form } from 'react-router'
import { BatchBar } from '#app/components/links/batch-bar.tsx'
import { batchProgress, cancelBatch, getBatch, undoBatch } from '#app/domain/links/batches.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Popover } from '#app/ui/popover.tsx'
import type { Route } from './+types/batch.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const batch = getBatch(scope, { batchId: Number(params.batchId) || 0, projectId: project.id })
  return { progress: batchProgress(scope, batch), rejected: batch.rejected, base: `/p/${project.id}/links` }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const batch = getBatch(scope, { batchId: Number(params.batchId) || 0, projectId: project.id })
  const what = (await request.formData()).get('do')
  if (what === 'cancel') cancelBatch(scope, { batchId: batch.id })
  if (what !== 'undo') return redirect(`/p/${project.id}/links/batches/${batch.id}`)
  const gone = undoBatch(scope, { batchId: batch.id })
  return redirect(`/p/${project.id}/links/batches/${batch.id}`, {
    headers: { 'Set-Cookie': saying({ text: `${counted(gone, 'link')} no longer watched` }) },
  })
}

/** What became of the rows of a paste or a file of links. */
export default function BatchScreen({ loaderData }: Route.ComponentProps) {
  const { progress, rejected, base } = loaderData
  const { batch } = progress
  return (
    <>
      <PageBar title={batch.fileName} crumb={{ label: 'Links', to: base }} rule>
        {rejected.length > 0 && (
          <ButtonLink to={`${base}/batches/${batch.id}/left-out.csv`} reloadDocument>
            Download what was left out
          </ButtonLink>
        )}
        {progress.total > 0 && batch.status !== 'running' && batch.status !== 'undone' && (
          <Popover label="Take it back" trigger={(opens) => <Button {...opens}>Take it back</Button>}>
            <p className="mb-2.5">
              {counted(progress.total, 'link')} that came with this and{' '}
              {progress.total === 1 ? 'its' : 'their'} checks are deleted. This cannot be undone.
            </p>
            <Form method="post">
              <Button look="danger" size="sm" name="do" value="undo">
                Delete {counted(progress.total, 'link')}
              </Button>
            </Form>
          </Popover>
        )}
      </PageBar>
      {batch.status === 'undone' ? null : <BatchBar progress={progress} base={base} />}
      <PageBody padded>
        <div className="grid max-w-measure gap-4">
          {batch.status === 'failed' && (
            <Notice tone="lost" title="The file could not be read to its end.">
              {batch.error}. What was read before is watched.
            </Notice>
          )}
          {batch.status === 'undone' && (
            <Notice title="This was taken back.">Its links are no longer watched.</Notice>
          )}
          {batch.status === 'cancelled' && (
            <Notice title="This was cancelled.">What was read until then is watched.</Notice>
          )}
          <p>
            {counted(batch.added, 'link')} added, {count(batch.known)} watched already,{' '}
            {count(batch.rejectedCount)} left out.
          </p>
          {rejected.length > 0 && (
            <Card title="Left out" padded={false}>
              <table className="w-full text-13">
                <tbody>
                  {rejected.slice(0, 100).map((row) => (
                    <tr
                      key={row.line}
                      className="[&>td]:border-t [&>td]:border-line [&>td]:px-4 [&>td]:py-1.5 [&>td]:align-top"
                    >
                      <td className="w-20 text-text-3 tabular-nums">Line {row.line}</td>
                      <td>
                        {row.reason}
                        <span className="block truncate font-mono text-12 text-text-3">{row.text}</span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Card>
          )}
        </div>
      </PageBody>
    </>
  )
}

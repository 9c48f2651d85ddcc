import { redirect } from 'react-router'
import { BringForms } from '#app/components/imports/bring-forms.tsx'
import { startImport } from '#app/domain/imports/start-import.server.ts'
import { storeFile } from '#app/domain/imports/store-file.server.ts'
import { startEach } from '#app/domain/imports/tables-of.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUploads, type Uploads } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/new.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { project } = await requireProject(request, params)
  return { projectId: project.id, domain: project.domain }
}

export const meta: Route.MetaFunction = () => [{ title: 'Import · Linkwright' }]

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { dataFolder } = instanceOf().env
  const upload = await receiveUploads(request, dataFolder)
  const typed = { rows: upload.fields.rows ?? '' }
  const field = 'rows' in upload.fields ? 'rows' : 'file'
  const files = upload.files.length > 0 ? upload.files : await storePaste(dataFolder, upload)
  if (files.length === 0)
    return badForm({ typed }, { [field]: field === 'rows' ? 'Paste at least one row' : 'Choose a file' })
  const { ids, refused } = await startEach(dataFolder, files, ({ fileName, ...file }) =>
    startImport(scope, { projectId: project.id, fileName, file, dataFolder }),
  )
  if (ids.length === 0) return badForm({ typed }, { [field]: `${refused.join('. ')}. Nothing was imported.` })
  const list = `/p/${project.id}/imports`
  if (ids.length === 1 && refused.length === 0) return redirect(`${list}/${ids[0]}`)
  return redirect(list, { headers: { 'Set-Cookie': saying(inWords(ids.length, refused)) } })
}

/** Several tables are imports of their own, each with its columns to confirm. */
function inWords(count: number, refused: string[]) {
  const taken = `${counted(count, 'table')} read: look at the columns of each, then let it begin`
  const isError = refused.length > 0
  return { text: isError ? `${taken}. Left out: ${refused.join('. ')}.` : `${taken}.`, isError }
}

/** Pasted rows take the same way as a file. */
async function storePaste(dataFolder: string, { fields }: Uploads): Promise<Uploads['files']> {
  const text = fields.rows?.trim() ?? ''
  if (text === '') return []
  return [{ ...(await storeFile(dataFolder, [Buffer.from(`${text}\n`)])), fileName: 'Pasted rows' }]
}

export default function NewImport({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageBar
        title="Import prospects"
        crumb={{ label: 'Imports', to: `/p/${loaderData.projectId}/imports` }}
        rule
      />
      <PageBody padded>
        <div className="grid max-w-measure gap-4">
          <ErrorSummary errors={actionData?.errors} />
          <BringForms errors={actionData?.errors} typedRows={String(actionData?.typed.rows ?? '')} />
        </div>
      </PageBody>
    </>
  )
}

import { redirect } from 'react-router'
import { BringForms } from '#app/components/imports/bring-forms.tsx'
import { startImport } from '#app/domain/imports/start-import.server.ts'
import { dropFile, storeFile } from '#app/domain/imports/store-file.server.ts'
import { badForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUpload, type Upload } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
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
  const upload = await receiveUpload(request, dataFolder)
  const typed = { rows: upload.fields.rows ?? '' }
  const field = 'rows' in upload.fields ? 'rows' : 'file'
  const file = upload.file ?? (await storePaste(dataFolder, upload))
  if (!file)
    return badForm({ typed }, { [field]: field === 'rows' ? 'Paste at least one row' : 'Choose a file' })
  const started = await startImport(scope, {
    projectId: project.id,
    fileName: file.fileName,
    file: storedOnly(file),
    dataFolder,
  })
  if (started.ok) return redirect(`/p/${project.id}/imports/${started.id}`)
  await dropFile(dataFolder, file)
  return badForm({ typed }, { [field]: `${file.fileName}: ${started.reason}. Nothing was imported.` })
}

/** Pasted rows take the same way as a file. */
async function storePaste(dataFolder: string, { fields }: Upload): Promise<Upload['file']> {
  const text = fields.rows?.trim() ?? ''
  if (text === '') return null
  const bytes = (async function* () {
    yield Buffer.from(`${text}\n`)
  })()
  return { ...(await storeFile(dataFolder, bytes)), fileName: 'Pasted rows' }
}

function storedOnly({ path, bytes, sha256 }: NonNullable<Upload['file']>) {
  return { path, bytes, sha256 }
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

import { redirect } from 'react-router'
import { startBacklinkFile } from '#app/domain/imports/bring-backlinks.server.ts'
import { dropFile } from '#app/domain/imports/store-file.server.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUpload } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/gap-file.ts'

/** Takes an export of backlinks; the jobs read it. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { dataFolder } = instanceOf().env
  const { file, fields } = await receiveUpload(request, dataFolder)
  const back = `/p/${project.id}/discover/gap`
  if (!file) return redirect(back, say('Choose a file first'))
  const started = await startBacklinkFile(scope, {
    projectId: project.id,
    fileName: file.fileName,
    path: file.path,
    dataFolder,
    subject: fields.subject?.trim() || null,
  })
  if (started.ok) return redirect(back)
  await dropFile(dataFolder, file)
  return redirect(back, say(`${file.fileName}: ${started.reason}. Nothing was taken.`))
}

function say(text: string) {
  return { headers: { 'Set-Cookie': saying({ text, isError: true }) } }
}

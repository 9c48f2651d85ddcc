import { redirect } from 'react-router'
import { startLinkFile } from '#app/domain/imports/bring-links.server.ts'
import { dropFile } from '#app/domain/imports/store-file.server.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUpload } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/file.ts'

/** Takes a file of links: its rows are read by the jobs, and the list shows how far they are. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { dataFolder } = instanceOf().env
  const { file, fields } = await receiveUpload(request, dataFolder)
  const links = `/p/${project.id}/links`
  if (!file) return redirect(`${links}/new`, say('Choose a file first'))
  const started = await startLinkFile(scope, {
    projectId: project.id,
    fileName: file.fileName,
    path: file.path,
    dataFolder,
    rel: fields.strict === 'any' ? 'any' : 'follow',
  })
  if (started.ok) return redirect(links)
  await dropFile(dataFolder, file)
  return redirect(`${links}/new`, say(`${file.fileName}: ${started.reason}. Nothing was taken.`))
}

function say(text: string) {
  return { headers: { 'Set-Cookie': saying({ text, isError: true }) } }
}

import { redirect } from 'react-router'
import { startBacklinkFile } from '#app/domain/imports/backlink-files.server.ts'
import { startEach } from '#app/domain/imports/tables-of.server.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUploads } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/gap-file.ts'

/** Takes an export of backlinks; the jobs read it. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { dataFolder } = instanceOf().env
  const { files, fields } = await receiveUploads(request, dataFolder)
  const back = `/p/${project.id}/discover/gap`
  if (files.length === 0) return redirect(back, say('Choose a file first'))
  const subject = fields.subject?.trim() || null
  const { ids, refused } = await startEach(dataFolder, files, ({ fileName, path }) =>
    startBacklinkFile(scope, { projectId: project.id, fileName, path, dataFolder, subject }),
  )
  if (refused.length === 0) return redirect(back)
  const left = ids.length === 0 ? 'Nothing was taken' : 'The others were taken'
  return redirect(back, say(`${refused.join('. ')}. ${left}.`))
}

function say(text: string) {
  return { headers: { 'Set-Cookie': saying({ text, isError: true }) } }
}

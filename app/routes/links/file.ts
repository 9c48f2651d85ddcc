import { redirect } from 'react-router'
import { startLinkFile } from '#app/domain/imports/bring-links.server.ts'
import { startEach } from '#app/domain/imports/tables-of.server.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUploads } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/file.ts'

/** Takes a file of links: its rows are read by the jobs, and the list shows how far they are. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { dataFolder } = instanceOf().env
  const { files, fields } = await receiveUploads(request, dataFolder)
  const links = `/p/${project.id}/links`
  if (files.length === 0) return redirect(`${links}/new`, say('Choose a file first'))
  const rel = fields.strict === 'any' ? 'any' : 'follow'
  const { ids, refused } = await startEach(dataFolder, files, ({ fileName, path }) =>
    startLinkFile(scope, { projectId: project.id, fileName, path, dataFolder, rel }),
  )
  if (ids.length === 0) return redirect(`${links}/new`, say(`${refused.join('. ')}. Nothing was taken.`))
  return redirect(links, refused.length > 0 ? say(`Left out: ${refused.join('. ')}.`) : undefined)
}

function say(text: string) {
  return { headers: { 'Set-Cookie': saying({ text, isError: true }) } }
}

import { redirect } from 'react-router'
import { startDeadLinksFile } from '#app/domain/imports/bring-dead-links.server.ts'
import { dropFile } from '#app/domain/imports/store-file.server.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUpload } from '#app/server/receive-upload.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/dead-links-file.ts'

/** Takes a list of links that may be dead; the jobs ask them. The file itself is not kept. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { dataFolder } = instanceOf().env
  const { file } = await receiveUpload(request, dataFolder)
  const back = `/p/${project.id}/discover/broken-links`
  if (!file) return redirect(back, say('Choose a file first'))
  try {
    const started = await startDeadLinksFile(scope, { projectId: project.id, dataFolder, ...file })
    return started.ok
      ? redirect(`${back}/${started.crawlId}`)
      : redirect(back, say(`${file.fileName}: ${started.reason}. Nothing was taken.`))
  } finally {
    await dropFile(dataFolder, file)
  }
}

function say(text: string) {
  return { headers: { 'Set-Cookie': saying({ text, isError: true }) } }
}

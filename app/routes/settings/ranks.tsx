import { redirect } from 'react-router'
import { RankLists } from '#app/components/prospects/rank-lists.tsx'
import { RANK_LIST_WORDS } from '#app/domain/scores/authority.ts'
import { dropRankFile, listRankFiles, startRankFile } from '#app/domain/scores/rank-files.server.ts'
import { dropFile } from '#app/domain/imports/store-file.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUpload } from '#app/server/receive-upload.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/ranks.ts'

export async function loader({ request }: Route.LoaderArgs) {
  return { files: listRankFiles(await requireScope(request)) }
}

/** Takes a list of ranks, which a job reads; `drop` stops one or takes it back. */
export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  if (request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    dropRankFile(scope, { id: Number((await request.formData()).get('drop')) || 0 })
    return redirect('/settings/ranks')
  }
  const { dataFolder } = instanceOf().env
  const { file } = await receiveUpload(request, dataFolder)
  if (!file) return badForm({ typed: {} }, { file: 'Choose a file' })
  const started = await startRankFile(scope, { fileName: file.fileName, file: file.path, dataFolder })
  if (started.ok)
    return redirect('/settings/ranks', {
      headers: { 'Set-Cookie': saying({ text: `Reading the ranks of ${RANK_LIST_WORDS[started.list]}` }) },
    })
  await dropFile(dataFolder, file)
  return badForm({ typed: {} }, { file: `${file.fileName}: ${started.reason}. Nothing was taken.` })
}

/** Free lists of ranks: a source of authority that costs nothing. */
export default function RankSettings({ loaderData, actionData }: Route.ComponentProps) {
  return <RankLists files={loaderData.files} errors={actionData?.errors} />
}

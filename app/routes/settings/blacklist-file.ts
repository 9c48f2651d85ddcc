import path from 'node:path'
import { redirect } from 'react-router'
import { bringBlacklist } from '#app/domain/imports/bring-blacklist.server.ts'
import { dropFile } from '#app/domain/imports/store-file.server.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { receiveUpload } from '#app/server/receive-upload.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import { counted } from '#app/ui/number.ts'
import type { Route } from './+types/blacklist-file.ts'

/** Takes a list of sites, addresses and patterns that are never to be prospects. */
export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const { dataFolder } = instanceOf().env
  const { file } = await receiveUpload(request, dataFolder)
  if (!file) return back('Choose a file first.', true)
  try {
    const place = path.join(dataFolder, file.path)
    const brought = await bringBlacklist(scope, { path: place, fileName: file.fileName })
    if (!brought.ok) return back(`${file.fileName}: ${brought.reason}. Nothing was taken.`, true)
    const { taken, left } = brought
    const words = `${counted(taken, 'entry', 'entries')} of ${file.fileName} on the blacklist.`
    if (left.count === 0) return back(words)
    return back(`${words} ${counted(left.count, 'row', 'rows')} left out: ${left.first.join(', ')}.`)
  } finally {
    await dropFile(dataFolder, file)
  }
}

function back(text: string, isError = false) {
  return redirect('/settings/blacklist', { headers: { 'Set-Cookie': saying({ text, isError }) } })
}

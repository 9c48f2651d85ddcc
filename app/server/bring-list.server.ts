import path from 'node:path'
import { redirect } from 'react-router'
import { dropFile } from '#app/domain/imports/store-file.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import { counted } from '#app/ui/number.ts'
import { saying } from './flash.ts'
import { instanceOf } from './instance.server.ts'
import { receiveUpload } from './receive-upload.server.ts'
import { requireScope } from './session.server.ts'

type Brought =
  { ok: true; taken: number; left: { count: number; first: string[] } } | { ok: false; reason: string }

/**
 * Takes the uploaded file of a list of the team, and goes back to the list with what came of it.
 * @param list what it is called: "3 entries of a.csv on the ..."
 */
export async function bringList(
  request: Request,
  bring: (scope: Scope, file: { path: string; fileName: string }) => Promise<Brought>,
  { list, at }: { list: string; at: string },
): Promise<Response> {
  const scope = await requireScope(request)
  const { dataFolder } = instanceOf().env
  const { file } = await receiveUpload(request, dataFolder)
  const back = (text: string, isError = false) =>
    redirect(at, { headers: { 'Set-Cookie': saying({ text, isError }) } })
  if (!file) return back('Choose a file first.', true)
  try {
    const place = path.join(dataFolder, file.path)
    const brought = await bring(scope, { path: place, fileName: file.fileName })
    if (!brought.ok) return back(`${file.fileName}: ${brought.reason}. Nothing was taken.`, true)
    const { taken, left } = brought
    const words = `${counted(taken, 'entry', 'entries')} of ${file.fileName} on the ${list}.`
    if (left.count === 0) return back(words)
    return back(`${words} ${counted(left.count, 'row', 'rows')} left out: ${left.first.join(', ')}.`)
  } finally {
    await dropFile(dataFolder, file)
  }
}

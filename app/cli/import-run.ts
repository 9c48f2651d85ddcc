import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { TACTICS, type Tactic } from '#db/vocabulary.ts'
import type { ImportCounts } from '#db/tables/imports.ts'
import { claim } from '#app/domain/imports/claim.server.ts'
import { dryRunOf } from '#app/domain/imports/dry-run.server.ts'
import { getImport } from '#app/domain/imports/get-import.server.ts'
import type { WantedKind } from '#app/domain/imports/mapping.ts'
import { work } from '#app/domain/imports/run-imports.server.ts'
import { startImport } from '#app/domain/imports/start-import.server.ts'
import { undoImport } from '#app/domain/imports/steer-import.server.ts'
import { storeFile } from '#app/domain/imports/store-file.server.ts'
import { startEach } from '#app/domain/imports/tables-of.server.ts'
import { UnreadableFile } from '#app/domain/imports/table/open-table.server.ts'
import { listProjects } from '#app/domain/projects/projects.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { tellTime, type Scope } from '#app/domain/values/scope.server.ts'
import { readEnv } from '#app/server/env.server.ts'
import { openInstance } from '#app/server/open-instance.server.ts'
import { failed, say, unusable } from './say.ts'

const KINDS: WantedKind[] = ['auto', 'prospect', 'link', 'contact']

/** `import run FILE --project P`: the same import as in the browser, here and now. */
export async function runImport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      project: { type: 'string' },
      kind: { type: 'string', default: 'auto' },
      tactic: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0 || !values.project)
    return unusable('Write: import run FILE --project P [--dry-run] --json')
  const kind = KINDS.find((one) => one === values.kind)
  if (!kind) return unusable(`--kind must be one of ${KINDS.join(', ')}`)
  const tactic = values.tactic === undefined ? undefined : TACTICS.find((one) => one === values.tactic)
  if (values.tactic !== undefined && !tactic) return unusable(`--tactic must be one of ${TACTICS.join(', ')}`)
  await mustExist(file)

  const instance = openInstance(readEnv(process.env), { makes: false })
  try {
    const place = findProject(instance.scopes({ kind: 'cli', name: 'import' }), values.project)
    if (typeof place === 'string') return failed(place)
    const wishes = { ...place, file, kind, tactic, dataFolder: instance.env.dataFolder }
    const done = values['dry-run'] ? await dryRun(wishes) : await bringIn(wishes)
    if (typeof done === 'string') return failed(`${file}: ${done}. Nothing was imported.`)
    for (const one of done) {
      const inside = done.length > 1 ? { file: one.fileName } : {}
      const words = done.length > 1 ? `${one.fileName}: ${inWords(one)}` : inWords(one)
      say(values.json ? JSON.stringify({ ...inside, ...reportOf(one) }) : words)
    }
    return 0
  } finally {
    instance.close()
  }
}

/** `import undo ID`: takes an import back and says what stays. */
export async function undo(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const importId = Number(positionals[0])
  if (!Number.isSafeInteger(importId) || importId < 1 || positionals.length > 1)
    return unusable('Name one import: import undo ID')
  const instance = openInstance(readEnv(process.env), { makes: false })
  try {
    const scope = instance.scopes({ kind: 'cli', name: 'import' }).find((one) => hasImport(one, importId))
    if (!scope) return failed(`There is no import ${importId}.`)
    const asked = undoImport(scope, { importId })
    if (!asked.ok) return failed(`${asked.reason}, so it cannot be undone.`)
    await finish(scope, importId, instance.env.dataFolder)
    const { undo } = getImport(scope, importId)
    const { deletedProspects: deleted, restored, kept, reasons } = undo!
    return say(
      values.json
        ? JSON.stringify({ import_id: importId, deleted, restored, kept, reasons })
        : `${deleted} prospects taken back, ${restored} put back as they were, ${kept} kept`,
    )
  } finally {
    instance.close()
  }
}

type Wishes = {
  scope: Scope
  projectId: number
  file: string
  kind: WantedKind
  tactic: Tactic | undefined
  dataFolder: string
}
type Done = { fileName: string; counts: ImportCounts; importId: number | null }

async function dryRun({ scope, projectId, file, kind, tactic }: Wishes): Promise<Done[] | string> {
  const counts = await dryRunOf(scope, { projectId, file, kind, tactic })
  return typeof counts === 'string' ? counts : [{ fileName: path.basename(file), counts, importId: null }]
}

/** A file, or each table of an archive: what cannot be imported of it is told, the rest is. */
async function bringIn({
  scope,
  projectId,
  file,
  kind,
  tactic,
  dataFolder,
}: Wishes): Promise<Done[] | string> {
  const stored = await storeFile(dataFolder, createReadStream(file))
  const whole = { ...stored, fileName: path.basename(file) }
  const { ids, refused } = await startEach(dataFolder, [whole], ({ fileName, ...one }) =>
    startImport(scope, { projectId, fileName, file: one, dataFolder, kind, tactic, isConfirmed: true }),
  )
  const done: Done[] = []
  const failures = [...refused]
  for (const id of ids) {
    await finish(scope, id, dataFolder)
    const { fileName, counts, status, error } = getImport(scope, id)
    if (status === 'done') done.push({ fileName, counts: counts!, importId: id })
    else failures.push(`${fileName}: ${error ?? `the import is ${status}`}`)
  }
  if (done.length === 0) return failures.join('. ').replace(`${whole.fileName}: `, '')
  for (const failure of failures) failed(`${failure}.`)
  return done
}

/** Does the work here, unless the jobs of a running installation have taken it: then waits for them. */
async function finish(scope: Scope, importId: number, dataFolder: string): Promise<void> {
  for (;;) {
    const now = { ...scope, ...tellTime(scope.db) }
    if (['done', 'failed', 'cancelled', 'undone'].includes(getImport(now, importId).status)) return
    const job = claim(now, importId)
    if (job) await work(now, job, { dataFolder })
    else await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function findProject(scopes: Scope[], text: string): { scope: Scope; projectId: number } | string {
  const all = scopes.flatMap((scope) => listProjects(scope).map((project) => ({ scope, ...project })))
  const wanted = text.trim().toLowerCase()
  const found =
    all.find((one) => String(one.id) === wanted) ??
    all.find((one) => one.domain === wanted || one.name.toLowerCase() === wanted)
  if (found) return { scope: found.scope, projectId: found.id }
  const known = all.map((one) => `${one.id} (${one.name})`).join(', ')
  return known
    ? `There is no project "${text}". There are: ${known}.`
    : 'There is no project yet: set one up in the browser.'
}

function hasImport(scope: Scope, importId: number): boolean {
  try {
    return getImport(scope, importId).id === importId
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

async function mustExist(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new UnreadableFile(`there is no file ${file}`)
}

function reportOf({ counts, importId }: Done) {
  const { created, updated, merged, skipped, rejected, reasons } = counts
  return { created, updated, merged, skipped, rejected, reasons, import_id: importId }
}

function inWords({ counts, importId }: Done): string {
  const { created, updated, merged, skipped, rejected, reasons } = counts
  return [
    `${importId === null ? 'Dry run' : `Import ${importId}`}: ${created} created, ${updated} updated, ${merged} merged, ${skipped} skipped, ${rejected} rejected`,
    ...Object.entries(reasons).map(([reason, count]) => `  ${count} ${reason}`),
  ].join('\n')
}

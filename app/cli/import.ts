import { UnreadableFile } from '#app/domain/imports/table/open-table.server.ts'
import { failed, say, unusable } from './say.ts'

const HELP = `import inspect FILE [--json]
import rows FILE [--limit N] --json
import run FILE --project P [--kind auto|prospect|link|contact] [--tactic T] [--dry-run] [--json]
import undo ID [--json]

inspect says what a file is: format, encoding, columns, and every row that cannot be used.
rows prints the canonical records, one JSON object a line. Both need no database.
run brings the rows into a project (its id, name or domain) on the database of LINKWRIGHT_DATA; undo takes an import
back, except for what somebody has worked on since.`

const PARTS: Record<string, () => Promise<(args: string[]) => Promise<number>>> = {
  inspect: async () => (await import('./import-read.ts')).inspectFile,
  rows: async () => (await import('./import-read.ts')).printRows,
  run: async () => (await import('./import-run.ts')).runImport,
  undo: async () => (await import('./import-run.ts')).undo,
}

/** `import inspect | rows | run | undo`. */
export async function run(args: string[]): Promise<number> {
  const [what = '', ...rest] = args
  if (args.includes('--help') || args.includes('-h')) return say(HELP)
  const part = Object.hasOwn(PARTS, what) ? PARTS[what] : undefined
  if (!part) return unusable('Say what to do: import inspect, rows, run or undo. import --help shows how.')
  try {
    return await (
      await part()
    )(rest)
  } catch (error) {
    if (error instanceof UnreadableFile) return failed(`${capital(error.message)}.`)
    if (isBadArgument(error)) return unusable(`${error.message.split('. ')[0]}. import --help shows how.`)
    throw error
  }
}

function isBadArgument(error: unknown): error is Error {
  return (
    error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

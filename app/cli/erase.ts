import { parseArgs } from 'node:util'
import { asc } from 'drizzle-orm'
import { workspaces } from '#db/tables/workspaces.ts'
import { erasePerson, listForErasure, type ErasureList } from '#app/domain/inbox/erase-person.server.ts'
import { ERASURE_WORDS, erasureLeaves } from '#app/domain/inbox/erasure-words.ts'
import { mintWorkspaceId, tellTime } from '#app/domain/values/scope.server.ts'
import { readEnv } from '#app/server/env.server.ts'
import { openInstance } from '#app/server/open-instance.server.ts'
import { failed, say, unusable } from './say.ts'

const HELP = `erase ADDRESS [--yes] [--json]

Lists what is known of the person behind an address. With --yes it is erased, and a keyed hash of the address stays on
the suppression list, so that they are not written to again. This cannot be undone.`

/** `erase`: takes a person out of everything, on request (GDPR, article 17). */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      yes: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return say(HELP)
  const [address, ...more] = positionals
  if (!address || more.length > 0) return unusable('Name one address: erase ines@site.example')
  const instance = openInstance(readEnv(process.env), { makes: false })
  try {
    const { db } = instance
    const workspace = db.select({ id: workspaces.id }).from(workspaces).orderBy(asc(workspaces.id)).get()
    if (!workspace)
      return failed('This installation is not set up yet: start it and set it up in the browser first.')
    const scope = {
      db,
      workspaceId: mintWorkspaceId(workspace.id),
      actor: { kind: 'cli', name: 'erase' } as const,
      ...tellTime(db),
    }
    const list = listForErasure(scope, address)
    if (!list) return unusable(`${address} is not one e-mail address.`)
    if (!values.yes) return tell(list, { erased: false, asJson: values.json === true })
    const done = erasePerson(scope, address)
    if (!done.ok) return failed('A message to them is leaving at this moment; try again in a minute.')
    return tell(done.list, { erased: true, asJson: values.json === true })
  } finally {
    instance.close()
  }
}

function tell(list: ErasureList, { erased, asJson }: { erased: boolean; asJson: boolean }): number {
  const { address, counts, files } = list
  if (asJson) return say(JSON.stringify({ address, erased, counts, files }))
  const lines = Object.entries(ERASURE_WORDS).map(
    ([key, words]) => `${String(counts[key as keyof typeof counts]).padStart(6)}  ${words}`,
  )
  return say(
    [
      erased ? `Erased: ${address}` : `What is known of ${address}`,
      ...lines,
      'Not erased:',
      ...erasureLeaves(files).map((line) => `  ${line}`),
      ...(erased ? [] : ['Nothing was erased yet: say --yes to erase it.']),
    ].join('\n'),
  )
}

import type { Database } from '#db/client.server.ts'

/** Every statement over prospects (or what else is `named`) that `work` runs, each with SQLite's plan for it below. */
export function plansOf(
  { $client: client }: Database,
  work: () => void,
  { named = /\bfrom "?prospects/ }: { named?: RegExp } = {},
): string[] {
  const statements = new Set<string>()
  const prepare = client.prepare.bind(client)
  client.prepare = ((source: string) => {
    statements.add(source)
    return prepare(source)
  }) as typeof client.prepare
  try {
    work()
  } finally {
    client.prepare = prepare
  }
  return [...statements]
    .filter((source) => named.test(source))
    .map((source) => {
      const holes = source.split('?').length - 1
      const steps = prepare(`explain query plan ${source}`).all(...Array<null>(holes).fill(null))
      return `${source}\n${(steps as { detail: string }[]).map((step) => step.detail).join('\n')}`
    })
}

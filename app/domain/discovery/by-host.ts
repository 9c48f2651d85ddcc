/**
 * Works on items so that a slow host holds up only its own: each host's items go one after another in so many lines,
 * and all hosts at once. What an item asks of the web waits for its turn at the gateway.
 * @param goesOn asked before each item; once false, nothing new is begun
 */
export async function byHost<T>(
  items: T[],
  {
    urlOf,
    lines = 2,
    goesOn = () => true,
  }: { urlOf: (item: T) => string; lines?: number; goesOn?: () => boolean },
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const hosts = new Map<string, T[]>()
  for (const item of items) {
    const host = new URL(urlOf(item)).host
    const known = hosts.get(host)
    if (known) known.push(item)
    else hosts.set(host, [item])
  }
  await Promise.all([...hosts.values()].flatMap((all) => inLines(all, lines, goesOn, work)))
}

function inLines<T>(
  items: T[],
  lines: number,
  goesOn: () => boolean,
  work: (item: T) => Promise<unknown>,
): Promise<void>[] {
  const waiting = items.values()
  const line = async () => {
    for (const item of waiting) {
      if (!goesOn()) return
      await work(item)
    }
  }
  return Array.from({ length: Math.min(lines, items.length) }, line)
}

/** One thing that was looked up about a sender, and what it means. */
export type Finding = {
  level: 'good' | 'warn' | 'bad' | 'unknown'
  /** What was found and, where something is wrong, what to do. */
  says: string
  /** The record as it stands in the DNS. */
  record?: string
}

/** Nobody could be asked. */
export function unanswered(name: string, detail: string): Finding {
  return { level: 'unknown', says: `The DNS did not answer for ${name} (${detail}). Check again later.` }
}

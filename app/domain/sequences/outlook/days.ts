import { DateTime } from 'luxon'

/** What goes out on each day, from one mailbox or one sequence. */
export type Line = { key: string; label: string; to: string | null; counts: number[]; total: number }
export type Outlook = {
  days: { key: string; label: string }[]
  all: Line
  mailboxes: Line[]
  sequences: Line[]
}

/** Messages of one sequence from one mailbox, by day. */
export type Share = {
  sequence: { id: number; name: string }
  mailbox: { id: number; email: string }
  perDay: Map<string, number>
}

export const SHOWN_DAYS = 14

/** A calendar of the next two weeks: over all, for each mailbox, for each sequence. What comes later is left out. */
export function outlookOf(shares: Share[], { now, zone }: { now: Date; zone: string }): Outlook {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day').setLocale('en-GB')
  const days = Array.from({ length: SHOWN_DAYS }, (_, ahead) => {
    const day = today.plus({ days: ahead })
    return { key: day.toISODate()!, label: ahead === 0 ? 'Today' : day.toFormat('ccc d') }
  })
  const line = (key: string, label: string, to: string | null, of: Share[]): Line => {
    const counts = days.map((day) => of.reduce((sum, one) => sum + (one.perDay.get(day.key) ?? 0), 0))
    return { key, label, to, counts, total: counts.reduce((sum, one) => sum + one, 0) }
  }
  const by = (idOf: (one: Share) => number, lineOf: (of: Share[]) => Line) =>
    grouped(shares, idOf)
      .map(lineOf)
      .toSorted((a, b) => b.total - a.total)
  return {
    days,
    all: line('all', 'All', null, shares),
    mailboxes: by(
      (one) => one.mailbox.id,
      (of) =>
        line(`m${of[0]!.mailbox.id}`, of[0]!.mailbox.email, `/settings/mailboxes/${of[0]!.mailbox.id}`, of),
    ),
    sequences: by(
      (one) => one.sequence.id,
      (of) => line(`s${of[0]!.sequence.id}`, of[0]!.sequence.name, `sequences/${of[0]!.sequence.id}`, of),
    ),
  }
}

/** Those with the same key together, in the order in which their keys first come. */
export function grouped<T>(list: T[], keyOf: (one: T) => string | number): T[][] {
  const found = new Map<string | number, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const together = found.get(key)
    if (together) together.push(one)
    else found.set(key, [one])
  }
  return [...found.values()]
}

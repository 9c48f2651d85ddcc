import { DateTime } from 'luxon'

/** So many first messages in so many days, over all projects of the team; null: no limit. */
export type FatigueLimits = { days: number; perPerson: number | null; perSite: number | null }

/** A first message of a sequence that went to somebody, or that is about to. */
export type FirstMessage = {
  contactId: number | null
  /** When it left; null: it waits to leave. */
  at: Date | null
  to: string
  project: string
}

/** Why another first message would be a nuisance, and from when it would not. */
export type TooSoon = { until: Date; because: string }

const DAY_MS = 86_400_000

/** How far back first messages count. */
export function fatigueSince(limits: FatigueLimits, now: Date): Date {
  return new Date(now.getTime() - limits.days * DAY_MS)
}

/**
 * Would a first message to this person be one too many? The person is asked before the site: what is said names the nearest cause.
 * @param messages those to the site or its organisation, the person's among them; older ones do not count
 */
export function tooSoonFor({
  limits,
  contactId,
  site,
  messages,
  now,
  zone = 'UTC',
}: {
  limits: FatigueLimits
  contactId: number
  site: string
  messages: FirstMessage[]
  now: Date
  zone?: string
}): TooSoon | null {
  const since = fatigueSince(limits, now)
  const counting = messages.filter((one) => one.at === null || one.at > since)
  const theirs = counting.filter((one) => one.contactId === contactId)
  const told = { limits, now, zone }
  return (
    overLimit(theirs, { ...told, limit: limits.perPerson, whom: null }) ??
    overLimit(counting, { ...told, limit: limits.perSite, whom: site })
  )
}

/** "… , again from 3 Dec". */
export function tooSoonWords({ until, because }: TooSoon, zone = 'UTC'): string {
  const sentence = because.charAt(0).toLowerCase() + because.slice(1)
  return `${sentence}; again from ${dayOf(until, zone)}`
}

/** @param whom the site's domain; null for the person */
function overLimit(
  messages: FirstMessage[],
  {
    limit,
    whom,
    limits,
    now,
    zone,
  }: { limit: number | null; whom: string | null; limits: FatigueLimits; now: Date; zone: string },
): TooSoon | null {
  if (limit === null || messages.length < limit) return null
  const order = messages.toSorted((a, b) => leftAt(a, now) - leftAt(b, now))
  // Free again when so many of the oldest have passed that one more is within the limit.
  const until = new Date(leftAt(order[messages.length - limit]!, now) + limits.days * DAY_MS)
  const limitWords = `the limit is ${limit} to ${whom === null ? 'a person' : 'a site'} in ${limits.days} days`
  return { until, because: `${lastWords(messages.length, order.at(-1)!, { whom, zone })}; ${limitWords}` }
}

function leftAt(message: FirstMessage, now: Date): number {
  return (message.at ?? now).getTime()
}

function lastWords(
  count: number,
  { at, to, project }: FirstMessage,
  { whom, zone }: { whom: string | null; zone: string },
): string {
  const which = count === 1 ? 'A first message' : `The last of ${count} first messages to ${whom ?? 'them'}`
  return at
    ? `${which} went to ${to} on ${dayOf(at, zone)} for ${project}`
    : `${which} waits to go to ${to} for ${project}`
}

function dayOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('d LLL')
}

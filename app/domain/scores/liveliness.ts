/** What a page shows of somebody still caring for it. */
export type Signs = {
  newestAt: Date | null
  newestWhere: string | null
  /** Other sites that it links to. */
  outboundSites: number
  /** Where one can turn to; null: neither an address nor a page for contact was seen. */
  contact: string | null
}

export type Point = { label: string; points: number; of: number; because: string }

const DAY_MS = 86_400_000
const BY_AGE: { days: number; points: number }[] = [
  { days: 90, points: 60 },
  { days: 365, points: 45 },
  { days: 730, points: 25 },
  { days: 1_825, points: 10 },
]

/**
 * How alive a page is, 0 to 100: when it was last touched, whether it links out, whether somebody can be reached. A
 * page without any date is judged by the rest: many good lists name none.
 */
export function livelinessOf(signs: Signs, now: Date): { value: number; points: Point[] } {
  const points = [linksOut(signs.outboundSites), reachable(signs.contact)]
  if (signs.newestAt) points.unshift(lastTouched(signs.newestAt, signs.newestWhere, now))
  const sum = (pick: (point: Point) => number) => points.reduce((total, one) => total + pick(one), 0)
  const value = Math.round((sum((one) => one.points) / sum((one) => one.of)) * 100)
  if (!signs.newestAt)
    points.unshift({
      label: 'Last touched',
      points: 0,
      of: 0,
      because: 'it names no date, so this is left out',
    })
  return { value, points }
}

function lastTouched(at: Date, where: string | null, now: Date): Point {
  const days = Math.max(0, Math.floor((now.getTime() - at.getTime()) / DAY_MS))
  const points = BY_AGE.find((step) => days <= step.days)?.points ?? 0
  const because = `${at.toISOString().slice(0, 10)}, by ${where ?? 'the page'}`
  return { label: 'Last touched', points, of: 60, because }
}

function linksOut(sites: number): Point {
  const points = sites === 0 ? 0 : sites <= 2 ? 10 : sites <= 100 ? 20 : 8
  const because =
    sites === 0 ? 'it links to no other site' : `it links to ${sites} other ${sites === 1 ? 'site' : 'sites'}`
  return { label: 'Links out', points, of: 20, because }
}

function reachable(contact: string | null): Point {
  return {
    label: 'Can be reached',
    points: contact ? 20 : 0,
    of: 20,
    because: contact ?? 'neither an address nor a page for contact was seen',
  }
}

import type { AlertKind } from '#db/vocabulary.ts'

/** One link with what is known of it. */
export type AlertEvidence = { page: string; because: string; path: string }
export type AlertLine = {
  kind: AlertKind
  title: string
  because: string
  links: AlertEvidence[]
  /** Where the alert itself is looked into when it is about no link; null: nowhere. */
  path: string | null
}

/** Links named for one alert; the others are counted. */
const NAMED = 10

/** What needs somebody first stands first. */
const HEADINGS: Record<AlertKind, string> = {
  network_trouble: 'Network trouble',
  job_trouble: 'Job trouble',
  mailbox_trouble: 'Mailbox trouble',
  send_unknown: 'Mail of unknown fate',
  send_failed: 'Mail refused',
  link_lost: 'Lost',
  link_at_risk: 'At risk',
  link_overdue: 'Overdue',
  link_degraded: 'Degraded',
  link_unverifiable: 'Unreadable',
  link_recovered: 'Recovered',
  link_live: 'Live',
  webhook_trouble: 'Webhook trouble',
}
const ORDER = Object.keys(HEADINGS) as AlertKind[]

export type AlertMail = { subject: string; text: string; html: string }

/**
 * One mail for all the alerts of a moment or of a day, in text and HTML, so that a bad night is one message.
 * @param publicUrl where the reader reaches the installation; null: paths are left out
 * @param day names the digest ("Tuesday, 12 May"); null for a mail of its own moment
 */
export function alertMail(
  alerts: AlertLine[],
  { publicUrl, day = null }: { publicUrl: string | null; day?: string | null },
): AlertMail {
  const groups = ORDER.map((kind) => ({ kind, all: alerts.filter((alert) => alert.kind === kind) })).filter(
    ({ all }) => all.length > 0,
  )
  const counted = groups.map(({ kind, all }) => `${countOf(all)} ${HEADINGS[kind].toLowerCase()}`).join(', ')
  const [first] = alerts
  const subject =
    day !== null
      ? `${day}: ${counted}`
      : alerts.length === 1 && first
        ? first.title
        : `${alerts.length} alerts from Linkwright: ${counted}`
  const url = (path: string | null) => (publicUrl && path ? new URL(path, publicUrl).href : null)
  return {
    subject,
    text: [
      ...groups.map(({ kind, all }) =>
        [HEADINGS[kind].toUpperCase(), ...all.map((alert) => textOf(alert, url))].join('\n\n'),
      ),
      FOOT,
    ].join('\n\n\n'),
    html: [
      '<!doctype html><html lang="en"><body style="font-family:sans-serif;font-size:14px;line-height:1.5;color:#1a1a1a">',
      ...groups.map(
        ({ kind, all }) =>
          `<h2 style="font-size:16px;margin:24px 0 8px">${escape(HEADINGS[kind])}</h2>${all.map((alert) => htmlOf(alert, url)).join('')}`,
      ),
      `<p style="color:#666;margin-top:32px">${escape(FOOT)}</p></body></html>`,
    ].join('\n'),
  }
}

const FOOT =
  'The evidence is kept with each of them in Linkwright. What you hear of, and when, is yours to choose: Settings, Alerts.'

type UrlOf = (path: string | null) => string | null

function textOf(alert: AlertLine, url: UrlOf): string {
  const lines = isToldByLink(alert) ? [alert.title] : [alert.title, `  ${sentence(alert.because)}`]
  for (const link of alert.links.slice(0, NAMED)) {
    lines.push(`  ${link.page}`, `    ${sentence(link.because)}`)
    const to = url(link.path)
    if (to) lines.push(`    ${to}`)
  }
  const rest = alert.links.length - NAMED
  if (rest > 0) lines.push(`  and ${rest} more`)
  const to = url(alert.path)
  if (to) lines.push(`  ${to}`)
  return lines.join('\n')
}

function htmlOf(alert: AlertLine, url: UrlOf): string {
  const titled = (text: string, to: string | null) =>
    to ? `<a href="${escape(to)}">${escape(text)}</a>` : escape(text)
  const items = alert.links
    .slice(0, NAMED)
    .map(
      (link) =>
        `<li style="margin:4px 0">${titled(link.page, url(link.path))}<br><span style="color:#555">${escape(sentence(link.because))}</span></li>`,
    )
  const rest = alert.links.length - NAMED
  if (rest > 0) items.push(`<li>and ${rest} more</li>`)
  return [
    `<p style="margin:12px 0 4px"><b>${titled(alert.title, url(alert.path))}</b>`,
    isToldByLink(alert) ? '' : `<br><span style="color:#555">${escape(sentence(alert.because))}</span>`,
    '</p>',
    items.length > 0 ? `<ul style="margin:4px 0;padding-left:20px">${items.join('')}</ul>` : '',
  ].join('')
}

/** Links say their own causes, so the alert need not repeat the last of them. */
function isToldByLink({ links }: AlertLine): boolean {
  return links.length > 0
}

function countOf(alerts: AlertLine[]): number {
  return alerts.reduce((sum, { links }) => sum + Math.max(1, links.length), 0)
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

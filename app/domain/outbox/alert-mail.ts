import type { AlertKind } from '#db/vocabulary.ts'

/** Alerts that go out by mail; the others are seen in the app. */
export const MAILED: readonly AlertKind[] = [
  'link_lost',
  'link_degraded',
  'link_overdue',
  'link_unverifiable',
  'link_recovered',
  'send_unknown',
  'mailbox_trouble',
]

export type AlertLine = { title: string; because: string; path: string | null }

/**
 * One mail for all the alerts of a moment, so that a bad night is one message.
 * @param publicUrl where the reader reaches the installation; null: paths are left out
 */
export function alertMail(
  alerts: AlertLine[],
  { publicUrl }: { publicUrl: string | null },
): { subject: string; text: string } {
  const [first] = alerts
  const subject = alerts.length === 1 && first ? first.title : `${alerts.length} alerts from Linkwright`
  const blocks = alerts.map(({ title, because, path }) =>
    [title, `  ${because}`, ...(publicUrl && path ? [`  ${new URL(path, publicUrl).href}`] : [])].join('\n'),
  )
  return { subject, text: `${blocks.join('\n\n')}\n\nThe evidence is kept with each of them in Linkwright.` }
}

import type { AlertKind } from '#db/vocabulary.ts'

type Placed = {
  kind: AlertKind
  link: { id: number; host: string } | null
  linkCount: number
  mailboxId: number | null
  prospectId: number | null
}

/** Where an alert is looked into, and the word for it; null when there is no such place. */
export function alertPlace(base: string, alert: Placed): { word: string; to: string } | null {
  const { kind, link } = alert
  if (link && alert.linkCount > 1)
    return { word: 'Links', to: `${base}/links?q=${encodeURIComponent(link.host)}` }
  if (link) return { word: 'Evidence', to: `${base}/links/${link.id}` }
  if (kind === 'webhook_trouble') return { word: 'Mend', to: '/settings/webhooks' }
  if (kind === 'network_trouble' || kind === 'job_trouble') return { word: 'Look', to: '/settings/workspace' }
  const word = kind === 'send_unknown' || kind === 'send_failed' ? 'Decide' : 'Mend'
  if (alert.mailboxId) return { word, to: `/settings/mailboxes/${alert.mailboxId}` }
  return alert.prospectId ? { word: 'Look', to: `${base}/prospects/${alert.prospectId}` } : null
}

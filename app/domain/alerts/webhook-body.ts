import type { AlertLink } from './evidence.server.ts'
import { linkPath } from './link-path.ts'

type Told = {
  deliveryId: number
  createdAt: Date
  workspace: { id: number; name: string }
  /** null: a test. */
  alert: { id: number; kind: string; title: string; because: string; raisedAt: Date } | null
  links: AlertLink[]
  publicUrl: string | null
}

/** Links named in one message; the others are counted. */
const NAMED = 100

/** What a webhook is sent, as `docs/webhooks.md` describes it. */
export function webhookBody({ deliveryId, createdAt, workspace, alert, links, publicUrl }: Told): string {
  const urlOf = (path: string) => (publicUrl ? new URL(path, publicUrl).href : null)
  return JSON.stringify({
    id: String(deliveryId),
    event: alert?.kind ?? 'test',
    created_at: createdAt.toISOString(),
    workspace,
    alert: alert && {
      id: alert.id,
      title: alert.title,
      because: alert.because,
      raised_at: alert.raisedAt.toISOString(),
    },
    link_count: links.length,
    links: links.slice(0, NAMED).map((link) => ({
      id: link.linkId,
      project: { id: link.projectId, name: link.project },
      source: link.source,
      target: link.target,
      status: link.status,
      because: link.because,
      at: link.at.toISOString(),
      url: urlOf(linkPath(link)),
      check: link.check && {
        id: link.check.id,
        at: link.check.at.toISOString(),
        verdict: link.check.verdict,
        issues: link.check.issues,
        reason: link.check.reason,
        http_status: link.check.httpStatus,
      },
    })),
  })
}

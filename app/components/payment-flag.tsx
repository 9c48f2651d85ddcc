import { Link } from 'react-router'
import type { PaymentRequest } from '../domain/sites/payment-requests.server.ts'
import { Notice } from '../ui/notice.tsx'
import { When } from '../ui/when.tsx'

/** Somebody at this site asked to be paid: seen before the next message is written. */
export function PaymentFlag({ requests, projectId }: { requests: PaymentRequest[]; projectId: number }) {
  const [latest] = requests
  if (!latest) return null
  return (
    <Notice tone="warn" title="Asks for payment.">
      {latest.who}, <When at={latest.at} />: “{latest.words}”.{' '}
      <Link to={`/p/${latest.projectId ?? projectId}/inbox/${latest.threadId}`} className="link-inline">
        The message
      </Link>
    </Notice>
  )
}

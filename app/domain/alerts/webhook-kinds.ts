import { ALERT_KINDS } from '#db/vocabulary.ts'

/** What may be sent to a webhook: its own trouble cannot. */
export const WEBHOOK_KINDS = ALERT_KINDS.filter((kind) => kind !== 'webhook_trouble')

import type { Refused } from '#app/gateways/smtp/outcome.ts'

/**
 * What a 4xx or 5xx answer is about. A 5xx by itself does not mean a dead address.
 * - `limit`: the provider's own daily or hourly limit
 * - `blocked`: policy, spam, authentication: the contact is not at fault
 * - `sender`: the account may not send as it does
 * - `dead_address`, `temporary`, `other`: about this recipient or this message
 */
export type RefusalKind = 'limit' | 'blocked' | 'sender' | 'server' | 'dead_address' | 'temporary' | 'other'

const LIMIT =
  /\b(daily|hourly|sending|submission|message|recipient|rate)\b.{0,40}\b(limit|quota|exceeded)|(limit|quota) (reached|exceeded)|too many (messages|recipients|mails)/i
const BLOCKED =
  /spam|blocked|blacklist|blocklist|block list|policy|reputation|unsolicited|dmarc|spf|dkim|not accept(ed)? mail from/i
const DEAD =
  /user unknown|unknown (user|recipient|mailbox)|no such (user|mailbox|recipient|address)|(mailbox|recipient|address|account|user).{0,30}(not found|does not exist|unavailable|disabled|invalid|rejected)|(doesn't|does not) exist|relay(ing)? (access )?denied for .*domain|host (unknown|not found)/i

/** Reads a refusal: first where in the conversation it came, then the enhanced code, then the words. */
export function readRefusal({ code, enhanced, permanent, at, answer }: Refused): RefusalKind {
  const detail = enhanced?.slice(2) ?? ''
  if (
    detail === '4.5' ||
    (LIMIT.test(answer) && !/^2\.2$/.test(detail) && !/mailbox (is )?full/i.test(answer))
  )
    return 'limit'
  if (at === 'greeting' || at === 'login') return 'server'
  if (at === 'sender') return permanent ? 'sender' : 'server'
  if (!permanent) return code === 421 || detail.startsWith('7.') ? 'server' : 'temporary'
  if (/^1\.[1236]$|^1\.10$/.test(detail)) return 'dead_address'
  if (detail.startsWith('7.')) return 'blocked'
  if (at === 'recipient' && DEAD.test(answer)) return 'dead_address'
  if (BLOCKED.test(answer)) return 'blocked'
  if (/^2\.1$/.test(detail) || DEAD.test(answer)) return 'dead_address'
  return 'other'
}

import { createHmac } from 'node:crypto'

/**
 * The header that proves who sent a body and when: `t=<unix seconds>,v1=<hex>`, HMAC-SHA256 over "<t>.<body>". The time is
 * under the signature, so a receiver that refuses old ones cannot be fed a message that somebody kept.
 */
export function signatureOf({ secret, body, at }: { secret: string; body: string; at: Date }): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}

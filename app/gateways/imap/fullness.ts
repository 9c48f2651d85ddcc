import type { ImapConnection } from './connection.ts'

/** How full the account is, from 0 to 1; null when its server does not say (RFC 9208). */
export async function fullnessOf({ client }: ImapConnection): Promise<number | null> {
  if (!client.capabilities.has('QUOTA')) return null
  const quota = await client.getQuota('INBOX')
  const { usage, limit } = (quota && quota.storage) || {}
  return usage !== undefined && limit ? usage / limit : null
}

import { ImapFlow } from 'imapflow'
import type { MailStack } from '#tests/support/mailstack.ts'
import type { Accepted } from '#tests/support/smtp-relay.ts'

/** The part of a host that files what is sent by itself: what was taken from its users lies in their Sent folder. */
export async function openSentFolder(
  stack: MailStack,
  users: string[],
): Promise<{ keep(taken: Accepted): Promise<void>; close(): Promise<void> }> {
  const clients = new Map(
    await Promise.all(
      users.map(async (user) => {
        const { host, port, password: pass } = stack.imap(user)
        const client = new ImapFlow({
          host,
          port,
          secure: false,
          doSTARTTLS: false,
          auth: { user, pass },
          logger: false,
        })
        await client.connect()
        return [user, client] as const
      }),
    ),
  )
  return {
    async keep({ user, raw }) {
      await clients.get(user)?.append('Sent', raw, ['\\Seen'])
    },
    async close() {
      for (const client of clients.values()) await client.logout()
    },
  }
}

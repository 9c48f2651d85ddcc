import { createRequire } from 'node:module'
import net from 'node:net'

/** The part of hoodiecrow-imap (which has no types) that is used here. */
type Hoodiecrow = {
  listen(port: number, host: string, done: () => void): void
  close(done: () => void): void
  appendMessage(folder: string, flags: string[], date: Date | null, raw: string): void
  server: net.Server
}
const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => Hoodiecrow

const PLUGINS =
  'ID SASL-IR AUTH-PLAIN NAMESPACE IDLE ENABLE CONDSTORE LITERALPLUS UNSELECT SPECIAL-USE CREATE-SPECIAL-USE UIDPLUS MOVE'

export type EmbeddedImap = { port: number; put(raw: Buffer): void; close(): Promise<void> }

/** An in-memory IMAP server for one mailbox: for machines without Dovecot. No TLS, one store whoever logs in. */
export async function startEmbeddedImap(user: string, password: string): Promise<EmbeddedImap> {
  const folder = (use: string) => ({ 'special-use': `\\${use}` })
  const server = hoodiecrow({
    plugins: PLUGINS.split(' '),
    users: { [user]: { password } },
    storage: {
      INBOX: { messages: [] },
      '': {
        separator: '/',
        folders: {
          Sent: folder('Sent'),
          Drafts: folder('Drafts'),
          Junk: folder('Junk'),
          Trash: folder('Trash'),
          Archive: folder('Archive'),
        },
      },
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as net.AddressInfo).port,
    // The server counts in characters: bytes survive as a binary string.
    put: (raw) => server.appendMessage('INBOX', [], null, raw.toString('latin1')),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

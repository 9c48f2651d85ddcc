import { chownSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ImapFlow } from 'imapflow'
import type { MailStack } from './mailstack.ts'

/** Does something in a mailbox as another mail program of the user would. */
export async function inMailbox(
  stack: MailStack,
  user: string,
  work: (client: ImapFlow) => Promise<unknown>,
): Promise<void> {
  const { host, port, password } = stack.imap(user)
  const client = new ImapFlow({
    host,
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: password },
    logger: false,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.logout()
  }
}

/** Puts a message into any folder. */
export function append(stack: MailStack, user: string, folder: string, raw: string | Buffer): Promise<void> {
  return inMailbox(stack, user, (client) => client.append(folder, Buffer.from(raw)))
}

/** Gives INBOX another UIDVALIDITY, its messages kept: the server is stopped meanwhile. */
export async function renumber(stack: MailStack, user: string, uidValidity: number): Promise<void> {
  const dovecot = stack.dovecot!
  await dovecot.kill()
  const list = path.join(dovecot.root, 'mail', user, 'Maildir', 'dovecot-uidlist')
  writeFileSync(list, readFileSync(list, 'utf8').replace(/ V\d+ /, ` V${uidValidity} `))
  rmSync(path.join(dovecot.root, 'mail', user, 'index'), { recursive: true, force: true })
  await dovecot.start()
}

/** Fills INBOX with old messages of strangers, written straight to the disk of the server. */
export function fill(stack: MailStack, user: string, count: number): void {
  const home = path.join(stack.dovecot!.root, 'mail', user)
  const box = path.join(home, 'Maildir')
  const { uid, gid } = statSync(path.join(stack.dovecot!.root, 'mail'))
  for (const folder of [home, box, ...['cur', 'new', 'tmp'].map((one) => path.join(box, one))]) {
    mkdirSync(folder, { recursive: true })
    chownSync(folder, uid, gid)
  }
  const body = 'A line of text that nobody reads.\r\n'.repeat(50)
  for (let i = readdirSync(path.join(box, 'cur')).length; i < count; i++) {
    const head = `From: Shop ${i} <shop${i % 400}@shop${i % 300}.test>\r\nTo: ${user}\r\nSubject: Offer ${i}\r\nMessage-ID: <${i}@shop.test>\r\nReferences: <a${i}@shop.test> <b${i}@shop.test>\r\nDate: Tue, 12 May 2026 08:00:00 +0000\r\nReceived: from mx.shop.test by mx.crm.test; Tue, 12 May 2026 08:00:00 +0000\r\n`
    const file = path.join(box, 'cur', `1770000000.M${String(i).padStart(6, '0')}P1.host:2,S`)
    writeFileSync(file, `${head}\r\n${body}`)
    chownSync(file, uid, gid)
  }
}

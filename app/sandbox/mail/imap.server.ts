import net from 'node:net'
import hoodiecrow, { type FolderSetup, type ImapServer, type StoredMessage } from 'hoodiecrow-imap'
import { listen } from '../listen.server.ts'
import { keepBytes, keepIndex, readBytes, readKept, START_FOLDERS } from './kept-mail.server.ts'

const PLUGINS =
  'ID SASL-IR AUTH-PLAIN NAMESPACE IDLE ENABLE CONDSTORE LITERALPLUS UNSELECT SPECIAL-USE CREATE-SPECIAL-USE UIDPLUS MOVE'
const SPECIAL_USE: Record<string, string> = {
  Sent: '\\Sent',
  Drafts: '\\Drafts',
  Junk: '\\Junk',
  Archive: '\\Archive',
  Trash: '\\Trash',
}

type Setup = {
  address: string
  password: string
  /** Where its mail is kept; null keeps nothing. */
  dir: string | null
  uidValidity: number
  wishedPort?: number
}

export type Mailbox = {
  address: string
  port: number
  /** Puts a message into a folder, as the server of the mailbox would at that instant. */
  deliver: (folder: string, raw: Buffer, at: number, flags?: string[]) => void
  messages: (folder: string) => Buffer[]
  /** Writes what changed since the last call to disk. */
  keep: () => void
  stop: () => Promise<void>
}

/**
 * One mailbox: an IMAP server of its own on a free port of 127.0.0.1. The server keeps its mail in memory only, so
 * what matters is written to disk and read back at the next start, under another UIDVALIDITY.
 */
export async function startMailbox({
  address,
  password,
  dir,
  uidValidity,
  wishedPort,
}: Setup): Promise<Mailbox> {
  const server = hoodiecrow({
    plugins: PLUGINS.split(' '),
    users: { [address]: { password } },
    storage: readStorage(dir, uidValidity),
  })
  const sockets = new Set<net.Socket>()
  server.server.on('connection', (socket) => {
    // Many small answers: without this each waits 40 ms for the client's acknowledgement.
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const port = await listen(server.server, wishedPort)
  let keptAs = ''
  return {
    address,
    port,
    deliver: (folder, raw, at, flags = []) => {
      server.appendMessage(folder, flags, internalDate(at), raw.toString('latin1'))
    },
    messages: (folder) => (server.folderCache[folder]?.messages ?? []).map(bytesOf),
    keep: () => {
      const now = signature(server)
      if (!dir || now === keptAs) return
      keepIndex(dir, {
        folders: Object.keys(server.folderCache),
        messages: allMessages(server).map(({ folder, message }) => ({
          folder,
          file: keepBytes(dir, bytesOf(message)),
          internaldate: message.internaldate,
          flags: message.flags,
        })),
      })
      keptAs = now
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(stopped)
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function readStorage(dir: string | null, uidValidity: number) {
  const index = dir ? readKept(dir) : { folders: START_FOLDERS, messages: [] }
  const setup = (folder: string): FolderSetup => ({
    uidvalidity: uidValidity,
    'special-use': SPECIAL_USE[folder],
    messages: index.messages
      .filter((kept) => kept.folder === folder)
      .map((kept) => ({
        flags: kept.flags,
        internaldate: kept.internaldate,
        raw: dir ? readBytes(dir, kept).toString('latin1') : '',
      })),
  })
  const others = index.folders.filter((folder) => folder !== 'INBOX')
  return {
    INBOX: setup('INBOX'),
    '': { separator: '/', folders: Object.fromEntries(others.map((folder) => [folder, setup(folder)])) },
  }
}

function bytesOf(message: StoredMessage): Buffer {
  return Buffer.from(message.raw, 'latin1')
}

function allMessages(server: ImapServer) {
  return Object.entries(server.folderCache).flatMap(([folder, { messages }]) =>
    messages.map((message) => ({ folder, message })),
  )
}

function signature(server: ImapServer): string {
  return allMessages(server)
    .map(({ folder, message }) => `${folder}:${message.uid}:${message.flags.join(',')}`)
    .concat(Object.keys(server.folderCache))
    .join(' ')
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 12-May-2026 08:40:00 +0000, as IMAP writes an instant. */
function internalDate(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`
}

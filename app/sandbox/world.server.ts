import path from 'node:path'
import { readState, writeState } from './state-file.server.ts'
import { startMailbox, type Mailbox } from './mail/imap.server.ts'
import { startPostOffice } from './mail/smtp.server.ts'
import type { Behaviour } from './people/cast.ts'
import { STRANGER, type Letter } from './people/memory.ts'
import { react } from './people/react.ts'
import { writeMail } from './people/write-mail.server.ts'
import { GONE_NAMES, readerOf } from './sites/catalogue.ts'
import { frontPage } from './sites/front-page.ts'
import { serveSites } from './sites/serve.server.ts'
import { emptyState, type Edit, type WorldState } from './state.ts'

/** The mailboxes of the team in the sandbox, and the password of all of them. */
export const OWN_MAILBOXES = ['anna@fernhill.test', 'jonas@fernhill.test', 'mei@fernhill.test']
export const OWN_PASSWORD = 'sandbox'

export type Ports = { web: number; smtp: number; imap: Record<string, number> }

export type World = {
  ports: Ports
  /** For LINKWRIGHT_CONNECT_TO: every .test name is here, except those that are gone. */
  connectTo: string
  state: WorldState
  /** Letters that reached somebody, in the order of their arrival. */
  letters: Letter[]
  /** Moves the world to `now`: mail that is due is written and delivered. */
  tick: (now: Date) => Promise<void>
  /** Lets somebody change a page at a given time. */
  edit: (edit: Edit) => void
  mailbox: (address: string) => Mailbox
  stop: () => Promise<void>
}

type Start = {
  /** Where what happens is kept; null forgets everything at the end. */
  dir: string | null
  seed?: number
  now: Date
  /** Other manners than the ones people were given: address -> behaviour. */
  cast?: Record<string, Behaviour>
}

/** Starts the little internet: sites, a mail server, mailboxes, and people who read their mail. */
export async function startWorld({ dir, seed = 1, now, cast = {} }: Start): Promise<World> {
  const state = (dir && readState(dir)) || emptyState(seed)
  state.starts += 1
  let clock = now.getTime()
  const letters: Letter[] = []
  const mailboxes = new Map<string, Mailbox>()
  for (const address of OWN_MAILBOXES) {
    const mailDir = dir && path.join(dir, 'mail', address)
    mailboxes.set(
      address,
      await startMailbox({
        address,
        password: OWN_PASSWORD,
        dir: mailDir,
        uidValidity: 1000 + state.starts,
        wishedPort: state.ports?.imap[address],
      }),
    )
  }
  const keep = () => {
    state.shownAt = clock
    for (const mailbox of mailboxes.values()) mailbox.keep()
    if (dir) writeState(dir, state)
  }
  const office = await startPostOffice({
    accounts: Object.fromEntries(OWN_MAILBOXES.map((address) => [address, OWN_PASSWORD])),
    wishedPort: state.ports?.smtp,
    now: () => clock,
    toOwn: (address, raw) => {
      mailboxes.get(address)?.deliver('INBOX', raw, clock)
      keep()
    },
    toPerson: (letter) => {
      letters.push(letter)
      receive(state, letter, cast)
      keep()
    },
  })
  const web = await serveSites({
    seed: state.seed,
    wishedPort: state.ports?.web,
    now: () => clock,
    edits: () => state.edits,
    frontPage: (port) => frontPage({ port, smtp: office.port, imap: imapPorts(mailboxes) }),
  })
  state.ports = { web: web.port, smtp: office.port, imap: imapPorts(mailboxes) }
  keep()
  let working: Promise<void> = Promise.resolve()
  return {
    ports: state.ports,
    connectTo: [...GONE_NAMES.map((name) => `${name}=nxdomain`), `*.test=127.0.0.1:${web.port}`].join(','),
    state,
    letters,
    tick: (to) => {
      working = working.then(async () => {
        clock = Math.max(clock, to.getTime())
        await writeDue(state, clock, mailboxes)
        keep()
      })
      return working
    },
    edit: (edit) => {
      state.edits.push(edit)
      keep()
    },
    mailbox: (address) => mailboxes.get(address)!,
    stop: async () => {
      await working
      keep()
      await Promise.all([web.stop(), office.stop(), ...[...mailboxes.values()].map((one) => one.stop())])
    },
  }
}

function imapPorts(mailboxes: Map<string, Mailbox>): Record<string, number> {
  return Object.fromEntries([...mailboxes].map(([address, mailbox]) => [address, mailbox.port]))
}

/** Somebody reads a letter: what they will do is decided now and written down. */
function receive(state: WorldState, letter: Letter, cast: Record<string, Behaviour>): void {
  const who = readerOf(letter.envelopeTo)
  if (!who) return
  const { memory, edits, mails } = react({
    seed: state.seed,
    site: who.site,
    person: who.person,
    address: who.address,
    behaviour: cast[who.address],
    memory: state.memories[who.address] ?? STRANGER,
    letter,
  })
  state.memories[who.address] = memory
  state.edits.push(...edits)
  state.planned.push(...mails)
}

/** Writes and delivers every mail whose time has come, in the order of their times. */
async function writeDue(state: WorldState, now: number, mailboxes: Map<string, Mailbox>): Promise<void> {
  const due = state.planned.filter((one) => one.at <= now).sort((a, b) => a.at - b.at)
  for (const planned of due) {
    const { from, to, messageId, raw } = await writeMail(planned, state.seed)
    const address = to.toLowerCase().replace(/\+[^@]*@/, '@')
    const stamp = `Return-Path: <${from}>\r\nDelivered-To: ${to}\r\n`
    mailboxes.get(address)?.deliver('INBOX', Buffer.concat([Buffer.from(stamp), raw]), planned.at)
    const memory = state.memories[planned.person]
    if (memory) memory.ids.push(messageId)
    state.planned = state.planned.filter((one) => one.id !== planned.id)
  }
}

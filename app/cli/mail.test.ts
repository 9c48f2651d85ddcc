import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run } from './mail.ts'

let folder: string
let out: string
let err: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lw-mail-'))
  out = err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, content: string): string {
  const at = path.join(folder, name)
  mkdirSync(path.dirname(at), { recursive: true })
  writeFileSync(at, content)
  return at
}

const lines = () =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const BOUNCE = `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.lindenhof.example>
To: pia@agency.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <r1@mx.lindenhof.example>
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.lindenhof.example

Final-Recipient: rfc822; gone@lindenhof.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b
Content-Type: message/rfc822

Message-ID: <ours-1@agency.example>
From: pia@agency.example
To: gone@lindenhof.example

Hello
--b--
`
const REPLY = `From: Otto <otto@lindenhof.example>
To: pia@agency.example
Subject: Re: A dead link
Message-ID: <h1@lindenhof.example>
In-Reply-To: <Ours-1@agency.example>

I have added the link, thank you.

On Mon, 5 Oct 2026 at 10:00, Pia <pia@agency.example> wrote:
> Hello
`
const AWAY = `From: Otto <otto@lindenhof.example>
Subject: Automatic reply: A dead link
Date: Mon, 23 Nov 2026 09:00:00 +0100
Auto-Submitted: auto-replied

I am out of the office until 30 November.
`

test('a folder gives one line a message, in the order of the names', async () => {
  file('1-bounce.eml', BOUNCE)
  file('2-reply.eml', REPLY)
  file('3-away.eml', AWAY)
  file('labels.json', '{}')
  expect(await run(['classify', folder, '--json'])).toBe(0)
  expect(lines()).toMatchObject([
    {
      file: '1-bounce.eml',
      kind: 'bounce',
      bounce: {
        action: 'failed',
        class: 'dead_address',
        recipients: [{ address: 'gone@lindenhof.example', status: '5.1.1' }],
        original_message_id: 'ours-1@agency.example',
      },
      auto: null,
      reply: null,
      class: 'bounce',
    },
    {
      file: '2-reply.eml',
      kind: 'reply',
      bounce: null,
      reply: { text: 'I have added the link, thank you.' },
      ids: { message_id: 'h1@lindenhof.example', in_reply_to: ['Ours-1@agency.example'], references: [] },
    },
    { file: '3-away.eml', kind: 'auto_reply', auto: { left_company: false }, class: 'out_of_office' },
  ])
})

test('with our ids and addresses, mail that cites none of them is unrelated and ours is our own', async () => {
  const reply = file('reply.eml', REPLY)
  const verdict = async (ours: string) => {
    out = ''
    expect(await run(['classify', reply, '--ours', file('ours.txt', ours), '--json'])).toBe(0)
    return lines()[0]!.kind
  }
  expect(await verdict('pia@agency.example\n<ours-1@agency.example>\n')).toBe('reply')
  expect(await verdict('pia@agency.example\n')).toBe('unrelated')
  expect(await verdict('otto@lindenhof.example\n')).toBe('own')
})

test('strip gives what the person wrote, from text, HTML and whole messages', async () => {
  file('a.txt', 'Sounds good.\n\nAm 5. Oktober 2026 um 10:00 schrieb Pia:\n> Hello\n')
  file('b.txt', '<div>Sounds good.</div><blockquote type="cite">Hello</blockquote>')
  file('c.eml', REPLY)
  expect(await run(['strip', folder, '--json'])).toBe(0)
  expect(lines()).toEqual([
    { file: 'a.txt', text: 'Sounds good.' },
    { file: 'b.txt', text: 'Sounds good.' },
    { file: 'c.eml', text: 'I have added the link, thank you.' },
  ])
})

test('what cannot be read is said in one line; what makes no sense is unusable', async () => {
  expect(await run(['classify', path.join(folder, 'none')])).toBe(1)
  expect(err).toMatch(/none cannot be read; name a file or a folder/)
  expect(await run(['classify', folder, '--ours', path.join(folder, 'none')])).toBe(1)
  expect(await run(['read', folder])).toBe(2)
  expect(await run(['strip', folder, '--ours', 'x'])).toBe(2)
  expect(out).toBe('')
})

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ImapFlow } from 'imapflow'
import { afterEach, describe, expect, test } from 'vitest'
import { BEHAVIOURS } from '#app/sandbox/people/cast.ts'
import { OWN_PASSWORD } from '#app/sandbox/world.server.ts'
import { ANNA, startSandboxWorld, type SandboxWorld } from '#tests/support/sandbox-world.ts'

let world: SandboxWorld
afterEach(() => world.stop())

const PAGE = 'http://potandplot.test/resources'
const TARGET = 'http://fernhill.test/guides/compost'
const pitch = (to = 'piet@potandplot.test', page = PAGE) => ({
  to,
  subject: 'A dead link on your page',
  text: `Hi,\n\nthe link to http://oldcompost.test/guide on ${page} is dead. This would do: ${TARGET}\n\nAnna`,
})
const linkIn = (body: string) => new RegExp(`<a href="${TARGET}"[^>]*>`).exec(body)?.[0] ?? null

describe('people answer a real mail, and pages change', () => {
  test('agrees: the link goes up, then the reply comes in the thread', async () => {
    world = await startSandboxWorld()
    const messageId = await world.send(pitch())
    await world.pass({ hours: 1 })
    expect(await world.read()).toEqual([])
    expect(linkIn((await world.get(PAGE)).body)).toBeNull()
    await world.pass({ days: 2 })
    const [reply] = await world.read()
    expect(reply?.inReplyTo).toBe(messageId)
    expect(reply?.text).toContain(PAGE)
    expect(linkIn((await world.get(PAGE)).body)).toBe(`<a href="${TARGET}">`)
  })

  test('publishes silently: the link, and never a word', async () => {
    world = await startSandboxWorld({ cast: { 'piet@potandplot.test': 'publishes_silently' } })
    await world.send(pitch())
    await world.pass({ days: 20 })
    expect(await world.read()).toEqual([])
    expect(linkIn((await world.get(PAGE)).body)).not.toBeNull()
  })

  test('publishes nofollow', async () => {
    world = await startSandboxWorld({ cast: { 'piet@potandplot.test': 'publishes_nofollow' } })
    await world.send(pitch())
    await world.pass({ days: 3 })
    expect(await world.read()).toHaveLength(1)
    expect(linkIn((await world.get(PAGE)).body)).toBe(`<a href="${TARGET}" rel="nofollow">`)
  })

  test('promises and forgets, and is sorry when reminded', async () => {
    world = await startSandboxWorld({ cast: { 'piet@potandplot.test': 'promises_and_forgets' } })
    const messageId = await world.send(pitch())
    await world.pass({ days: 10 })
    expect(await world.read()).toHaveLength(1)
    expect(linkIn((await world.get(PAGE)).body)).toBeNull()
    await world.send({
      ...pitch(),
      subject: 'Re: A dead link on your page',
      text: 'Did you find the time?',
      inReplyTo: messageId,
    })
    await world.pass({ days: 2 })
    expect(await world.read()).toHaveLength(2)
    expect(linkIn((await world.get(PAGE)).body)).not.toBeNull()
  })

  test('removes the link later, and puts it back when asked', async () => {
    world = await startSandboxWorld({ cast: { 'piet@potandplot.test': 'removes_later' } })
    const messageId = await world.send(pitch())
    await world.pass({ days: 2 })
    expect(linkIn((await world.get(PAGE)).body)).not.toBeNull()
    await world.pass({ days: 14 })
    expect(linkIn((await world.get(PAGE)).body)).toBeNull()
    await world.send({ ...pitch(), text: 'Has it moved?', inReplyTo: messageId })
    await world.pass({ days: 3 })
    expect(linkIn((await world.get(PAGE)).body)).not.toBeNull()
  })

  test('asks for a guest post, and publishes the one it is promised', async () => {
    world = await startSandboxWorld({ cast: { 'piet@potandplot.test': 'asks_guest_post' } })
    await world.send(pitch())
    await world.pass({ days: 3 })
    const [asks] = await world.read()
    await world.send({ ...pitch(), text: 'Happy to write one. Here is a draft.', inReplyTo: asks!.messageId })
    await world.pass({ days: 4 })
    const [, live] = await world.read()
    const post = /http:\/\/potandplot\.test\/journal\/\S+/.exec(live?.text ?? '')?.[0]
    expect(linkIn((await world.get(post!)).body)).not.toBeNull()
  })

  const words: [(typeof BEHAVIOURS)[number], RegExp][] = [
    ['asks_payment', /GBP/],
    ['asks_exchange', /in return|link exchange/],
    ['asks_question', /\?/],
    ['declines', /no|won’t/i],
    ['unsubscribes', /remove me|unsubscribe|off your list/i],
    ['promises_and_keeps', /\/resources/],
  ]
  test.each(words)('%s: one reply that says so', async (behaviour, says) => {
    world = await startSandboxWorld({ cast: { 'piet@potandplot.test': behaviour } })
    await world.send(pitch())
    await world.pass({ days: 3 })
    const replies = await world.read()
    expect(replies).toHaveLength(1)
    expect(replies[0]?.text).toMatch(says)
    expect(replies[0]?.headers.get('auto-submitted')).toBeUndefined()
  })

  test('away: a notice within minutes, and the answer after the holiday', async () => {
    world = await startSandboxWorld({ cast: { 'piet@potandplot.test': 'away' } })
    await world.send(pitch())
    await world.pass({ minutes: 5 })
    const [notice] = await world.read()
    expect(notice?.headers.get('auto-submitted')).toMatch(/^auto-/)
    await world.pass({ days: 6 })
    expect(await world.read()).toHaveLength(2)
    expect(linkIn((await world.get(PAGE)).body)).not.toBeNull()
  })

  test('bounces: a delivery report to the envelope’s sender', async () => {
    world = await startSandboxWorld()
    await world.send(pitch('kit@wildborder.test', 'http://wildborder.test/feeding'))
    await world.pass({ hours: 1 })
    const [report] = await world.read()
    expect(report?.subject).toBe('Undelivered Mail Returned to Sender')
  })

  test('the wrong person names the right one, who agrees', async () => {
    world = await startSandboxWorld()
    await world.send(pitch('maja@plotholder.test', 'http://plotholder.test/compost-calculators'))
    await world.pass({ days: 2 })
    expect((await world.read())[0]?.text).toContain('greta@plotholder.test')
  })
})

describe('the post office', () => {
  const refused: [string, string, RegExp][] = [
    ['nobody@', 'nobody@nightgarden.test', /550 5\.1\.1/],
    ['somebody who does not exist', 'zoe@soilschool.test', /550 5\.1\.1/],
    ['a name that is gone', 'info@wormery.test', /550 5\.1\.2/],
    ['the real internet', 'someone@example.com', /mail never leaves this machine/],
  ]
  test.each(refused)('refuses %s at RCPT', async (_name, to, answer) => {
    world = await startSandboxWorld()
    await expect(world.send(pitch(to))).rejects.toThrow(answer)
    expect(world.letters).toEqual([])
  })

  test('brings mail between our own mailboxes', async () => {
    world = await startSandboxWorld()
    await world.send({ to: 'jonas@fernhill.test', subject: 'Lost', text: 'A link is lost.' })
    expect((await world.read('INBOX', 'jonas@fernhill.test'))[0]?.subject).toBe('Lost')
  })

  test('takes umlauts and 8-bit text through IMAP unharmed', async () => {
    world = await startSandboxWorld({ cast: { 'helene@jardinpartage.test': 'asks_question' } })
    await world.send({
      ...pitch('helene@jardinpartage.test', 'http://jardinpartage.test/en/compost'),
      subject: 'Bücher – déjà vu',
    })
    await world.pass({ days: 2 })
    const [reply] = await world.read()
    expect(reply?.subject).toBe('Re: Bücher – déjà vu')
    expect(reply?.from?.text).toContain('Hélène Garnier')
    expect(reply?.text).toContain('a écrit')
  })
})

test('a browser finds every site by .localhost, and is led on in the same way', async () => {
  world = await startSandboxWorld()
  const { body } = await world.get('http://winterbed.test.localhost/books-and-guides')
  expect(body).toContain(`href="http://greenspade.test.localhost:${world.ports.web}/compost-guide"`)
  const front = await world.get(`http://127.0.0.1:${world.ports.web}/`)
  expect(front.body).toContain(`http://winterbed.test.localhost:${world.ports.web}/`)
})

test('a restart goes on: mail, promises and pages are as they were, under a new UIDVALIDITY', async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-'))
  world = await startSandboxWorld({ dir, cast: { 'piet@potandplot.test': 'away' } })
  await world.send(pitch())
  await world.pass({ minutes: 5 })
  const before = await uidValidity(world)
  const then = world.now()
  await world.stop()

  world = await startSandboxWorld({ dir, start: then })
  expect(await uidValidity(world)).not.toBe(before)
  expect(await world.read()).toHaveLength(1)
  await world.pass({ days: 6 })
  expect(await world.read()).toHaveLength(2)
  expect(linkIn((await world.get(PAGE)).body)).not.toBeNull()
  fs.rmSync(dir, { recursive: true })
})

async function uidValidity({ ports }: SandboxWorld): Promise<bigint | undefined> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: ports.imap[ANNA]!,
    secure: false,
    auth: { user: ANNA, pass: OWN_PASSWORD },
    logger: false,
  })
  await client.connect()
  const status = await client.status('INBOX', { uidValidity: true })
  await client.logout()
  return status === false ? undefined : status.uidValidity
}

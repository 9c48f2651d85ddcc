import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { CLIENTS } from './cast.ts'
import type { Letter, PlannedMail } from './memory.ts'
import { write } from './quote.ts'
import { dayInWords } from './times.ts'
import { writeMail } from './write-mail.server.ts'

const letter: Letter = {
  envelopeFrom: 'anna@fernhill.test',
  envelopeTo: 'ines@soilschool.test',
  from: 'anna@fernhill.test',
  fromName: 'Anna Reyes',
  subject: 'A dead link on Resources for schools',
  messageId: '<one@fernhill.test>',
  cites: ['<zero@fernhill.test>'],
  at: Date.UTC(2026, 4, 12, 9, 12),
  text: 'Hi Ines,\n\nhttp://soilschool.test/resources has a dead link; http://fernhill.test/guides/compost would do.\n\nAnna',
}
const planned = (over: Partial<PlannedMail>): PlannedMail => ({
  id: 'x',
  at: Date.UTC(2026, 4, 12, 15, 0),
  kind: 'answer',
  person: 'ines@soilschool.test',
  letter,
  answer: 'done',
  page: 'http://soilschool.test/resources',
  target: 'http://fernhill.test/guides/compost',
  ...over,
})

describe('an answer', () => {
  test('is tied to the letter by its headers and speaks of the page', async () => {
    const { raw, messageId } = await writeMail(planned({}), 1)
    const mail = await simpleParser(raw)
    expect(mail.from?.text).toBe('"Ines Calder" <ines@soilschool.test>')
    expect(mail.inReplyTo).toBe('<one@fernhill.test>')
    expect(mail.references).toEqual(['<zero@fernhill.test>', '<one@fernhill.test>'])
    expect(mail.messageId).toBe(messageId)
    expect(mail.date?.toISOString()).toBe('2026-05-12T15:00:00.000Z')
    expect(mail.subject).toBe('Re: A dead link on Resources for schools')
    expect(mail.text).toContain('http://soilschool.test/resources')
    expect(mail.text).toContain('Anna')
    expect(mail.text).toContain('> Hi Ines,')
  })

  test('has the same words and the same id each time, so that a crash sends it once', async () => {
    const [one, two] = await Promise.all([writeMail(planned({}), 1), writeMail(planned({}), 1)])
    expect(one.messageId).toBe(two.messageId)
    expect((await simpleParser(one.raw)).text).toBe((await simpleParser(two.raw)).text)
  })

  test('of a promise names the day', async () => {
    const { raw } = await writeMail(planned({ answer: 'promise', day: Date.UTC(2026, 4, 15, 9) }), 1)
    expect((await simpleParser(raw)).text).toContain('on Friday')
  })
})

test('a vacation notice says by its headers what it is', async () => {
  const { raw } = await writeMail(planned({ kind: 'vacation', day: Date.UTC(2026, 4, 18) }), 1)
  const mail = await simpleParser(raw)
  expect(mail.headers.get('auto-submitted')).toBe('auto-replied')
  expect(mail.subject).toMatch(/^Out of office: /)
  expect(mail.text).toContain('until 18 May 2026')
})

test('a bounce is a delivery report that encloses our Message-ID', async () => {
  const { raw, from } = await writeMail(planned({ kind: 'bounce' }), 1)
  const text = raw.toString()
  expect(from).toBe('')
  expect(text).toContain('Content-Type: multipart/report; report-type=delivery-status;')
  expect(text).toContain('Final-Recipient: rfc822; ines@soilschool.test')
  expect(text).toContain('Status: 5.1.1')
  expect(text).toContain('Message-ID: <one@fernhill.test>')
})

describe('quoting', () => {
  test.each(CLIENTS.map((client) => [client]))('%s keeps the answer whole', (client) => {
    const written = write(client, 'Done, see\nhttp://soilschool.test/resources', letter)
    expect(written.text).toContain('Done, see\nhttp://soilschool.test/resources')
    expect(written.subject).toMatch(/^(Re|RE|AW): A dead link/)
  })

  const lines: [(typeof CLIENTS)[number], string][] = [
    ['gmail_en', 'On Tue, 12 May 2026 at 11:12, Anna Reyes <anna@fernhill.test> wrote:'],
    ['apple_en', '> On 12 May 2026, at 11:12, Anna Reyes <anna@fernhill.test> wrote:'],
    ['thunderbird_de', 'Am 12.05.26 um 11:12 schrieb Anna Reyes:'],
    ['gmail_de', 'Am Di., 12. Mai 2026 um 11:12 Uhr schrieb Anna Reyes <anna@fernhill.test>:'],
    ['gmail_fr', 'Le mar. 12 mai 2026 à 11:12, Anna Reyes <anna@fernhill.test> a écrit :'],
    ['outlook_de', 'Von: Anna Reyes <anna@fernhill.test>'],
    ['outlook_en', 'Sent: Tuesday, 12 May 2026 11:12'],
  ]
  test.each(lines)('%s writes “%s”', (client, line) => {
    expect(write(client, 'Yes', letter).text).toContain(line)
  })
})

describe('a day in words', () => {
  const tuesday = Date.UTC(2026, 4, 12, 9)
  const cases: [number, string][] = [
    [13, 'tomorrow'],
    [15, 'on Friday'],
    [18, 'next week'],
    [26, 'by 26 May 2026'],
  ]
  test.each(cases)('%i May is %s', (day, words) => {
    expect(dayInWords(tuesday, Date.UTC(2026, 4, day))).toBe(words)
  })
})

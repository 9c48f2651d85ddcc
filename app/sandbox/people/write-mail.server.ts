import nodemailer from 'nodemailer'
import { hoursBetween, nameFor, pick } from '../chance.ts'
import { ordinalOf, readerOf, type Inhabitant } from '../sites/catalogue.ts'
import { deliveryReport } from '../mail/delivery-report.ts'
import type { PlannedMail } from './memory.ts'
import { readLetter } from './read-letter.ts'
import { write } from './quote.ts'
import { dayInWords, longDate } from './times.ts'
import { sayIt } from './words.ts'
import type { Said } from './words/said.ts'

export type Posted = { from: string; to: string; messageId: string; raw: Buffer }

const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** The planned mail as bytes: what a real program or server would have sent at that time. */
export async function writeMail(planned: PlannedMail, seed: number): Promise<Posted> {
  const who = readerOf(planned.person)
  if (!who) throw new Error(`nobody lives at ${planned.person}`)
  const messageId = `<${nameFor(seed, planned.id, 'message')}@${who.site.host}>`
  if (planned.kind === 'bounce') {
    const { letter } = planned
    const raw = deliveryReport({ letter, at: planned.at, host: who.site.host, messageId })
    return { from: '', to: letter.envelopeFrom, messageId, raw }
  }
  const mail = planned.kind === 'vacation' ? vacation(planned, who) : answer(planned, who, seed)
  const { message } = await composer.sendMail({
    from: { name: `${who.person.first} ${who.person.last}`, address: who.address },
    to: { name: planned.letter.fromName, address: planned.letter.from },
    date: new Date(planned.at),
    messageId,
    inReplyTo: planned.letter.messageId,
    references: [
      ...planned.letter.cites.filter((id) => id !== planned.letter.messageId),
      planned.letter.messageId,
    ],
    ...mail,
  })
  return { from: who.address, to: planned.letter.from, messageId, raw: message as Buffer }
}

function answer(planned: PlannedMail, who: Inhabitant, seed: number) {
  const said = saidBy(planned, who, seed)
  const words = sayIt(planned.answer ?? 'welcome', said, { seed, ordinal: ordinalOf(who.address) })
  const written = write(who.person.client, words, planned.letter)
  return {
    subject: written.subject,
    text: written.text,
    html: written.html ?? undefined,
    headers: written.mailer ? { 'X-Mailer': written.mailer } : {},
  }
}

function saidBy(planned: PlannedMail, who: Inhabitant, seed: number): Said {
  const wish = readLetter(planned.letter, who.site, seed)
  const colleague = who.site.people.find((one) => one !== who.person) ?? who.person
  return {
    you: wish.firstName,
    me: who.person.first,
    site: who.site.name,
    page: planned.page ?? `http://${who.site.host}${wish.path}`,
    pageTitle: wish.pageTitle,
    target: planned.target ?? 'your page',
    day: planned.day === undefined ? 'soon' : dayInWords(planned.at, planned.day),
    colleague: `${colleague.first} ${colleague.last}`,
    colleagueAddress: `${colleague.local}@${who.site.host}`,
    price: 40 + 10 * Math.floor(hoursBetween(0, 9, seed, who.address, 'price') / 3_600_000),
  }
}

/** An automatic notice with the headers of RFC 3834, in the form of the person's own program. */
function vacation({ day, at, letter }: PlannedMail, { person, site }: Inhabitant) {
  const until = longDate(day ?? at)
  const isOutlook = person.client.startsWith('outlook')
  const opening = { outlook_en: 'Automatic reply', outlook_de: 'Automatische Antwort' }[
    person.client as string
  ]
  const texts = [
    `Thank you for your message. I am away until ${until} and will read it when I am back.\n\n${person.first} ${person.last}\n${site.name}`,
    `Hello,\n\nI am out of the office until ${until} with little access to e-mail. Your message is not lost; I shall answer after my return.\n\n${person.first}`,
  ]
  return {
    subject: `${opening ?? 'Out of office'}: ${letter.subject}`,
    text: pick(texts, 0, person.local, site.host),
    headers: {
      'Auto-Submitted': isOutlook ? 'auto-generated' : 'auto-replied',
      Precedence: 'bulk',
      ...(isOutlook ? { 'X-Auto-Response-Suppress': 'All' } : { 'X-Autoreply': 'yes' }),
    },
  }
}

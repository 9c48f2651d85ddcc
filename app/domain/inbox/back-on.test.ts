import { describe, expect, it } from 'vitest'
import { readAutoReply } from './auto-reply.ts'
import { backOn } from './back-on.ts'
import { readMessage } from './read-message.ts'

describe('the day somebody is back', () => {
  it.each([
    ['English', 'I am away until 18 May.', '2026-05-18'],
    ['English', 'I will be back on May 18th, 2026.', '2026-05-18'],
    ['English', 'Out of office from 11 May to 18 May, returning on 19 May.', '2026-05-19'],
    ['English', 'I return to the office on Monday, June 1.', '2026-06-01'],
    ['ISO', 'Away until 2026-12-01', '2026-12-01'],
    ['German', 'Ich bin bis zum 18. Mai nicht im Büro.', '2026-05-18'],
    ['German', 'Ab dem 18.05.2026 bin ich wieder erreichbar.', '2026-05-18'],
    ['French', 'Je suis absente jusqu’au 18 mai.', '2026-05-18'],
    ['French', 'Je serai de retour le 18 mai 2026.', '2026-05-18'],
    ['Spanish', 'Estaré fuera hasta el 18 de mayo.', '2026-05-18'],
    ['Italian', 'Sono assente fino al 18 maggio.', '2026-05-18'],
    ['Portuguese', 'Estou ausente até 18 de maio.', '2026-05-18'],
    ['Dutch', 'Ik ben afwezig tot en met 18 mei.', '2026-05-18'],
    ['Swedish', 'Jag är tillbaka den 18 maj.', '2026-05-18'],
    ['Danish', 'Jeg er på ferie til og med 18. maj.', '2026-05-18'],
    ['Norwegian', 'Jeg er tilbake 18. mai.', '2026-05-18'],
    ['Finnish', 'Olen lomalla 18.5.2026 asti.', '2026-05-18'],
    ['Polish', 'Jestem nieobecna do 18 maja.', '2026-05-18'],
    ['Czech', 'Jsem na dovolené do 18. května.', '2026-05-18'],
    ['Russian', 'Я в отпуске до 18 мая.', '2026-05-18'],
    ['Japanese', '5月18日まで不在です。', '2026-05-18'],
    ['Turkish', '18 Mayıs tarihine kadar ofis dışındayım.', '2026-05-18'],
    ['German', 'Ich bin am Montag, den 18. Mai wieder erreichbar.', '2026-05-18'],
    ['Hungarian', 'Szabadságon vagyok 2026. május 18-ig.', '2026-05-18'],
    ['a day of this month', 'Back on the 18th.', '2026-05-18'],
    ['a day of the next month', 'Back on the 9th.', '2026-06-09'],
    ['a day of next year', 'I am back on 4 January.', '2027-01-04'],
    ['an American date', 'I am out of the office and will return on 5/18/2026.', '2026-05-18'],
  ])('in %s: %s', (_language, text, day) => {
    expect(backOn(text, '2026-05-12')).toBe(day)
  })

  it.each([
    ['no date', 'I am away at the moment.'],
    ['a date that is past', 'I have been away since 2 May 2026.'],
    ['a telephone number', 'Call +44 20 7946 0958.'],
    ['the date of our mail', 'Thank you for your message of 14 May.'],
  ])('is not known from %s', (_what, text) => {
    expect(backOn(text, '2026-05-12')).toBeNull()
  })
})

describe('an automatic reply', () => {
  const read = (headers: string, body: string) =>
    readAutoReply(readMessage(Buffer.from(`From: ines@site.test\n${headers}\n\n${body}`)), '2026-05-12')

  it('says by what it was known and when the person is back', () => {
    expect(read('Auto-Submitted: auto-replied', 'I am on leave until 18 May.')).toEqual({
      because: 'its header says auto-submitted: auto-replied',
      backOn: '2026-05-18',
      leftCompany: false,
      isAbsence: true,
    })
  })

  it.each([
    'Ines no longer works here.',
    'Ines has left the company.',
    'Frau Calder ist nicht mehr für uns tätig.',
    'Mme Calder a quitté la société.',
    'Ines ya no trabaja con nosotros.',
  ])('tells who has left: %s', (body) => {
    expect(read('Auto-Submitted: auto-replied', body)?.leftCompany).toBe(true)
  })

  it('of a help desk is no absence', () => {
    expect(read('Auto-Submitted: auto-generated', 'Your request has the number 1234.')?.isAbsence).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { readMessage } from './read-message.ts'
import { sort } from './sort.ts'

type Mail = { headers?: Record<string, string>; body?: string; from?: string; subject?: string }

const mail = ({
  headers = {},
  body = 'Hello',
  from = 'Ines <ines@site.test>',
  subject = 'Re: A dead link',
}: Mail) => {
  const block = {
    From: from,
    To: 'anna@client.test',
    Subject: subject,
    'Message-ID': '<m1@site.test>',
    ...headers,
  }
  return readMessage(
    Buffer.from(
      `${Object.entries(block)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n${body}`,
    ),
  )
}
const kindOf = (about: Mail, relates = true) =>
  sort(mail(about), { isOwnAddress: (address) => address === 'anna@client.test', relates }, '2026-05-12').kind

const report = (fields: string) => ({
  headers: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b"' },
  from: 'MAILER-DAEMON@mx.test',
  subject: 'Undelivered Mail Returned to Sender',
  body: `--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; ines@site.test\r\n${fields}\r\n--b--`,
})

describe('the kind of an incoming message', () => {
  it.each<[string, Mail, string]>([
    ['a failed delivery', report('Action: failed\r\nStatus: 5.1.1'), 'bounce'],
    ['a delivered one', report('Action: delivered\r\nStatus: 2.0.0'), 'delivered'],
    ['a relayed one', report('Action: relayed\r\nStatus: 2.0.0'), 'delivered'],
    [
      'a report in free form',
      {
        from: 'MAILER-DAEMON@mx.test',
        subject: 'failure notice',
        headers: { 'Return-Path': '<>' },
        body: "I'm afraid I wasn't able to deliver your message.\n\n<ines@site.test>:\n550 5.1.1 User unknown",
      },
      'bounce',
    ],
    ...['Messaggio non recapitato', 'Zwrot wiadomości: A dead link', 'Mensaje no entregado'].map(
      (subject): [string, Mail, string] => [
        `a report in free form, “${subject}”`,
        { from: 'mailer-daemon@mx.test', subject, headers: { 'Return-Path': '<>' }, body: 'ines@site.test' },
        'bounce',
      ],
    ),
    [
      'a complaint',
      {
        from: 'fbl@provider.test',
        subject: 'Complaint',
        headers: { 'Content-Type': 'multipart/report; report-type=feedback-report; boundary=b' },
        body: '--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: ines@site.test\r\n--b--',
      },
      'complaint',
    ],
    [
      'a vacation notice',
      { headers: { 'Auto-Submitted': 'auto-replied (vacation)' }, body: 'I am away.' },
      'auto_reply',
    ],
    [
      'an Exchange notice',
      { headers: { 'X-Auto-Response-Suppress': 'All' }, subject: 'Automatic reply: A dead link' },
      'auto_reply',
    ],
    ['Auto-Submitted: no is a person', { headers: { 'Auto-Submitted': 'no' } }, 'reply'],
    ['a precedence of bulk', { headers: { Precedence: 'bulk' } }, 'auto_reply'],
    [
      'a null return path without failure',
      { headers: { 'Return-Path': '<>' }, body: 'I am on holiday.' },
      'auto_reply',
    ],
    [
      'a person who speaks of being away',
      { body: 'I am out of the office until Monday, but yes, I will add it then.' },
      'reply',
    ],
    [
      'a person who speaks of a bounce',
      {
        subject: 'Re: your mail',
        body: 'Your last message came back: 550 5.1.1 user unknown. Use this one.',
      },
      'reply',
    ],
    ['a person who answers a notice', { subject: 'Re: Automatic reply: A dead link' }, 'reply'],
    ['a wish to hear no more', { body: 'Please remove me from your list.' }, 'unsubscribe'],
    [
      'the same inside an automatic reply is automatic',
      { headers: { 'Auto-Submitted': 'auto-replied' }, body: 'unsubscribe' },
      'auto_reply',
    ],
    [
      'a quoted opt-out line is no wish',
      {
        body: 'Yes, gladly.\n\nOn Tue, 5 May 2026, Anna <anna@client.test> wrote:\n> Reply with unsubscribe me to stop.',
      },
      'reply',
    ],
    ['our own message', { from: 'Anna <Anna@client.test>', body: 'unsubscribe' }, 'own'],
    ['a person', {}, 'reply'],
  ])('%s', (_what, about, kind) => {
    expect(kindOf(about)).toBe(kind)
  })

  it('is unrelated when a person writes about nothing of ours', () => {
    expect(kindOf({ subject: 'Lunch?' }, false)).toBe('unrelated')
  })

  it.each([
    ['English', 'Automatic reply: A dead link'],
    ['English', 'Out of office: A dead link'],
    ['German', 'Automatische Antwort: A dead link'],
    ['German', 'Abwesenheitsnotiz: A dead link'],
    ['French', 'Réponse automatique : A dead link'],
    ['Spanish', 'Respuesta automática: A dead link'],
    ['Italian', 'Risposta automatica: A dead link'],
    ['Portuguese', 'Resposta automática: A dead link'],
    ['Dutch', 'Automatisch antwoord: A dead link'],
    ['Dutch', 'Afwezig: A dead link'],
    ['Swedish', 'Autosvar: A dead link'],
    ['Danish', 'Automatisk svar: A dead link'],
    ['Norwegian', 'Ikke på kontoret: A dead link'],
    ['Finnish', 'Automaattinen vastaus: A dead link'],
    ['Polish', 'Automatyczna odpowiedź: A dead link'],
    ['Czech', 'Automatická odpověď: A dead link'],
    ['Russian', 'Автоматический ответ: A dead link'],
    ['Japanese', '自動返信: A dead link'],
    ['Chinese', '自动回复: A dead link'],
    ['Turkish', 'Otomatik yanıt: A dead link'],
    ['English, after a picture', '🌴 Out of office: back Nov 17'],
  ])('is automatic by its subject in %s: %s', (_language, subject) => {
    const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
    expect(kindOf({ subject: encoded })).toBe('auto_reply')
  })

  it.each([
    'Out of office next week, shall we talk now?',
    'Re: Out of office',
    'Away with dead links',
    'Vacation guides for your page',
    'On holiday homes and links',
    'Absence of a link on your page',
    'Thank you for your message about the dead link, one question?',
  ])('is a person’s in spite of its subject: %s', (subject) => {
    expect(kindOf({ subject })).toBe('reply')
  })
})

describe('a wish to hear no more', () => {
  it.each([
    'unsubscribe',
    'STOP',
    'Hi Anna,\nplease take me off your list. Thanks',
    'Please stop emailing me.',
    'Do not contact me again.',
    'No thanks, please remove us from your database.',
    'Don’t email me any more',
    'Bitte schreiben Sie mir nicht mehr.',
    'Bitte nehmen Sie mich aus Ihrem Verteiler.',
    'Merci de me retirer de votre liste.',
    'Ne me contactez plus.',
    'Por favor elimínenme de su lista.',
    'Graag verwijder mij uit uw bestand.',
    'Proszę usunąć mój adres.',
    'Больше не пишите нам.',
    'No thanks',
    'Hi Anna,\n\nno thanks.\n\nBest regards,\nUma Lind',
    'We do not wish to be contacted by your company.',
    'Bitte um Löschung meiner Adresse.',
    'Ich möchte keine Mails mehr von Ihnen erhalten.',
    'Hiermit widerspreche ich der Nutzung meiner Daten.',
    'Merci de me désinscrire.',
    'Arrêtez de m’écrire.',
    'Je vous demande de supprimer mes données.',
    'Por favor, dame de baja.',
    'Borradme de la lista.',
    'Non desidero più ricevere le vostre email.',
    'Toglietemi dalla mailing list.',
    'Haal mij van de lijst.',
    'Ik wil geen mails meer ontvangen.',
    'Proszę więcej do mnie nie pisać.',
    'Usuńcie mój adres z bazy.',
    'Não quero receber mais emails.',
    'We ask you to refrain from contacting us.',
    'Keine weitere Kontaktaufnahme erwünscht.',
    'Lassen Sie mich bitte in Ruhe.',
    'Prière de ne plus m’envoyer de courriels.',
    'No nos escriban más, gracias.',
    'Vi chiedo di non scrivermi più.',
    'Schrijf mij niet meer aan.',
    'Nie piszcie do mnie więcej.',
    'Não me contactem mais, obrigado.',
    'Tirem-me da lista.',
  ])('“%s”', (body) => {
    expect(kindOf({ body, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })).toBe('unsubscribe')
  })

  it.each([
    'No thanks, we do not add links.',
    'Our readers can unsubscribe from the newsletter, your guide would suit it.',
    'I have removed the dead link from the page, thanks.',
    'Please do not stop sending such notes!',
    'We stopped the series last year.',
    'I will not contact the author myself.',
    'Please do not unsubscribe me, I was on holiday.',
    'No thanks needed, the link is in.',
    'We don’t send newsletters any more, but I can put it on the blog.',
    'Please don’t send me the draft again, I have it.',
    'Please do not hesitate to write to me again.',
    'I never send mail on Sundays, so expect an answer on Monday.',
    'Please don’t contact me before Friday, I am at a fair.',
    'Wir haben Ihren Link nicht mehr gefunden, bitte senden Sie ihn uns noch einmal.',
    'Je n’ai plus votre message, pouvez-vous me le renvoyer ?',
    'Non ho più il link, può rimandarmelo?',
    'Não recebo mais mensagens nesse endereço, use este.',
    'No thanks. We never link to shops.',
    'Could you remove my name from the caption and keep the link?',
    'I am cc’ing Jo, drop me from the thread once you two talk.',
    'I do not want to receive payment for this.',
    'Would you remove the old link from your list as well?',
    'Keine weiteren Mails nötig, ich kümmere mich um den Link.',
    'Non scrivo più per quel blog, ma passo il messaggio.',
    'Bitte löschen Sie den alten Link nicht.',
  ])('is not in “%s”', (body) => {
    expect(kindOf({ body, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })).toBe('reply')
  })
})

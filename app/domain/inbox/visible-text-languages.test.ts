import { describe, expect, it } from 'vitest'
import { htmlToText } from './html-to-text.ts'
import { visibleText } from './visible-text.ts'

const ORIGINAL = 'Dear Ines,\n\na link on your page is dead.'
const QUOTE = '> Dear Ines,\n> a link on your page is dead.'

describe('what the person wrote, in more languages and programs', () => {
  it.each([
    ['Ukrainian', 'вт, 5 трав. 2026 р. о 09:12 Anna Reyes <anna@client.test> пише:'],
    ['Hungarian', 'Anna Reyes <anna@client.test> ezt írta (időpont: 2026. máj. 5., K, 9:12):'],
    ['Romanian', 'În mar., 5 mai 2026 la 09:12, Anna Reyes <anna@client.test> a scris:'],
    ['Greek', 'Στις Τρί 5 Μαΐ 2026 στις 9:12 π.μ., ο χρήστης Anna Reyes <anna@client.test> έγραψε:'],
    ['Korean', '2026년 5월 5일 (화) 오전 9:12, Anna Reyes <anna@client.test>님이 작성:'],
    ['Slovak', 'ut 5. 5. 2026 o 9:12 Anna Reyes <anna@client.test> napísal(a):'],
    ['Brazilian', 'Em ter, 5 de mai de 2026 09:12, Anna Reyes <anna@client.test> escreveu:'],
    ['Apple, German', 'Am 05.05.2026 um 09:12 schrieb Anna Reyes <anna@client.test>:'],
    ['Apple, French', 'Le 5 mai 2026 à 09:12, Anna Reyes <anna@client.test> a écrit :'],
    ['Apple, Italian', 'Il giorno 5 mag 2026, alle ore 09:12, Anna Reyes <anna@client.test> ha scritto:'],
    ['Apple, Spanish', 'El 5 may 2026, a las 9:12, Anna Reyes <anna@client.test> escribió:'],
    ['Apple, Dutch', 'Op 5 mei 2026 om 09:12 heeft Anna Reyes <anna@client.test> het volgende geschreven:'],
    ['Apple, Danish', 'Den 5. maj 2026 kl. 09.12 skrev Anna Reyes <anna@client.test>:'],
    ['Apple, Norwegian', '5. mai 2026 kl. 09:12 skrev Anna Reyes <anna@client.test>:'],
    ['Apple, Swedish', '5 maj 2026 kl. 09:12 skrev Anna Reyes <anna@client.test>:'],
    [
      'Apple, Polish',
      'Wiadomość napisana przez Anna Reyes <anna@client.test> w dniu 5 maj 2026, o godz. 09:12:',
    ],
    ['Apple, Finnish', 'Anna Reyes <anna@client.test> kirjoitti 5.5.2026 kello 9.12:'],
    ['Apple, Russian', '5 мая 2026 г., в 09:12, Anna Reyes <anna@client.test> написал(а):'],
    ['Apple, Japanese', '2026/05/05 9:12、Anna Reyes <anna@client.test>のメール:'],
    ['Thunderbird, English', 'On 05/05/2026 09:12, Anna Reyes wrote:'],
    ['Thunderbird, German', 'Am 05.05.26 um 09:12 schrieb Anna Reyes:'],
    ['Thunderbird, Polish', 'W dniu 5.05.2026 o 09:12, Anna Reyes pisze:'],
    ['Thunderbird, Czech', 'Dne 05. 05. 26 v 9:12 Anna Reyes napsal(a):'],
    ['Yahoo, English', 'On Tuesday, May 5, 2026 at 09:12:45 AM GMT+2, Anna Reyes <anna@client.test> wrote:'],
    ['Yahoo, French', 'Le mardi 5 mai 2026 à 09:12:45 UTC+2, Anna Reyes <anna@client.test> a écrit :'],
  ])('stands above a quote announced in %s', (_language, announcement) => {
    expect(visibleText(`Fine with us.\n\nInes\n\n${announcement}\n\n${QUOTE}\n`).visible).toBe(
      'Fine with us.\n\nInes',
    )
    expect(visibleText(`${announcement}\n${QUOTE}\n\nFine with us.`).visible).toBe('Fine with us.')
  })

  it.each([
    ['Italian', 'Da: Anna Reyes\nInviato: martedì 5 maggio 2026 09:12\nA: Ines\nOggetto: A dead link'],
    [
      'Portuguese',
      'De: Anna Reyes\nEnviado: terça-feira, 5 de maio de 2026 09:12\nPara: Ines\nAssunto: A dead link',
    ],
    ['Polish', 'Od: Anna Reyes\nWysłano: wtorek, 5 maja 2026 09:12\nDo: Ines\nTemat: A dead link'],
    ['Danish', 'Fra: Anna Reyes\nSendt: 5. maj 2026 09:12\nTil: Ines\nEmne: A dead link'],
    [
      'Finnish',
      'Lähettäjä: Anna Reyes\nLähetetty: tiistai 5. toukokuuta 2026 9.12\nVastaanottaja: Ines\nAihe: A dead link',
    ],
    ['Czech', 'Od: Anna Reyes\nOdesláno: úterý 5. května 2026 9:12\nKomu: Ines\nPředmět: A dead link'],
    ['Russian', 'От: Anna Reyes\nОтправлено: 5 мая 2026 г. 9:12\nКому: Ines\nТема: A dead link'],
    ['Turkish', 'Kimden: Anna Reyes\nGönderildi: 5 Mayıs 2026 Salı 09:12\nKime: Ines\nKonu: A dead link'],
    [
      'Hungarian',
      'Feladó: Anna Reyes\nElküldve: 2026. május 5., kedd 9:12\nCímzett: Ines\nTárgy: A dead link',
    ],
    ['Romanian', 'De la: Anna Reyes\nTrimis: marți, 5 mai 2026 09:12\nCătre: Ines\nSubiect: A dead link'],
    ['Ukrainian', 'Від: Anna Reyes\nНадіслано: 5 травня 2026 р. 9:12\nКому: Ines\nТема: A dead link'],
    ['Japanese', '差出人: Anna Reyes\n送信日時: 2026年5月5日 9:12\n宛先: Ines\n件名: A dead link'],
    ['Chinese', '发件人: Anna Reyes\n发送时间: 2026年5月5日 9:12\n收件人: Ines\n主题: A dead link'],
    [
      'Korean',
      '보낸 사람: Anna Reyes\n보낸 날짜: 2026년 5월 5일 화요일 오전 9:12\n받는 사람: Ines\n제목: A dead link',
    ],
    ['Greek', 'Από: Anna Reyes\nΣτάλθηκε: Τρίτη, 5 Μαΐου 2026 9:12\nΠρος: Ines\nΘέμα: A dead link'],
    [
      'Outlook mobile',
      '________________________________\nFrom: Anna Reyes <anna@client.test>\nSent: Tuesday, May 5, 2026 9:12:45 AM\nTo: Ines\nSubject: A dead link',
    ],
  ])('stands above an unmarked original with %s headers', (_language, headers) => {
    expect(visibleText(`Done, have a look.\n\n${headers}\n\n${ORIGINAL}`).visible).toBe('Done, have a look.')
  })

  it.each([
    'Get Outlook for iOS',
    'Outlook für iOS beziehen',
    'Télécharger Outlook pour iOS',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Inviato da iPhone',
    'Enviado do meu iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Wysłane z iPhone’a',
    'Skickat från min iPhone',
    'Sendt fra min iPhone',
    'Lähetetty iPhonesta',
    'Odesláno z iPhonu',
    'Отправлено с iPhone',
    'iPhoneから送信',
    '发自我的iPhone',
    'Gesendet von Outlook für Android',
    'Sent from Yahoo Mail for iPhone',
    'Von meinem Samsung Galaxy Smartphone gesendet.',
  ])('stands above the note of a device: %s', (note) => {
    expect(visibleText(`Done, have a look.\n\n${note}`).visible).toBe('Done, have a look.')
  })

  it.each([
    [
      'Outlook on the web',
      '<div>Done.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Anna<br><b>Sent:</b> Tuesday, May 5, 2026<br><b>To:</b> Ines<br><b>Subject:</b> x</div><div>Dear Ines</div>',
    ],
    [
      'Yahoo',
      '<div>Done.</div><div class="yahoo_quoted"><div>On Tuesday, May 5, 2026 at 09:12:45 AM GMT+2, Anna &lt;anna@client.test&gt; wrote:</div><div>Dear Ines</div></div>',
    ],
    [
      'Thunderbird',
      '<p>Done.</p><div class="moz-cite-prefix">On 05/05/2026 09:12, Anna wrote:<br></div><blockquote type="cite"><p>Dear Ines</p></blockquote><pre class="moz-signature">-- \nInes</pre>',
    ],
    [
      'ProtonMail',
      '<div>Done.</div><div class="protonmail_quote">On Tuesday, May 5th, 2026 at 9:12 AM, Anna &lt;anna@client.test&gt; wrote:<br><blockquote>Dear Ines</blockquote></div>',
    ],
  ])('stands alone in the HTML of %s', (_program, html) => {
    expect(visibleText(htmlToText(html)).visible).toBe('Done.')
  })

  it.each([
    'From: the first day we liked it.\nTo: be honest, it is great.',
    'Sent it to our editor.\n\nThe date: Friday.',
    'My colleague wrote:\nplease add the link on Friday.\n\nSo I shall.',
    'She wrote:\nwe add it on Friday.',
    'Prices\n- page: 10\n- date: any',
  ])('keeps words that only look like marks: %s', (mail) => {
    expect(visibleText(mail).visible).toBe(mail)
  })
})

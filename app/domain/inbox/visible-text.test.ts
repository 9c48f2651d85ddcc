import { describe, expect, it } from 'vitest'
import { htmlToText } from './html-to-text.ts'
import { visibleText } from './visible-text.ts'

const QUOTE = '> Dear Ines,\n> a link on your page is dead.\n>\n> Anna'

describe('what the person wrote', () => {
  it.each([
    ['English', 'On Tue, 5 May 2026 at 09:12, Anna Reyes <anna@client.test> wrote:'],
    [
      'English, broken over two lines',
      'On Tue, May 5, 2026 at 9:12 AM Anna Reyes <anna@client.test>\nwrote:',
    ],
    ['English, Outlook for the web', 'On 5 May 2026, at 09:12, Anna Reyes wrote:'],
    ['German', 'Am Di., 5. Mai 2026 um 09:12 Uhr schrieb Anna Reyes <anna@client.test>:'],
    ['German, turned round', 'Anna Reyes <anna@client.test> schrieb am Di., 5. Mai 2026, 09:12:'],
    ['French', 'Le mar. 5 mai 2026 à 09:12, Anna Reyes <anna@client.test> a écrit :'],
    ['Spanish', 'El mar, 5 may 2026 a las 9:12, Anna Reyes (<anna@client.test>) escribió:'],
    ['Italian', 'Il giorno mar 5 mag 2026 alle ore 09:12 Anna Reyes <anna@client.test> ha scritto:'],
    ['Portuguese', 'Em ter., 5 de mai. de 2026 às 09:12, Anna Reyes <anna@client.test> escreveu:'],
    ['Dutch', 'Op di 5 mei 2026 om 09:12 schreef Anna Reyes <anna@client.test>:'],
    ['Polish', 'wt., 5 maj 2026 o 09:12 Anna Reyes <anna@client.test> napisał(a):'],
    ['Swedish', 'Den tis 5 maj 2026 kl 09:12 skrev Anna Reyes <anna@client.test>:'],
    ['Danish', 'Den tirs. 5. maj 2026 kl. 09.12 skrev Anna Reyes <anna@client.test>:'],
    ['Norwegian', 'tir. 5. mai 2026 kl. 09:12 skrev Anna Reyes <anna@client.test>:'],
    ['Finnish', 'ti 5. toukok. 2026 klo 9.12 Anna Reyes (anna@client.test) kirjoitti:'],
    ['Czech', 'út 5. 5. 2026 v 9:12 odesílatel Anna Reyes <anna@client.test> napsal:'],
    ['Russian', 'вт, 5 мая 2026 г. в 09:12, Anna Reyes <anna@client.test>:'],
    ['Japanese', '2026年5月5日(火) 9:12 Anna Reyes <anna@client.test>:'],
    ['Chinese', '在 2026年5月5日，上午9:12，Anna Reyes <anna@client.test> 写道：'],
    ['Turkish', 'Anna Reyes <anna@client.test>, 5 May 2026 Sal, 09:12 tarihinde şunu yazdı:'],
  ])('stands above a quote announced in %s', (_language, announcement) => {
    const mail = `Thank you, I will add it.\n\nInes\n\n${announcement}\n\n${QUOTE}\n`
    const read = visibleText(mail)
    expect(read.visible).toBe('Thank you, I will add it.\n\nInes')
    expect(read.quoted).toContain('a link on your page is dead')
  })

  it.each([
    ['English', 'From: Anna Reyes\nSent: Tuesday, 5 May 2026 09:12\nTo: Ines Calder\nSubject: A dead link'],
    [
      'German',
      'Von: Anna Reyes\nGesendet: Dienstag, 5. Mai 2026 09:12\nAn: Ines Calder\nBetreff: A dead link',
    ],
    ['French', 'De : Anna Reyes\nEnvoyé : mardi 5 mai 2026 09:12\nÀ : Ines Calder\nObjet : A dead link'],
    [
      'Spanish',
      'De: Anna Reyes\nEnviado el: martes, 5 de mayo de 2026 9:12\nPara: Ines\nAsunto: A dead link',
    ],
    ['Dutch', 'Van: Anna Reyes\nVerzonden: dinsdag 5 mei 2026 09:12\nAan: Ines\nOnderwerp: A dead link'],
    ['Swedish', 'Från: Anna Reyes\nSkickat: den 5 maj 2026 09:12\nTill: Ines\nÄmne: A dead link'],
    [
      'English in bold',
      '*From:* Anna Reyes\n*Sent:* Tuesday, 5 May 2026 09:12\n*To:* Ines Calder\n*Subject:* A dead link',
    ],
  ])('stands above an unmarked original with %s headers', (_language, headers) => {
    const mail = `Done, have a look.\n\n${headers}\n\nDear Ines,\n\na link on your page is dead.`
    expect(visibleText(mail).visible).toBe('Done, have a look.')
  })

  it.each([
    ['-----Original Message-----'],
    ['-----Ursprüngliche Nachricht-----'],
    ['-----Message d’origine-----'],
    ['________________________________'],
  ])('stands above %s', (line) => {
    expect(visibleText(`Fine.\n\n${line}\nFrom: Anna\nwhatever`).visible).toBe('Fine.')
  })

  const announced = `On Tue, 5 May 2026, Anna <anna@client.test> wrote:\n${QUOTE}`
  it.each([
    ['below the quote', `${announced}\n\nYes, I will.`, 'Yes, I will.'],
    [
      'below the quote after a greeting above it',
      `Hi Anna,\n\n${announced}\n\nYes, I will.`,
      `Hi Anna,\n\n${QUOTE}\n\nYes, I will.`,
    ],
    [
      'between the quotes',
      `On Tue, 5 May 2026, Anna wrote:\n> May I offer our guide?\n\nYes.\n\n> Which page?\n\nThe links page.`,
      `> May I offer our guide?\n\nYes.\n\n> Which page?\n\nThe links page.`,
    ],
    [
      'above a signature',
      'I will add it.\n\n-- \nInes Calder\nEditor, Soil School\n+44 20 7946 0000',
      'I will add it.',
    ],
    ['above the note of a telephone', 'I will add it.\n\nSent from my iPhone', 'I will add it.'],
    ['above the same in German', 'Mache ich.\n\nVon meinem iPhone gesendet', 'Mache ich.'],
    ['with rules inside code', 'See:\n```\n---\n# a\n```\nOK?', 'See:\n```\n---\n# a\n```\nOK?'],
    [
      'with no quote at all',
      'On Tuesday I wrote to you:\nnothing came.',
      'On Tuesday I wrote to you:\nnothing came.',
    ],
    ['with Windows line ends', 'Yes.\r\n\r\nInes', 'Yes.\n\nInes'],
    [
      'above a forward',
      `See below.\n\n---------- Forwarded message ---------\nFrom: A <a@b.test>\n\nHello`,
      'See below.',
    ],
    [
      'nothing, but a forward is kept',
      '---------- Forwarded message ---------\nFrom: A <a@b.test>\nSubject: x\n\nOur editor says yes.',
      'Our editor says yes.',
    ],
    ['nothing, and a lone quote is kept', '> Only a quote.', '> Only a quote.'],
  ])('stands %s', (_where, mail, expected) => {
    expect(visibleText(mail).visible).toBe(expected)
  })

  it('loses no line: what is not visible is folded', () => {
    const mail = `Yes.\n\n${announced}\n-- \nInes`
    const { visible, quoted } = visibleText(mail)
    for (const line of mail.split('\n').filter((one) => one.trim() !== ''))
      expect(visible.includes(line) || quoted.includes(line)).toBe(true)
  })

  it('reads a hostile mail in bounded time', () => {
    const started = performance.now()
    visibleText(`On ${'a '.repeat(50_000)}\n`.repeat(20))
    visibleText('>'.repeat(200_000))
    visibleText('On Tue, 5 May 2026 at 09:12, \n'.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('HTML as text', () => {
  it.each([
    [
      'Gmail',
      '<div dir="ltr">I will add it.</div><br><div class="gmail_quote"><div class="gmail_attr">On Tue, 5 May 2026 at 09:12, Anna &lt;<a href="mailto:anna@client.test">anna@client.test</a>&gt; wrote:<br></div><blockquote class="gmail_quote">Dear Ines,<br>a dead link</blockquote></div>',
    ],
    [
      'Apple',
      '<div>I will add it.</div><div><br><blockquote type="cite"><div>On 5 May 2026, at 09:12, Anna &lt;anna@client.test&gt; wrote:</div><br><div>Dear Ines</div></blockquote></div>',
    ],
    [
      'Outlook',
      '<p class="MsoNormal">I will add it.</p><div style="border-top:solid 1pt"><p class="MsoNormal"><b>From:</b> Anna<br><b>Sent:</b> Tuesday, 5 May 2026<br><b>To:</b> Ines<br><b>Subject:</b> x</p></div><p>Dear Ines</p>',
    ],
    [
      'a Gmail signature',
      '<div>I will add it.</div><div class="gmail_signature">Ines Calder<br>Editor</div>',
    ],
    [
      'a hidden line',
      '<div>I will add it.</div><div style="display:none">Tracking words</div><script>x</script><style>y</style>',
    ],
  ])('of %s gives the words alone', (_program, html) => {
    expect(visibleText(htmlToText(html)).visible).toBe('I will add it.')
  })

  it('survives a deep and a long document', () => {
    expect(htmlToText('<div>'.repeat(20_000) + 'deep')).toBeTypeOf('string')
    expect(htmlToText('<p>x</p>'.repeat(200_000)).length).toBeGreaterThan(1000)
  })
})

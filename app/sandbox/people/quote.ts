import type { Client } from './cast.ts'
import type { Letter } from './memory.ts'

/** A mail as somebody's program writes it: the answer and, in that program's fashion, what it answers to. */
export type Written = { subject: string; text: string; html: string | null; mailer: string | null }

type Style = {
  /** The line above the quoted original. */
  attribution: (letter: Letter) => string
  prefix: 'Re' | 'RE' | 'AW'
  arrange: (answer: string, attribution: string, original: string) => string
  html?: (answer: string, attribution: string, original: string) => string
  mailer?: string
}

/** Writes an answer in the style of a mail program. Empty answer: a notice without a quote. */
export function write(client: Client, answer: string, letter: Letter): Written {
  const style = STYLES[client]
  const attribution = style.attribution(letter)
  const original = letter.text.replace(/\r/g, '').trim()
  const bare = letter.subject.replace(/^((re|aw|fwd?):\s*)+/i, '')
  return {
    subject: `${style.prefix}: ${bare}`,
    text: style.arrange(answer, attribution, original),
    html: style.html?.(answer, attribution, original) ?? null,
    mailer: style.mailer ?? null,
  }
}

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n')
const under = (answer: string, attribution: string, original: string) =>
  `${answer}\n\n${attribution}\n${quoted(original)}\n`
const escapeHtml = (text: string) =>
  text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!)
const asHtml = (text: string) =>
  escapeHtml(text)
    .replace(/https?:\/\/[^\s<]+[\w/]/g, (url) => `<a href="${url}">${url}</a>`)
    .split('\n')
    .join('<br>\n')

function when(letter: Letter, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Europe/Berlin' }).format(
    new Date(letter.at),
  )
}

const whom = (letter: Letter) => `${letter.fromName || letter.from} <${letter.from}>`
const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const

function gmail(attribution: Style['attribution']): Style {
  return {
    attribution,
    prefix: 'Re',
    arrange: under,
    html: (answer, line, original) =>
      `<div dir="ltr">${asHtml(answer)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${asHtml(line)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${asHtml(original)}</blockquote></div>`,
  }
}

function outlook(
  words: { from: string; sent: string; to: string; subject: string },
  prefix: 'RE' | 'AW',
  locale: string,
): Style {
  const block = (letter: Letter) =>
    [
      `${words.from}: ${whom(letter)}`,
      `${words.sent}: ${when(letter, locale, { weekday: 'long' })}, ${when(letter, locale, { dateStyle: 'long' })} ${when(letter, locale, clock)}`,
      `${words.to}: ${letter.envelopeTo}`,
      `${words.subject}: ${letter.subject}`,
    ].join('\n')
  return {
    attribution: block,
    prefix,
    arrange: (answer, line, original) => `${answer}\n\n${'_'.repeat(32)}\n${line}\n\n${original}\n`,
    html: (answer, line, original) =>
      `<html><body><div class="elementToProof">${asHtml(answer)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt">${asHtml(line)}</font><div>&nbsp;</div></div><div class="BodyFragment">${asHtml(original)}</div></body></html>`,
    mailer: 'Microsoft Outlook 16.0',
  }
}

const thunderbird: Style = {
  attribution: (letter) =>
    `Am ${when(letter, 'de-DE', { day: '2-digit', month: '2-digit', year: '2-digit' })} um ${when(letter, 'de-DE', clock)} schrieb ${letter.fromName || letter.from}:`,
  prefix: 'Re',
  arrange: under,
  mailer: 'Mozilla Thunderbird',
}

const apple: Style = {
  attribution: (letter) =>
    `On ${when(letter, 'en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, at ${when(letter, 'en-GB', clock)}, ${whom(letter)} wrote:`,
  prefix: 'Re',
  arrange: (answer, line, original) => `${answer}\n\n${quoted(`${line}\n\n${original}`)}\n`,
  html: (answer, line, original) =>
    `<html><body style="overflow-wrap: break-word;">${asHtml(answer)}<br><div><br><blockquote type="cite"><div>${asHtml(line)}</div><br><div>${asHtml(original)}</div></blockquote></div><br></body></html>`,
  mailer: 'Apple Mail (2.3826.600.51.1.1)',
}

const gmailEn = (letter: Letter) =>
  `On ${when(letter, 'en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })} at ${when(letter, 'en-GB', clock)}, ${whom(letter)} wrote:`

const STYLES: Record<Client, Style> = {
  gmail_en: gmail(gmailEn),
  gmail_de: gmail(
    (letter) =>
      `Am ${when(letter, 'de-DE', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })} um ${when(letter, 'de-DE', clock)} Uhr schrieb ${whom(letter)}:`,
  ),
  gmail_fr: gmail(
    (letter) =>
      `Le ${when(letter, 'fr-FR', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })} à ${when(letter, 'fr-FR', clock)}, ${whom(letter)} a écrit :`,
  ),
  apple_en: apple,
  iphone_en: {
    ...apple,
    arrange: (answer, line, original) =>
      `${answer}\n\nSent from my iPhone\n\n${quoted(`${line}\n\n${original}`)}\n`,
    mailer: 'iPhone Mail (22F76)',
  },
  outlook_en: outlook({ from: 'From', sent: 'Sent', to: 'To', subject: 'Subject' }, 'RE', 'en-GB'),
  outlook_de: outlook({ from: 'Von', sent: 'Gesendet', to: 'An', subject: 'Betreff' }, 'AW', 'de-DE'),
  thunderbird_de: thunderbird,
  below: {
    attribution: (letter) => `${letter.fromName || letter.from} wrote:`,
    prefix: 'Re',
    arrange: (answer, line, original) => `${line}\n${quoted(original)}\n\n${answer}\n`,
    mailer: 'Mutt/2.2.9',
  },
  between: {
    attribution: gmailEn,
    prefix: 'Re',
    arrange: (answer, line, original) => {
      const parts = original.split(/\n{2,}/)
      const cut = Math.min(2, Math.max(1, parts.length - 1))
      const above = quoted(parts.slice(0, cut).join('\n\n'))
      const below = quoted(parts.slice(cut).join('\n\n'))
      return `${line}\n${above}\n\n${answer}\n\n${below}\n`
    },
  },
  bare: { attribution: () => '', prefix: 'Re', arrange: (answer) => `${answer}\n` },
}

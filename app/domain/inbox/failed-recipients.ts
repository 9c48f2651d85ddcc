import type { BounceClass } from '#db/vocabulary.ts'
import { classOfBounce } from './bounce-class.ts'
import { headerOf, readAddresses, type Headers } from './headers.ts'
import type { IncomingMessage } from './read-message.ts'
import { recipientField } from './report-parts.ts'

export type FailedRecipient = {
  address: string
  /** Enhanced status, `5.1.1`; null when nobody said one. */
  status: string | null
  diagnostic: string
  bounceClass: BounceClass
}

export function recipientOf(fields: Headers, words: string): FailedRecipient {
  const address = addressIn(headerOf(fields, 'original-recipient')) ?? addressIn(recipientField(fields)) ?? ''
  const finalAddress = addressIn(headerOf(fields, 'final-recipient')) ?? address
  const said = headerOf(fields, 'diagnostic-code').replace(/^\s*(smtp|x-[\w-]+|x400|dns|unknown)\s*;\s*/i, '')
  const stated = statusIn(headerOf(fields, 'status'), { isField: true })
  const around = wordsAbout([address, finalAddress], words)
  const status = bestStatus(stated, said, around)
  const tells = said.replace(/[\d.\s]/g, '').length >= 8
  const diagnostic = (tells ? said : `${said} ${around}`).replace(/\s+/g, ' ').trim().slice(0, 1000)
  const bounceClass = classOfBounce({ status, diagnostic, afterData: AFTER_DATA.test(around) })
  return { address: finalAddress || address, status, diagnostic, bounceClass }
}

/** The refusal came as the answer to the body: Postfix, Exim, sendmail, m-FILTER and DragonFly each say it so. */
const AFTER_DATA =
  /in reply to (end of )?DATA|after end of data|after sending data|>>> (DATA|\.)\s+<<< (?!503|554 5\.5\.1|554 no valid)[45]|final DATA:|SMTP command\s+DATA\b/i

/** The unspecific x.0.0 is only believed when the diagnostic text has nothing better. */
function bestStatus(stated: string | null, said: string, around: string): string | null {
  const precise = /^\s*['"<]?[45]\d\d[- ]#?([45]\.\d{1,2}\.\d{1,3})(?!\d)/.exec(said)?.[1]
  if (precise && !/^\d\.0\.0$/.test(precise)) return precise
  if (stated && !/^\d\.0\.0$/.test(stated)) return stated
  return statusIn(said) ?? statusIn(around) ?? stated
}

const STATUS = /(?:^|[^\d.[])([245]\.\d{1,2}\.\d{1,3})(?![\d.]*\d)/

function statusIn(text: string, { isField = false } = {}): string | null {
  const direct = isField
    ? /([245]\.\d{1,3}\.\d{1,3})/.exec(text)
    : (/\b[45]\d\d[- ]['"#<]?([45]\.\d{1,2}\.\d{1,3})(?![\d.]*\d)/.exec(text) ??
      /#([45]\.\d{1,2}\.\d{1,3})/.exec(text) ??
      STATUS.exec(text))
  return direct?.[1] ?? null
}

/** Recipients of a report in free form: the header of the failed ones, addresses in the words, then the original's To. */
export function recipientsInWords(
  message: IncomingMessage,
  words: string,
  original: Headers,
): FailedRecipient[] {
  const failed = readAddresses(headerOf(message.headers, 'x-failed-recipients')).map((one) => one.address)
  const ours = new Set([...message.recipients, message.from?.address ?? ''])
  const originalTo = readAddresses([headerOf(original, 'to'), headerOf(original, 'cc')].join(', ')).map(
    (one) => one.address,
  )
  const named = addressesIn(words).filter(
    (address) => !/^(mailer-daemon|postmaster|abuse|noc|support|info@.*(provider|isp))/i.test(address),
  )
  const notUs = named.filter((address) => !ours.has(address))
  const likely = notUs.filter((address) => originalTo.includes(address))
  const atStart = atLineStart(words, notUs)
  const isListed =
    likely.length === 0 || (atStart.length > likely.length && likely.every((one) => atStart.includes(one)))
  const fallback = notUs.length > 0 ? notUs.slice(0, 1) : originalTo.slice(0, 1)
  const addresses = failed.length > 0 ? failed : !isListed ? likely : atStart.length > 0 ? atStart : fallback
  const found = addresses.length > 0 ? addresses : named.slice(0, 1)
  return (found.length > 0 ? found : ['']).map((address) => {
    const about = wordsAbout([address], words, found)
    const status = statusIn(about) ?? (found.length <= 1 ? statusIn(words) : null)
    const diagnostic = about.replace(/\s+/g, ' ').trim().slice(0, 1000)
    return {
      address,
      status,
      diagnostic,
      bounceClass: classOfBounce({ status, diagnostic, afterData: AFTER_DATA.test(about) }),
    }
  })
}

/** qmail, Exim and others begin a line with the failed address. */
function atLineStart(words: string, addresses: string[]): string[] {
  return addresses.filter((address) =>
    words.split('\n').some((line) =>
      line
        .toLowerCase()
        .replace(
          /^[\s<>"'*.-]*(?:(?:recipient( address)?|to|rcpt to|mailbox|address)(?:\s*[:：]|\s))?\s*<?/i,
          '',
        )
        .startsWith(address),
    ),
  )
}

/** The words that speak of one of several recipients; of one alone, all words. */
function wordsAbout(addresses: string[], words: string, all: string[] = addresses): string {
  const lower = words.toLowerCase()
  if (all.filter((one) => one !== '').length < 2 || new Set(all).size < 2) return words
  const from = Math.max(...addresses.map((address) => (address ? lower.indexOf(address) : -1)))
  if (from === -1) return words
  const others = all
    .filter((other) => !addresses.includes(other))
    .map((other) => lower.indexOf(other, from + 1))
    .filter((at) => at > from)
  return words.slice(from, Math.min(words.length, ...others))
}

function addressIn(field: string): string | null {
  const text = field.replace(/^\s*[\w.-]+\s*;\s*/, '')
  return addressesIn(text)[0] ?? null
}

function addressesIn(text: string): string[] {
  const found =
    text.match(/[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}/gi) ?? []
  return [
    ...new Set(found.slice(0, 400).map((address) => address.toLowerCase().replace(/^['.*]+|[.']+$/g, ''))),
  ]
}

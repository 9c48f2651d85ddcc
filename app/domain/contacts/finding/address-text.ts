import { parse } from 'tldts'
import { readEmailAddress } from '#app/domain/values/email-address.ts'

/** An address in a text, and where it stands there. */
export type Spotted = { email: string; from: number; to: number; isObfuscated: boolean }

/** Top-level domains that the public suffix list does not know and that private networks use (RFC 2606). */
const PRIVATE_TLDS = new Set(['test', 'example'])

/**
 * Reads an address as a page gives it: a real top-level domain, no file name, no version of a package.
 * @returns lower case, or null
 */
export function readFoundAddress(text: string): string | null {
  const email = readEmailAddress(text.replace(/[\u200b-\u200f\u00ad\u2060\ufeff]/g, '').trim())?.toLowerCase()
  if (!email || /[^\x21-\x7e]|[/*|^`{}~=?#$%!&]/.test(email)) return null
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const tld = domain.slice(domain.lastIndexOf('.') + 1)
  const { isIcann } = parse(domain)
  return isIcann || PRIVATE_TLDS.has(tld) ? email : null
}

/** Every address in a text: plain ones, and those written so that robots do not see them. */
export function addressesIn(text: string): Spotted[] {
  const plain = plainIn(text)
  const isTaken = (one: Spotted) => plain.some((other) => one.from < other.to && other.from < one.to)
  return [...plain, ...obfuscatedIn(text).filter((one) => !isTaken(one))].sort((a, b) => a.from - b.from)
}

const PLAIN =
  /(?<![\p{L}\p{N}._%+@/=-])[\p{L}\p{N}_](?:[\p{L}\p{N}._%+'-]{0,62}[\p{L}\p{N}_+-])?@[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu

function plainIn(text: string): Spotted[] {
  if (!text.includes('@')) return []
  return [...text.matchAll(PLAIN)].flatMap((found) => {
    const whole = found[0]
    // A sentence that goes on without a blank: "jane@site.test.Please".
    const cut = /\.\p{Lu}[\p{L}-]*$/u.test(whole) ? whole.replace(/\.[^.]*$/, '') : null
    const spam = withoutSpamWord(whole)
    const email = spam ?? readFoundAddress(whole) ?? (cut && readFoundAddress(cut))
    // "https://key@host/1" and "git@host:path" are no mailboxes.
    const isPartOfUrl = /:\/\/\S*$/.test(text.slice(Math.max(0, found.index - 80), found.index))
    const isRemote = /^:[\w~/-]+\//.test(text.slice(found.index + whole.length))
    if (!email || isPartOfUrl || isRemote) return []
    return [{ email, from: found.index, to: found.index + whole.length, isObfuscated: spam !== null }]
  })
}

/** "jane@NOSPAM.site.test", "janeREMOVETHIS@site.test": a word in capitals that a person would take out. */
const SPAM_WORD =
  /[._-]?(?:(?:NO|REMOVE|DELETE|ANTI|STOP|KEIN|SANS|PAS)[._-]?(?:SPAM|THIS|ME|MAIL)|REMOVE|NOSPAM|DELETETHIS)[._-]?/

function withoutSpamWord(text: string): string | null {
  const found = SPAM_WORD.exec(text)
  if (!found) return null
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
  const joins = [before + after, `${before}.${after}`]
  const [email] = joins.flatMap((one) => readFoundAddress(one) ?? [])
  return email ?? null
}

const AT_WORDS =
  'at|at-sign|at sign|à|ät|aet|æt|et|arroba|aroba|arobase|arobas|apenstaartje|apestaartje|apestaart|snabel-?a|snabela|alfa-?kr[oø]ll|kr[øo]llalfa|chiocciola|chiocc|małpa|malpa|kukac|zavináč|zavinac|kanelbulle|miukumauku|ät-?merkki|klammeraffe|собака|a|ad|@|＠|ατ'
const DOT_WORDS =
  'dot|d0t|punkt|pkt|point|punto|ponto|punt|kropka|prick|piste|tečka|tecka|bodka|pont|точка|тчк|dt|\\.'
/** In brackets, or strange enough to mean nothing else. */
const AT = new RegExp(
  `\\s{0,3}(?:[\\[({<«]{1,2}\\s{0,2}(?:${AT_WORDS})\\s{0,2}[\\])}>»]{1,2}|[＠﹫ⓐ])\\s{0,3}` +
    // Between blanks or dashes: believed only together with a dot that is a word, or after "e-mail".
    `|\\s{1,3}(?:${AT_WORDS.replace('|a|ad', '').replace('|et', '')})\\s{1,3}|(?<=\\w)(?:-at-|_at_|\\*at\\*|\\|at\\||\\.at\\.|-AT-)(?=\\w)|\\s?/at/\\s?`,
  'giu',
)
const NATIVE = new RegExp(
  `^(?:arroba|arobase|apenstaartje|apestaartje|snabel-?a|chiocciola|małpa|malpa|kukac|zavináč|klammeraffe|alfakr[oø]ll|собака|@|＠)$`,
  'iu',
)
const DOT = `(?:\\s{0,3}[\\[({<«]\\s{0,2}(?:${DOT_WORDS})\\s{0,2}[\\])}>»]\\s{0,3}|\\s{1,3}(?:${DOT_WORDS})\\s{1,3}|(?:-dot-|_dot_|\\*dot\\*)|\\s?/dot/\\s?)`
const LOCAL = new RegExp(`[a-z0-9][a-z0-9+_-]{0,40}(?:(?:\\.|${DOT})[a-z0-9+_-]{1,40}){0,4}$`, 'iu')
const DOMAIN = new RegExp(
  `^[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}(?:(?:\\.|${DOT})[\\p{L}\\p{N}-]{1,63}){1,4}`,
  'iu',
)
const DOTS = new RegExp(DOT, 'giu')
const LABEL =
  /(?:e-?mail|mail|courriel|correo|posta|contact|kontakt|contatto|contacto|adres|adress|write(?: to)?|reach)[^.\n]{0,25}$/i

function obfuscatedIn(text: string): Spotted[] {
  return [...text.matchAll(AT)].flatMap((at) => {
    const head = text.slice(Math.max(0, at.index - 100), at.index)
    const start = at.index + at[0].length
    const tail = text.slice(start, start + 140)
    const domain = DOMAIN.exec(tail)
    if (!domain) return []
    const isSure = /[[({<«＠﹫ⓐ]/.test(at[0])
    const isDotHidden = new RegExp(DOT, 'iu').test(domain[0])
    const local = localIn(head, isSure || isDotHidden)
    if (!local) return []
    const isLabelled = LABEL.test(head.slice(0, -local.length))
    const isNative = NATIVE.test(at[0].trim())
    if (!isSure && !isDotHidden && !isLabelled && !isNative) return []
    const name = local.replace(DOTS, '.')
    const found = longestDomain(name, domain[0])
    if (!found) return []
    const from = at.index - local.length
    return [{ email: found.email, from, to: start + found.length, isObfuscated: true }]
  })
}

/** Hidden dots between blanks count as part of a name only where all of it is hidden so. */
function localIn(head: string, withWords: boolean): string | null {
  const found = LOCAL.exec(head)?.[0] ?? null
  if (found === null || (withWords && /[[({<«]/.test(found))) return found
  const words = found.split(/\s+/)
  const isSpelled =
    withWords &&
    words.length % 2 === 1 &&
    words.every(
      (word, at) => at % 2 === 0 || /^(?:dot|punkt|point|punto|ponto|punt|kropka|prick|piste)$/i.test(word),
    )
  return isSpelled ? found : (words.at(-1) ?? null)
}

function longestDomain(local: string, text: string): { email: string; length: number } | null {
  const ends = [...text.matchAll(new RegExp(`\\.|${DOT}`, 'giu'))].map((one) => one.index)
  for (const end of [text.length, ...ends.slice(1).reverse()]) {
    const email = readFoundAddress(`${local}@${text.slice(0, end).replace(DOTS, '.')}`)
    if (email) return { email, length: end }
  }
  return null
}

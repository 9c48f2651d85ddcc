import { httpUrl, pageKey, siteOf } from '#app/domain/values/web-address.ts'
import type { PageKind } from './sighting.ts'

const SLUG = (words: string) => new RegExp(`(?:^|[/_.-])(?:${words})(?:$|[/_.?#-])`, 'i')

/** What pages are called in their address and in the links to them, in the main European languages. */
const KINDS: { kind: PageKind; path: RegExp; text: RegExp }[] = [
  {
    kind: 'contact',
    path: SLUG(
      'contacts?|contact-?us|contactez(?:-nous)?|nous-contacter|kontakt(?:e|y|a|ieren|formular|uppgifter|er)?|kontakta-oss|contacto|contactar|contactanos|contatti|contattaci|contatto|contato|contacte|get-?in-?touch|reach-us|ota-yhteytta|yhteystiedot|yhteydenotto|kapcsolat|hafdu-samband|kapcsolatok|kontakti|susisiekite|epikoinonia|iletisim|write-(?:to|for)-us|say-hello|hire-me|skriv-til-os',
    ),
    text: /^\W*(?:(?:[\w-]+ )?contact(?:s|ez)?(?: us| me| form| page| details| info(?:rmation)?)?|contactez-nous|nous contacter|kontakt(?:e|y|iere?n?|formular|uppgifter)?(?: (?:oss|os|aufnehmen))?|kontakta oss|contacto|contáctanos|contactar|contatti|contattaci|contatto|contato|get in touch|reach us|drop us a line|write (?:to|for) us|yhteystiedot|ota yhteyttä|kapcsolat|hafðu samband|επικοινωνία|контакты?|контакти|skontaktuj się(?: z nami)?|schreib(?:en sie)? uns|neem contact op|say hello|work with (?:me|us))\W*$/iu,
  },
  {
    kind: 'imprint',
    path: SLUG(
      'impressum|imprint|anbieterkennzeichnung|mentions-?legales|mentions-l%c3%a9gales|infos?-legales|aviso-?legal|note-?legali|informazioni-legali|legal-?notice|colofon|colophon|masthead|stopka-redakcyjna|redakcja|redaktionsruta|redaktionsruta|site-notice|publisher|ours|lourd|qui-edite|impresszum|tiraz|wydawca|ansvarig-utgivare',
    ),
    text: /^\W*(?:impressum|imprint|anbieterkennzeichnung|mentions légales|informations légales|aviso legal|note legali|legal notice|colofon|colophon|masthead|stopka redakcyjna|redakcja|impresszum|tiráž|ansvarig utgivare|publisher)(?:\W+(?:&|und|and)?\W*(?:datenschutz\w*|privacy))?\W*$/iu,
  },
  {
    kind: 'team',
    path: SLUG(
      'team|teams|our-team|das-team|unser-team|the-team|meet-the-team|staff|people|editors|editorial-team|editorial-staff|editorial|redaktion|redaktionen|redaktionsteam|equipe|equipo|l-equipe|notre-equipe|nuestro-equipo|redaccion|redazione|redaction|la-redaction|redactie|zespol|medarbejdere|medarbetare|ansatte|personal|personalen|mitarbeiter|ansprechpartner|medewerkers|ons-team|il-team|chi-siamo-team|who-we-are|contributors|authors|autoren|autores|auteurs|writers|toimitus|henkilokunta|our-people|experts|press|presse|prensa|stampa|ufficio-stampa|media|newsroom',
    ),
    text: /^\W*(?:(?:meet )?(?:the |our |das |unser |ons |notre |nuestro |il nostro )?(?:editorial |redaktions)?team|staff|our people|people|editors|editorial(?: staff| board)?|(?:die |la |de )?(?:redaktion(?:en)?|rédaction|redacción|redazione|redactie)|l['’ ]?équipe|(?:notre |nos )?équipes?|equipo|zespół|mitarbeiter(?:innen)?|ansprechpartner(?:innen)?|medarbejdere|medarbetare|medewerkers|contributors|authors|autoren|auteurs|writers|our writers|toimitus|press(?: office| contacts?)?|presse|prensa|stampa|ufficio stampa|newsroom)\W*$/iu,
  },
  {
    kind: 'about',
    path: SLUG(
      'about|about-?us|about-?me|ueber-?uns|uber-?uns|ueber-?mich|uber-?mich|%c3%bcber-uns|wir|wir-ueber-uns|a-propos|apropos|qui-sommes-nous|qui-suis-je|quienes-somos|quien-soy|sobre-(?:nosotros|mi|nos)|acerca(?:-de)?|nosotros|chi-siamo|chi-sono|over-(?:ons|mij)|wie-(?:zijn-wij|ben-ik)|o-nas|o-mnie|om-(?:oss|os|mig|mej)|om|meista|tietoa|rolunk|sobre|quem-somos|company|our-story|info|our-mission|uber',
    ),
    text: /^\W*(?:about(?: us| me| the .{1,30}| this .{1,20}| .{1,24})?|(?:wir )?über (?:uns|mich)|à propos(?: de nous)?|qui sommes[- ]nous ?\??|qui suis-je ?\??|quiénes somos|quién soy|sobre (?:nosotros|mí|nós)|acerca de|chi siamo|chi sono|over (?:ons|mij)|wie zijn wij|wie ben ik|o nas|o mnie|om (?:oss|os|mig|mej)|meistä|rólunk|quem somos|who we are|our story)\W*$/iu,
  },
]

const AUTHOR_PATH =
  /\/(?:authors?|autor(?:en|es|ka|zy)?|auteurs?|autori?|autrice|profile?s?|writers?|contributors?|people|staff|team|by|redakteur|journalist(?:e|en|s)?|forfatter|skribent|redattore|schrijver)\/[^/?#]+/i

/** What the address of a page says it is for, or null. */
export function kindOfPath(url: URL): PageKind | null {
  const path = decodedPath(url)
  if (AUTHOR_PATH.test(path)) return 'author'
  // A page deep inside an archive is an article, whatever word stands in its name.
  if (path.split('/').filter(Boolean).length > 3 || /\/\d{4}\//.test(path)) return null
  return KINDS.find((one) => one.path.test(path))?.kind ?? null
}

/** What a link says its page is for: by its text first, then by its address. */
export function kindOfLink(text: string, url: URL): PageKind | null {
  const words = text.replace(/\s+/g, ' ').trim()
  const byText = words.length <= 60 ? KINDS.find((one) => one.text.test(words))?.kind : undefined
  if (byText && url.pathname !== '/') return byText
  const last = decodedPath(url).split('/').filter(Boolean)
  return last.length <= 3 ? kindOfPath(url) : null
}

export type Way = { url: string; kind: PageKind; inByline: boolean }

const ORDER: PageKind[] = ['contact', 'author', 'imprint', 'team', 'about']

/** The pages of the site that a page links to and that may hold contacts, the most promising first, each once. */
export function waysFrom(
  links: { url: string; text: string; rel: string; isByline: boolean }[],
  page: string,
): Way[] {
  const site = siteOf(page)
  const ways = new Map<string, Way>()
  for (const { url, text, rel, isByline } of links) {
    const at = httpUrl(url)
    if (!at || siteOf(at) !== site || NO_PAGE.test(at.pathname)) continue
    at.hash = ''
    const inByline = (isByline || /\bauthor\b/.test(rel)) && pageKey(at) !== pageKey(page)
    const kind = inByline ? 'author' : kindOfLink(text, at)
    if (!kind || (kind === 'author' && !inByline)) continue
    const key = pageKey(at)
    if (key !== pageKey(page) && !ways.has(key)) ways.set(key, { url: at.href, kind, inByline })
  }
  return [...ways.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

const NO_PAGE = /\.(?:pdf|docx?|xlsx?|zip|png|jpe?g|gif|svg|webp|mp[34]|ics|vcf|rss|xml|css|js)$/i

/** Where such pages usually lie, for a site that links to none of them. */
export function usualWays(home: string, language: string | null): Way[] {
  const lang = (language ?? '').slice(0, 2).toLowerCase()
  const tld = new URL(home).hostname.split('.').at(-1)!
  const own: Record<string, [string, PageKind][]> = {
    de: [
      ['/kontakt', 'contact'],
      ['/impressum', 'imprint'],
    ],
    fr: [
      ['/contact', 'contact'],
      ['/mentions-legales', 'imprint'],
    ],
    es: [
      ['/contacto', 'contact'],
      ['/aviso-legal', 'imprint'],
    ],
    it: [
      ['/contatti', 'contact'],
      ['/chi-siamo', 'about'],
    ],
    nl: [
      ['/contact', 'contact'],
      ['/over-ons', 'about'],
    ],
    pl: [
      ['/kontakt', 'contact'],
      ['/o-nas', 'about'],
    ],
    sv: [
      ['/kontakt', 'contact'],
      ['/om-oss', 'about'],
    ],
    da: [
      ['/kontakt', 'contact'],
      ['/om-os', 'about'],
    ],
  }
  const byTld: Record<string, string> = { at: 'de', ch: 'de', be: 'nl', se: 'sv', dk: 'da', mx: 'es' }
  const paths = own[lang] ?? own[tld] ?? own[byTld[tld] ?? ''] ?? []
  const english: [string, PageKind][] = [
    ['/contact', 'contact'],
    ['/about', 'about'],
    ['/contact-us', 'contact'],
  ]
  return [...new Map([...paths, ...english])]
    .slice(0, 4)
    .map(([path, kind]) => ({ url: new URL(path, home).href, kind, inByline: false }))
}

function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname)
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
  } catch {
    // An escape that is none: the path as it is written serves as well.
    return url.pathname
  }
}

import { siteOf } from '#app/domain/values/web-address.ts'
import { anyOf, fold } from './phrase.ts'

type Suspect = {
  url: string
  title: string | null
  headings: string[]
  wordCount: number
  text: string
  html: string
}

/** Parking pages are lists of search terms or one offer; a page with more words is one of its own. */
const FEW_WORDS = 400
/** An offer in the title or main heading is believed on a short page only. */
const FEW_WORDS_FOR_WORDS = 250

/** What only the pages of parking companies carry. */
const MARKERS = [
  /<html[^>]*\sdata-adblockkey=/i,
  /google\.com\/adsense\/domains\/caf\.js/i,
  /\/\/(?:[\w-]+\.)*(?:sedoparking|parkingcrew|bodiscdn|above|skenzo|parklogic|dsparking|fastpark|cashparking|ztomy|parkingpage\.namecheap|voodoo|smartname|domainsponsor|rookmedia|tonic|zeropark|parkweb|trafficz|parked)\.(?:com|net)\b[^"'<>]*\.(?:js|css|png|jpg|gif|svg|php)/i,
  /img\d*\.(?:sedoparking|parkingcrew)\./i,
  /wsimg\.com\/parking-lander/i,
  /window\.park\s*=\s*["']/,
  /location(?:\.href)?\s*=\s*["']\/lander["']/,
  /(?:src|href)=["'][^"']*\/(?:registrar-)?parking(?:-assets|_assets|page)?\/[^"']*["'][^>]*data-parking/i,
]

/** Where names are sold: a redirect to one of them from elsewhere is an offer. */
const MARKETS = new Set(
  (
    'hugedomains.com dan.com afternic.com sedo.com sedoparking.com buydomains.com undeveloped.com uniregistry.com ' +
    'domainmarket.com brandbucket.com squadhelp.com atom.com efty.com bodis.com parkingcrew.net namebright.com ' +
    'domainagents.com brandpa.com perfectdomain.com domains.atom.com above.com parklogic.com dynadot.com'
  ).split(' '),
)

const NAME = '[a-z0-9 -]{1,60}?'
const OFFERS = anyOf([
  `(?:this|the) (?:premium )?(?:domain|domain name|website|web address|site)(?: name)?(?: ${NAME})? (?:is|may be|might be|could be) (?:available )?for sale`,
  `(?:domain|${NAME}) (?:is )?for sale(?: on| at| by| through) (?:sedo|dan|afternic|godaddy|hugedomains|namecheap|dynadot|atom|efty)`,
  'buy this (?:premium )?domain|make an offer on this domain|inquire about this domain|get this domain|purchase this domain|interested in this domain|own this domain today|domain (?:is )?for sale|lease this domain',
  '(?:this|the) (?:domain|domain name|web ?page|page|site)(?: name)?(?: [a-z0-9 ]{1,60}?)? (?:is|has been) (?:parked|registered and parked)|parked (?:free )?(?:courtesy of|by|at|with) [a-z]+|domain parking|parked domain|this domain is parked',
  '(?:this|the|your) domain(?: name)?(?: [a-z0-9 ]{1,60}?)? (?:has )?expired|expired domain|domain (?:name )?(?:has )?expired|if you are the (?:domain |registered )?owner .{0,60}renew|renew (?:this|your) domain',
  'this domain (?:was|has been) (?:recently )?registered (?:at|by|with|through|on) [a-z]+|(?:future home|this is the future home) of|related searches .{0,200}(?:privacy policy|buy this domain)',
  'first and best source for all of the information|the owner of [a-z0-9 ]{1,60} is offering it for sale|click here to (?:buy|inquire about) (?:this|the) domain|[a-z0-9 ]{1,60} is for sale (?:buy now|make offer|get a price)',
  '(?:diese|die) domain (?:[a-z0-9 ]{1,60} )?(?:steht (?:zum verkauf|zur verfügung)|ist (?:zu verkaufen|zu kaufen|käuflich|geparkt|zu erwerben)|kaufen|könnte zum verkauf stehen)|domain (?:kaufen|zu verkaufen|steht zum verkauf|ist geparkt)|diese domain (?:wurde|ist) (?:soeben |gerade )?(?:freigeschaltet|registriert|reserviert)|informationen zum thema',
  '(?:ce nom de domaine|ce domaine|le domaine|le nom de domaine)(?: [a-z0-9 ]{1,60})? (?:est (?:à vendre|en vente|expiré|parqué)|a expiré)|domaine à vendre',
  '(?:este dominio|el dominio|este nombre de dominio)(?: [a-z0-9 ]{1,60})? (?:está (?:en|a la) venta|se vende|ha (?:caducado|expirado)|está aparcado)|dominio en venta|compre este dominio',
  '(?:questo dominio|il dominio)(?: [a-z0-9 ]{1,60})? (?:è (?:in vendita|scaduto|parcheggiato))|dominio in vendita|acquista questo dominio',
  '(?:este domínio|o domínio)(?: [a-z0-9 ]{1,60})? (?:está (?:à|a) venda|expirou)|domínio à venda|compre este domínio',
  '(?:dit domein|deze domeinnaam|dit domeinnaam|de domeinnaam)(?: [a-z0-9 ]{1,60})? (?:is|staat) (?:te koop|geparkeerd|gereserveerd|verlopen)|domein te koop|domeinnaam te koop',
  '(?:ta domena|domena)(?: [a-z0-9 ]{1,60})? (?:jest )?(?:na sprzedaż|wystawiona na sprzedaż|wygasła|zaparkowana)|kup tę domenę',
  '(?:этот )?домен(?: [a-z0-9 ]{1,60})? (?:продаётся|продается|выставлен на продажу|припаркован)|купить (?:этот )?домен|срок регистрации домена .{0,40}ист[её]к',
  '(?:denna domän|domänen)(?: [a-z0-9 ]{1,60})? (?:är )?(?:till salu|parkerad)|dette domænet? er til (?:salg|leje)|bu alan adı satılıktır|alan adı satılık|tato doména je (?:na prodej|k prodeji)|doména na prodej|ez a domain eladó|acest domeniu este de vânzare',
  'このドメイン(?:は|を)(?:販売|購入|お名前|売り出し)|ドメインは(?:販売|売り出し)中|(?:该|此|本)?域名(?:正在|现在|可以)?(?:出售|转让|待售)|域名已过期|이 도메인은 판매|도메인 판매',
])

/**
 * A domain that nobody uses: parked for advertisements, offered for sale, or expired.
 * @param askedFor the address the link was promised on, which may have led to a market place
 */
export function isParked(page: Suspect, askedFor: string): boolean {
  const site = siteOf(new URL(page.url))
  if (site !== siteOf(new URL(askedFor)) && MARKETS.has(site ?? '')) return true
  if (page.wordCount >= FEW_WORDS) return false
  if (MARKERS.some((marker) => marker.test(page.html))) return true
  if (page.wordCount >= FEW_WORDS_FOR_WORDS) return false
  const host = new URL(page.url).hostname.replace(/^www\./, '')
  const shown = [page.title ?? '', ...page.headings].map(fold)
  if (shown.some((text) => OFFERS.test(text) || isNameForSale(text, host))) return true
  return page.wordCount < FEW_WORDS_FOR_WORDS / 2 && OFFERS.test(fold(page.text))
}

/** "example.com is for sale", where the name is the page's own. */
function isNameForSale(text: string, host: string): boolean {
  const name = fold(host)
  return (
    name !== '' &&
    text.includes(name) &&
    /(?:is |may be )?(?:for sale|zu verkaufen|zum verkauf|a vendre|en venta|in vendita|a venda|te koop)\b/.test(
      text,
    )
  )
}

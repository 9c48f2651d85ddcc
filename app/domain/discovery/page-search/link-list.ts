import { anyOf, fold } from '../../pages/phrase.ts'
import type { PageReading } from '../../pages/reading.ts'
import { wordCount } from '../../pages/words.ts'
import { siteOf } from '../../values/web-address.ts'

export type LinkList = {
  isList: boolean
  /** The numbers that say so. */
  because: string
}

/** A page that calls itself a list, and one that does not: how much of a list it must be. */
const NAMED = { sites: 5, listed: 0.4, outward: 0.15 }
const UNNAMED = { sites: 10, listed: 0.7, outward: 0.3 }
/** An unnamed list says a sentence or two about each link; an article that links much says more. */
const MOST_WORDS_A_LINK = 60
/** An entry of a list: the link and what is said about it. */
const MOST_WORDS_OF_ENTRY = 60
const MOST_WORDS_BEFORE = 20

/**
 * Whether a page is a list of links to other sites: resources, tools, further reading. Judged are the links of its
 * main part, by site: how many, how many of them begin an entry, and whether title, heading or address say "resources".
 */
export function judgeLinkList(page: PageReading): LinkList {
  const own = siteOf(page.url)
  const links = page.links.filter((link) => link.position === 'content' && !link.isHidden)
  const outward = links.filter(({ url }) => isElsewhere(siteOf(url), own))
  const sites = new Set(outward.map(({ url }) => siteOf(url)!))
  const name = listName(page)
  const least = name ? NAMED : UNNAMED
  if (sites.size < NAMED.sites)
    return {
      isList: false,
      because:
        sites.size === 0 ? 'links to no other site' : `links to ${counted(sites.size, 'other site')} only`,
    }
  const paid = outward.filter(({ rel }) => rel.includes('sponsored')).length
  if (paid * 2 > outward.length)
    return { isList: false, because: `${paid} of its ${outward.length} links out are sponsored` }
  const listed = new Set(
    outward.filter((link) => beginsEntry(page.text, link)).map(({ url }) => siteOf(url)!),
  ).size
  const says = `links to ${sites.size} other sites, ${listed} of them as entries of a list`
  const isRunningText = listed < sites.size * least.listed
  const isInward = outward.length < links.length * least.outward
  const isWordy = !name && wordCount(page.text) > outward.length * MOST_WORDS_A_LINK
  if (isRunningText || isWordy) return { isList: false, because: `${says}: running text, no list` }
  if (isInward) return { isList: false, because: `${says}, and to many more pages of its own` }
  if (sites.size < least.sites)
    return { isList: false, because: `${says}: too few for a page that does not call itself a list` }
  const unfollowed = outward.filter(({ rel }) =>
    rel.some((one) => one === 'nofollow' || one === 'ugc'),
  ).length
  return {
    isList: true,
    because: [
      says,
      ...(name ? [`it calls itself “${name}”`] : []),
      ...(unfollowed * 2 > outward.length ? ['most of its links are nofollow'] : []),
    ].join('; '),
  }
}

/** Share buttons and profiles are no recommendations. */
const SOCIAL = new Set(
  'facebook.com twitter.com x.com linkedin.com pinterest.com reddit.com whatsapp.com wa.me t.me telegram.me instagram.com youtube.com youtu.be tiktok.com threads.net bsky.app mastodon.social getpocket.com tumblr.com xing.com vk.com google.com apple.com addtoany.com'.split(
    ' ',
  ),
)

function isElsewhere(site: string | null, own: string | null): boolean {
  return site !== null && site !== own && !SOCIAL.has(site)
}

/**
 * True when a link opens its line, but for a mark or a word or two ("New: …"), or closes a short one ("Soil tests, by
 * the council: …").
 */
function beginsEntry(text: string, { from, to }: { from: number; to: number }): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', to)
  const before = wordCount(text.slice(start, from))
  const after = wordCount(text.slice(to, end === -1 ? undefined : end))
  return before <= 2 ? after <= MOST_WORDS_OF_ENTRY : after <= 1 && before <= MOST_WORDS_BEFORE
}

/** How such pages are called, in the main European languages. */
const LIST_NAMES = anyOf([
  '(?:more |free |external |online |learning |helpful |useful |recommended |our |best |top |favou?rite )?resources?(?: (?:page|list|guide|library|hub|center|centre))?',
  '(?:useful|helpful|related|recommended|external|interesting|favou?rite|more|other|our) (?:web)?(?:links|sites|websites|blogs|tools)|links? (?:page|list|collection)|link list',
  '(?:best|top) (?:[\\p{L}\\p{N}]+ ){0,3}(?:blogs|sites|websites|resources|podcasts|newsletters|tools|apps)',
  'further (?:reading|information)|recommended (?:reading|tools|books)|reading list|where to learn more|blogroll|(?:web )?directory|(?:blogs|sites|websites) (?:we|i) (?:like|love|read|follow)|tools (?:we|i) (?:use|like|love|recommend)',
  '(?:nützliche |weiterführende |interessante |hilfreiche |externe |unsere )?links|link ?(?:liste|sammlung|tipps?|verzeichnis)|ressourcen|materialsammlung|lesetipps|weiterführendes',
  'liens(?: utiles| externes| amis| recommandés)?|ressources(?: utiles)?|sites (?:utiles|amis|recommandés)|pour aller plus loin|sitographie|annuaire',
  'enlaces(?: útiles| de interés| recomendados| externos)?|recursos(?: útiles| recomendados)?|sitios (?:recomendados|de interés)|lecturas recomendadas|directorio',
  'link utili|collegamenti(?: utili| esterni)?|risorse(?: utili)?|siti (?:consigliati|amici|utili)|per approfondire|sitografia',
  '(?:handige|nuttige|interessante) (?:links|websites)|linkpagina|meer lezen',
  'ligações(?: úteis)?|links úteis|recursos úteis|sites recomendados|leitura recomendada',
  'przydatne (?:linki|strony)|polecane (?:strony|linki)|linki',
  'länkar|användbara länkar|länktips|nyttige lenker|lenker|nyttige links|hyödyllisiä linkkejä|linkkejä|užitečné odkazy|odkazy|hasznos linkek',
])

/** The words of title, heading or address by which a page calls itself a list; null when they say nothing of it. */
function listName({ title, headings, url }: PageReading): string | null {
  const path = decodeURIComponent(
    new URL(url).pathname.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[89a-f][0-9a-f]/gi, ' '),
  )
  for (const text of [title ?? '', ...headings, path.replace(/\.\w{2,5}$/, '')]) {
    const found = LIST_NAMES.exec(fold(text))
    if (found) return found[0]
  }
  return null
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

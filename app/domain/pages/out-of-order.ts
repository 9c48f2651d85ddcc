import { fold, titleParts, wholly } from './phrase.ts'

type Suspect = { url: string; title: string | null; headings: string[]; wordCount: number; text: string }

const OUT_OF_ORDER = wholly([
  '(?:error )?5[0-3]\\d(?: error)?(?: backend (?:fetch|read) failed| first byte timeout| bandwidth limit exceeded| web server is down| origin is unreachable| a timeout occurred| ssl handshake failed| invalid ssl certificate)?|backend fetch failed|guru meditation|bandwidth limit exceeded|resource limit is reached|too many (?:requests|connections)|request timeout|connection (?:refused|reset|error)|(?:php )?(?:fatal|parse) error|critical error|proxy error|an error (?:has )?occurred|something went wrong|unexpected error|runtime error|server error in application',
  '(?:your |this |an )?(?:web )?browser (?:is )?(?:not|no longer|un) ?(?:being )?supported|(?:unsupported|outdated|incompatible|old) (?:web )?browser|(?:please )?(?:update|upgrade) your (?:web )?browser|your browser is (?:out of date|outdated|too old)|(?:ihr|dein) browser (?:wird|ist) (?:nicht (?:mehr )?unterstützt|veraltet)|votre navigateur (?:nest (?:pas|plus) (?:supporté|pris en charge)|est obsolète)|tu navegador no (?:es compatible|está soportado)',
  '(?:error )?(?:500|502|503|504)(?: error)?(?: internal server error| bad gateway| service (?:temporarily )?unavailable| gateway time ?out)?|internal server error|bad gateway|gateway time ?out|(?:the )?(?:service|server|site|website) (?:is )?(?:temporarily |currently )?unavailable|server error|database error|error establishing a database connection|database connection error|application error',
  '(?:the |this |our )?(?:site |website |page )?(?:is )?(?:currently |temporarily )?(?:down for|under|in|undergoing)? ?(?:scheduled |planned )?maintenance(?: mode)?|(?:well|we will) be (?:right )?back(?: soon| shortly)?|be right back|account suspended|(?:this |your )?(?:account|website|site) (?:has been |is )?suspended|briefly unavailable for scheduled maintenance check back in a minute',
  'welcome to nginx|apache2? (?:ubuntu |debian |centos )?default page(?: it works)?|it works|iis windows server|default web ?site page|test page for [a-z0-9 ]+|web server is down|web server is returning an unknown error|connection timed out|host error',
  'wartungsarbeiten|wartungsmodus|wartung|wir sind gleich (?:wieder da|zurück)|(?:site )?en maintenance|maintenance en cours|en mantenimiento|sitio en mantenimiento|in manutenzione|sito in manutenzione|em manutenção|site em manutenção|in onderhoud|przerwa techniczna|ведутся технические работы|технические работы|bakımdayız|メンテナンス中|网站维护中|系统维护中',
])
const FEW_WORDS = 120
/** Where servers send everybody while something is wrong with them. */
const ERROR_PATH =
  /\/(?:errors?|50\d|maintenance|unavailable|offline|sorry|overload|outage|busy|wartung)(?:\.\w+)?\/?$/i

/** A page of the server or of its keeper in place of the page asked for: a passing state, whatever the status says. */
export function outOfOrder(page: Suspect, askedFor: string): string | null {
  if (page.wordCount >= FEW_WORDS) return null
  const { pathname } = new URL(page.url)
  if (ERROR_PATH.test(pathname) && pathname !== new URL(askedFor).pathname) return pathname
  const shown = [page.title ?? '', ...page.headings].flatMap(titleParts)
  const said = shown.find((text) => OUT_OF_ORDER.test(fold(text)))
  return said ?? TRACE.exec(page.text)?.[0] ?? null
}

/** What programs print when they break; the page ends there, whatever it was to be. */
const TRACE =
  /\b(?:Fatal error|Parse error)\s*:\s+[^.]{1,200}? in \S+|Uncaught (?:Error|Exception|TypeError)\b|There has been a critical error on (?:this|your) website|Error establishing a database connection|Traceback \(most recent call last\)|Guru Meditation/

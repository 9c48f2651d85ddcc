import { challengeIn } from './challenge.ts'
import { isParked } from './parked.ts'
import { fold, titleParts, wholly } from './phrase.ts'
import type { PageReading } from './reading.ts'
import { soft404 } from './soft-404.ts'
import { wallIn, type Wall } from './walls.ts'

/** Why a page that was answered with 2xx does not show what it is about. */
export type PageTrouble =
  | { kind: 'challenge'; by: string }
  | { kind: 'parked' }
  | { kind: 'soft_404'; phrase: string }
  | { kind: 'wall'; wall: Wall }
  | { kind: 'no_text' }
  /** Nearly empty before its scripts run. */
  | { kind: 'app_shell' }
  | { kind: 'out_of_order'; phrase: string }

/** Fewer words than this, and scripts: what a reader sees is made in the browser. */
const SHELL_WORDS = 30

/** What is known of a page beside itself. */
type Around = {
  /** The address before redirects. */
  askedFor: string
  headers: [name: string, value: string][]
  /** Given when the scripts have run: how many of them could not be loaded. */
  rendered?: { brokenScripts: number }
}

/** What is wrong with a page, in the order of the rules on link checks; null for one that can be read. */
export function troubleOf(page: PageReading, { askedFor, headers, rendered }: Around): PageTrouble | null {
  const challenge = challengeIn(page, headers)
  if (challenge) return { kind: 'challenge', by: challenge }
  if (isParked(page, askedFor)) return { kind: 'parked' }
  const phrase = soft404(page)
  if (phrase) return { kind: 'soft_404', phrase }
  const wall = wallIn(page, askedFor)
  if (wall) return { kind: 'wall', wall }
  if (isShell(page, rendered)) return { kind: 'app_shell' }
  if (page.wordCount === 0) return { kind: 'no_text' }
  const broken = outOfOrder(page, askedFor)
  return broken ? { kind: 'out_of_order', phrase: broken } : null
}

/** Nearly empty, and its scripts have not run, or not all of them, or are still at it. */
function isShell(page: PageReading, rendered: Around['rendered']): boolean {
  if (page.wordCount >= SHELL_WORDS || !page.hasScripts) return false
  return !rendered || rendered.brokenScripts > 0 || LOADING.test(fold(page.text))
}

const LOADING = wholly([
  'loading(?: page| content| app| application)?|please wait|one moment|initiali[sz]ing|(?:wird |seite wird )?geladen|lädt|chargement(?: en cours)?|cargando|caricamento(?: in corso)?|carregando|laden|ładowanie|загрузка|yükleniyor|読み込み中|加载中|載入中|로딩 중',
])

const OUT_OF_ORDER = wholly([
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
function outOfOrder(page: PageReading, askedFor: string): string | null {
  if (page.wordCount >= FEW_WORDS) return null
  const { pathname } = new URL(page.url)
  if (ERROR_PATH.test(pathname) && pathname !== new URL(askedFor).pathname) return pathname
  const shown = [page.title ?? '', ...page.headings].flatMap(titleParts)
  return shown.find((text) => OUT_OF_ORDER.test(fold(text))) ?? null
}

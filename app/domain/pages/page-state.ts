import { challengeIn } from './challenge.ts'
import { isParked } from './parked.ts'
import { outOfOrder } from './out-of-order.ts'
import { anyOf, fold, wholly } from './phrase.ts'
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
  const challenge = challengeIn(page, { askedFor, headers })
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
  if (!page.hasScripts || page.wordCount >= SCRIPTS_WANTED_WORDS) return false
  if (SCRIPTS_WANTED.test(fold(page.text))) return true
  if (page.wordCount >= SHELL_WORDS) return false
  return !rendered || rendered.brokenScripts > 0 || LOADING.test(fold(page.text))
}

/** A page with fewer words that asks for scripts has nothing else to say. */
const SCRIPTS_WANTED_WORDS = 80
const SCRIPTS_WANTED = anyOf([
  '(?:enable|turn on|activate|allow) (?:your )?java ?script|java ?script (?:is |has been )?(?:required|disabled|not enabled|turned off|must be enabled)|(?:requires|needs|without) java ?script',
  'java ?script (?:aktivieren|einschalten|ist deaktiviert)|aktivieren sie (?:bitte )?java ?script|activer java ?script|activez java ?script|java ?script est désactivé|(?:active|activar|habilite|habilitar|ative|habilite o) java ?script|(?:abilita|abilitare|attiva) java ?script|включите java ?script|schakel java ?script in|włącz java ?script',
])

const LOADING = wholly([
  'loading(?: page| content| app| application)?|please wait|one moment|initiali[sz]ing|(?:wird |seite wird )?geladen|lädt|chargement(?: en cours)?|cargando|caricamento(?: in corso)?|carregando|laden|ładowanie|загрузка|yükleniyor|読み込み中|加载中|載入中|로딩 중',
])

import { pageKey } from '#app/domain/values/web-address.ts'
import { anyOf, fold, titleParts, wholly } from './phrase.ts'

/** What stands between a reader and the page. */
export type Wall = 'login' | 'consent' | 'age' | 'pay' | 'gate'

type Suspect = {
  url: string
  title: string | null
  headings: string[]
  wordCount: number
  text: string
  html: string
  hasPasswordField: boolean
  consentWords: number
  buttons: string[]
  links: { anchor: string }[]
  jsonLd: string[]
}

/** A login box on a page with more words is a box on a page. */
const FEW_WORDS = 200
/** What may stand around a consent or age question on the wall itself. */
const VERY_FEW_WORDS = 40
/** A teaser before a pay wall is shorter than this. */
const TEASER_WORDS = 400

/** The wall that the page is, or null. A redirect to one counts as one. */
export function wallIn(page: Suspect, askedFor: string): Wall | null {
  const wasMoved = pageKey(page.url) !== pageKey(askedFor)
  const path = new URL(page.url)
  if (wasMoved && isLoginPath(path) && !isLoginPath(new URL(askedFor))) return 'login'
  if (page.hasPasswordField && page.wordCount < FEW_WORDS) return 'login'
  if (wasMoved && isConsentPath(path) && !isConsentPath(new URL(askedFor))) return 'consent'
  if (isConsentWall(page)) return 'consent'
  if (isAgeWall(page, wasMoved)) return 'age'
  if (isPayWall(page)) return 'pay'
  return wasMoved && remembersTheWay(path, new URL(askedFor)) ? 'gate' : null
}

const WAY_BACK =
  /^(?:next|continue|goto|back|backurl|target|dest(?:ination)?|return(?:[-_]?(?:to|url|uri|path|page))?|redirect(?:[-_]?(?:to|url|uri|path))?|redir|success[-_]?url|callback[-_]?url|origin(?:al)?[-_]?(?:url|uri|path))$/i

/** A redirect that carries the address asked for along, to come back to it: something stands between, whatever it is. */
function remembersTheWay(at: URL, askedFor: URL): boolean {
  if (askedFor.pathname.length < 2) return false
  return [...at.searchParams].some(([name, value]) => {
    if (!WAY_BACK.test(name)) return false
    return value.includes(askedFor.pathname) || value.includes(decodedPath(askedFor))
  })
}

function decodedPath({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // Not UTF-8 under its escapes: compared as it stands.
    return pathname
  }
}

const LOGIN_STEP =
  /^(?:log[-_]?in|log[-_]?on|sign[-_]?in|sign[-_]?on|sso|auth|authenticate|authorize|wp-login|user-?login|member-?login|account-?login|anmelden|anmeldung|einloggen|connexion|se-connecter|iniciar-sesion|acceder|accedi|entrar|inloggen|logowanie|zaloguj|prihlaseni|logga-in|giris|logind|kirjaudu)(?:\.\w{2,5})?(?:;.*)?$/i
const LOGIN_HOST = /^(?:login|signin|sign-in|accounts?|auth|sso|id|idp|cas)\./i

function isLoginPath({ hostname, pathname }: URL): boolean {
  const steps = pathname.split('/').filter(Boolean)
  if (/\/(?:session|sessions)\/new\/?$/.test(pathname)) return true
  return LOGIN_HOST.test(hostname) || steps.some((step) => LOGIN_STEP.test(step))
}

function isConsentPath({ hostname, pathname }: URL): boolean {
  if (/^(?:consent|cmp|privacy-?gate|cookieconsent)\./i.test(hostname)) return true
  return pathname
    .split('/')
    .some((step) =>
      /^(?:(?:cookie|privacy|gdpr|user)[-_]?)?(?:consent|zustimmung|consentement)(?:[-_]?(?:wall|page|gate))?(?:\.\w+)?$|^(?:cookie|privacy)[-_]?(?:wall|gate)$/i.test(
        step,
      ),
    )
}

const CONSENT_TITLES = wholly([
  'before you continue(?: to [a-z0-9 ]+)?|(?:we|[a-z0-9]+) values? your privacy|we care about your privacy|your privacy(?: choices| matters| is important(?: to us)?)?|(?:cookie|privacy|data|gdpr) ?(?:consent|settings|preferences|choices|notice|wall)|(?:manage )?(?:your )?consent|this (?:web)?site uses cookies|we use cookies|accept cookies(?: to continue)?|your consent(?: is (?:needed|required))?|continue with (?:ads|cookies)',
  'wir (?:schätzen|respektieren) ihre privatsphäre|(?:ihre )?privatsphäre(?: einstellungen)?|ihre zustimmung|zustimmung(?: erforderlich)?|(?:mit|weiter mit) werbung (?:und tracking )?(?:weiterlesen|lesen)|datenschutz ?einstellungen|cookie einstellungen|willkommen bei [a-z0-9 ]{1,40}|vor dem fortfahren|bevor sie (?:zu [a-z0-9 ]+ )?(?:fortfahren|weitergehen)',
  'nous respectons votre vie privée|votre vie privée|gestion des cookies|(?:votre )?consentement|avant de continuer|valoramos (?:tu|su) privacidad|(?:su|tu) privacidad|consentimiento|antes de continuar|la tua privacy|prima di continuare|rispettiamo la tua privacy|sua privacidade|wij (?:waarderen|respecteren) (?:je|uw) privacy|voordat je verdergaat|szanujemy (?:twoją|państwa) prywatność|vi värnar om din integritet',
])
const CONSENT_PHRASES = anyOf([
  '(?:we|partners|(?:web)?site|services?) (?:may )?(?:use|uses|set|sets|store|stores|place|places) [a-z0-9 ]{0,60}cookies|cookies to (?:deliver|ensure|improve|give|make|offer|measure)|cookies? (?:and|or) (?:similar|other) technolog|store (?:and|or)(?: or)? access information|your consent|consent to|accept (?:all|cookies)|privacy settings|personalised ads|personalized ads',
  'verwenden (?:wir )?[a-z ]{0,40}cookies|ihre einwilligung|ihre zustimmung|nous utilisons [a-z ]{0,40}cookies|votre consentement|utilizamos [a-z ]{0,40}cookies|su consentimiento|utilizziamo [a-z ]{0,40}cookie|il tuo consenso|usamos cookies|wij gebruiken [a-z ]{0,40}cookies|toestemming|używamy [a-z ]{0,40}cookies|мы используем',
])
const ACCEPT = anyOf([
  'accept|agree|i agree|allow|consent|continue|got it|ok|akzeptieren|zustimmen|einverstanden|annehmen|accepter|jaccepte|aceptar|acepto|accetta|accetto|aceitar|accepteren|akkoord|zgadzam się|akceptuję|принять|acceptera|godkänn|accepter alle|hyväksy|souhlasím',
])

/** Asks for consent and says nothing else. A banner beside a text, however short, is a banner. */
function isConsentWall(page: Suspect): boolean {
  if (page.wordCount >= TEASER_WORDS || !says(page, ACCEPT)) return false
  const text = fold(page.text)
  if (!CONSENT_PHRASES.test(text)) return false
  const isBoxed = page.consentWords > 0 && page.wordCount - page.consentWords < VERY_FEW_WORDS / 2
  const names = [page.title ?? '', ...page.headings].flatMap(titleParts)
  return isBoxed || names.some((name) => CONSENT_TITLES.test(name))
}

const AGE_TITLES = wholly([
  'age (?:verification|check|gate|confirmation|restricted)(?: required)?|verify your age|confirm your age|(?:please )?(?:verify|confirm) (?:that )?you are (?:over )?(?:16|18|19|20|21)(?: or older| years or older)?|are you (?:over |at least |above )?(?:the age of )?(?:16|18|19|20|21)(?: years| years old| or older| or over| years or older| years of age or older)*|are you of legal (?:drinking |smoking )?age(?: in your country)?|you must be (?:over |at least )?(?:18|21)(?: years)?(?: old)?(?: to enter(?: this (?:web)?site)?)?|adults only|(?:enter|what is) your (?:date of birth|birth ?date|age)|how old are you',
  'alters(?:prüfung|abfrage|verifikation|verifizierung|nachweis|kontrolle)|(?:sind sie|bist du) (?:(?:über|mindestens|schon|bereits) )?(?:16|18)(?: jahre(?: alt)?)?(?: oder älter)?|vérification de (?:l)?âge|avez vous (?:plus de )?18 ans|avez vous lâge légal|verificación de edad|(?:eres|es usted) mayor de (?:edad|18(?: años)?)|tienes (?:más de )?18 años|verifica (?:delletà|età)|hai (?:più di )?18 anni|sei maggiorenne|verificação de idade|(?:você )?(?:é maior|tem mais) de (?:18|idade)(?: anos)?|leeftijdscontrole|ben je (?:18|ouder dan 18)(?: jaar)?(?: of ouder)?|czy masz (?:ukończone )?18 lat|вам (?:уже )?(?:есть )?18(?: лет)?|är du över (?:18|20)(?: år)?',
])
const AGE_PHRASES = anyOf([
  'are you (?:over |at least |above )?(?:the age of )?(?:16|18|19|20|21)|you (?:must|have to|need to) be (?:over |at least |of )?(?:legal|the age of|16|18|19|20|21)|of legal (?:drinking|smoking) age|verify your age|confirm (?:your age|that you are (?:over|at least))|enter your (?:date of birth|birth ?date)',
  'sind sie (?:über|mindestens|schon|bereits)? ?(?:16|18)|bist du (?:über|mindestens|schon|bereits)? ?(?:16|18)|ihr alter|avez vous (?:plus de )?18 ans|mayor de (?:edad|18)|maggiorenne|maior de (?:18|idade)|18 jaar|18 lat|18 лет',
])

function isAgeWall(page: Suspect, wasMoved: boolean): boolean {
  if (page.wordCount >= FEW_WORDS) return false
  const path = new URL(page.url).pathname
  if (
    wasMoved &&
    /(?:^|\/)(?:age[-_]?(?:verification|gate|check|restricted|verify)|verify[-_]?age)(?:$|[/.])/i.test(path)
  )
    return true
  const names = [page.title ?? '', ...page.headings].flatMap(titleParts)
  if (names.some((name) => AGE_TITLES.test(name))) return true
  const asks =
    page.buttons.length > 0 ||
    page.links.some((link) => /^(?:yes|no|ja|nein|oui|non|s[ií]|enter|exit)\b/i.test(link.anchor))
  return page.wordCount < VERY_FEW_WORDS * 2 && asks && AGE_PHRASES.test(fold(page.text))
}

const PAY_PHRASES = anyOf([
  '(?:subscribe|sign up|register|create an account|become a (?:member|subscriber)|upgrade|log in|sign in|join|subscribe now|start your (?:free )?trial)(?: [a-z0-9 ]{0,40})? to (?:continue|keep|finish|unlock|read (?:the (?:full|rest)|this|more|on|full))(?: [a-z]+)?|(?:this|the) (?:article|story|content|post|page) is (?:only |exclusively |reserved )?(?:available )?(?:for|to) (?:our )?(?:paid |paying |premium )?(?:subscribers|members)|for (?:paid |paying )?subscribers only|continue reading (?:with|by|for|your)|youve reached your (?:free )?(?:article )?limit|you have reached your (?:free )?(?:article )?limit|exclusive(?:ly)? (?:for|to) (?:our )?subscribers|unlock this (?:article|story|content|post)|this is (?:a )?premium content',
  '(?:jetzt|weiter)lesen mit|mit [a-z0-9+ ]{1,20} weiterlesen|(?:dieser|der) (?:artikel|inhalt|beitrag) ist (?:exklusiv|nur|ausschließlich) (?:für|mit)|exklusiv für abonnenten|nur für abonnenten|(?:jetzt )?(?:abonnieren|abo abschließen)[a-z0-9 ]{0,30}weiterlesen|lesen sie weiter mit',
  'réservée? (?:à nos|aux) abonnés|abonnez vous pour (?:lire|continuer|accéder)[a-z ]{0,20}|la suite est réservée|il vous reste [a-z0-9 ]{1,20} de cet article',
  '(?:contenido|artículo) (?:exclusivo|solo) para (?:suscriptores|socios)|suscríbete para (?:seguir|continuar|leer)[a-z ]{0,20}|(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati|abbonati per (?:continuare|leggere)[a-z ]{0,20}|conteúdo exclusivo para assinantes|assine para (?:continuar|ler)[a-z ]{0,20}',
  '(?:alleen|exclusief) voor abonnees|(?:dla|tylko dla) (?:subskrybentów|prenumeratorów)|только для подписчиков|для подписчиков|för prenumeranter|(?:kun )?for abonnenter|tilaajille',
])

/** A teaser: the page says that it is not free, or ends in an offer to pay for the rest. */
function isPayWall(page: Suspect): boolean {
  if (page.wordCount >= TEASER_WORDS) return false
  const isDeclared = page.jsonLd.some((data) => /"isAccessibleForFree"\s*:\s*"?false/i.test(data))
  return isDeclared || (page.wordCount < TEASER_WORDS && PAY_PHRASES.test(fold(page.text)))
}

function says(page: Suspect, words: RegExp): boolean {
  return [...page.buttons, ...page.links.map((link) => link.anchor)].some((label) => words.test(fold(label)))
}

import { anyOf, fold, titleParts, wholly } from './phrase.ts'

/** What a page must hold to be asked whether it is a test for robots. */
type Suspect = {
  url: string
  title: string | null
  headings: string[]
  wordCount: number
  text: string
  html: string
}

/** A page with more words than this has a content of its own. */
const FEW_WORDS = 200
/** Titles that could be anything count only on a page that says next to nothing. */
const VERY_FEW_WORDS = 80

/** Parts of the tests of the big makers, by what only the test page itself carries. */
const MARKERS: [name: string, marker: RegExp][] = [
  [
    'Cloudflare',
    /_cf_chl_opt|\/cdn-cgi\/challenge-platform\/h\/|cf-browser-verification|jschl[-_]vc|id=["']cf-(?:challenge|wrapper)/,
  ],
  ['Imperva', /_Incapsula_Resource|Incapsula incident ID/i],
  ['DataDome', /(?:geo|interstitial|ct)\.captcha-delivery\.com|captcha-delivery\.com\/(?:c|i)\.js/],
  ['HUMAN', /id=["']px-captcha|px-captcha-wrapper|window\._pxUuid/],
  ['AWS WAF', /AwsWafIntegration|gokuProps|awswaf\.com\/[^"']*\/(?:challenge|captcha)\.js/],
  ['SiteGround', /\/\.well-known\/sgcaptcha\//],
  ['DDoS-Guard', /ddos-guard\/js-challenge|check\.ddos-guard\.net/i],
  ['Sucuri', /sucuri_cloudproxy_js|sucuri-firewall-block/i],
  ['Akamai', /sec-if-cpt-container|sec-bc-tile-container|bm-verify=/],
  ['Kasada', /ips\.js\?KP_UIDz|KPSDK/],
  ['Anubis', /anubis_challenge|within\.website\/x\/cmd\/anubis/],
  ['Vercel', /\/\.well-known\/vercel\/security\//],
  ['Radware', /validate\.perfdrive\.com/],
  ['InfinityFree', /slowAES\.decrypt/],
  ['Qrator', /__qrator/],
  ['StormWall', /stormwall[^"']*challenge/i],
  ['Reblaze', /rbzns\.(?:challdomain|bereshit)/],
  ['BitNinja', /bitninja[^"']*(?:captcha|challenge)/i],
  ['Imunify360', /imunify360[^"']*(?:captcha|bot)|imunify-alert/i],
]

const TITLES = wholly([
  'attention required(?: cloudflare)?|ddos guard|ddos protection(?: by [a-z0-9 ]{1,30})?|access to this page has been denied|pardon our interruption|robot or human|(?:are you (?:a )?(?:robot|human)|human verification|bot verification|captcha(?: challenge| verification)?|recaptcha|robot check|bot check|bot detection)',
  '(?:vercel )?security checkpoint|verif(?:y|ying) (?:that )?you are (?:a )?human|verify youre (?:a )?human|please verify (?:that )?you are (?:a )?human|(?:please )?prove (?:that )?you(?:re| are) (?:a )?human|client challenge|making sure youre not a bot|checking (?:if )?(?:your browser|the site connection is secure)(?: before accessing [a-z0-9 ]+)?|sorry you have been blocked|you have been blocked|you are now in (?:line|the queue)|(?:virtual )?waiting room|queue it|(?:web ?)?(?:page|site) blocked|this website has been blocked|unusual traffic(?: detected)?|automated access denied',
  'sind sie ein (?:mensch|roboter)|sicherheitsüberprüfung|vérification de sécurité|êtes vous (?:un )?(?:humain|robot)|verificación de seguridad|eres (?:un )?(?:humano|robot)|verifica di sicurezza|проверка браузера|вы не робот|проверка безопасности|güvenlik doğrulaması|weryfikacja bezpieczeństwa|verificação de segurança',
])
const VAGUE_TITLES = wholly([
  'just a (?:moment|second)|one moment(?: please)?|please wait(?: a moment)?|(?:website )?security (?:check|verification)|access denied|request rejected|blocked|forbidden|verification(?: required)?|please verify|loading please wait|un moment(?: sil vous plaît)?|un instant|(?:nur )?einen moment(?: bitte)?|un momento(?: por favor)?|um momento|een moment(?: geduld)?|один момент|bir dakika(?: lütfen)?|chwileczkę|请稍候|お待ちください|しばらくお待ちください',
])
const PHRASES = anyOf([
  'checking your browser(?: before|,)? ?(?:accessing)?|checking if the site connection is secure|verify(?:ing)? (?:that )?you are (?:a )?human|verify youre (?:a )?human|needs to review the security of your connection|complete the (?:security check|captcha|challenge)|enable javascript and cookies to continue|completing the captcha proves you are a human',
  'press (?:and )?hold to confirm|unusual traffic from your (?:computer )?network|why have i been blocked|let us know youre not a robot|confirm (?:that )?you are (?:human|not a (?:ro)?bot)|prove (?:that )?you are (?:human|not a (?:ro)?bot)|you are not a (?:ro)?bot|im not a robot|automated (?:access|traffic|requests?) (?:to this page )?(?:was|were|has been|have been|is) (?:denied|detected|blocked)|identified as (?:automated|a bot)|the requested url was rejected|your support id is|you dont have permission to access|ray id|request unsuccessful',
  'not available in your (?:country|region|location)|unavailable in (?:your|most) (?:[a-z]+ )?(?:country|countries|region|regions|location)|blocked in your (?:country|region)',
  'your request is being verified|your connection is being (?:checked|verified)|please stand by while we|before we can continue we need to (?:check|verify)',
  'ihr browser wird überprüft|dass sie kein roboter sind|dass sie ein mensch sind|que vous (?:nêtes pas un robot|êtes (?:un )?humain)|que no eres un robot|que eres (?:un )?humano|non sei un robot|проверяем ваш браузер|что вы не робот|você não é um robô|że nie jesteś robotem|dat u geen robot bent',
])

/**
 * The name of a test for robots that stands in place of the page, or null.
 * @param headers names in lower case
 */
export function challengeIn(page: Suspect, headers: [name: string, value: string][]): string | null {
  const byHeader = headers.find(([name, value]) => isChallengeHeader(name, value.toLowerCase()))
  if (byHeader) return byHeader[0].startsWith('cf-') ? 'Cloudflare' : 'AWS WAF'
  if (page.wordCount >= FEW_WORDS) return null
  if (isChallengeAddress(new URL(page.url))) return 'a bot check'
  const marked = MARKERS.find(([, marker]) => marker.test(page.html))
  if (marked) return marked[0]
  const titles = [page.title ?? '', ...page.headings].flatMap(titleParts)
  if (titles.some((title) => TITLES.test(title))) return 'a bot check'
  const text = fold(`${page.title ?? ''} ${page.text}`)
  const isVague = page.wordCount < VERY_FEW_WORDS && titles.some((title) => VAGUE_TITLES.test(title))
  if (isVague) return 'a bot check'
  return page.wordCount < VERY_FEW_WORDS && PHRASES.test(text) ? 'a bot check' : null
}

function isChallengeHeader(name: string, value: string): boolean {
  return (
    (name === 'cf-mitigated' && value === 'challenge') || (name === 'x-amzn-waf-action' && value !== 'allow')
  )
}

/** Where tests for robots live, when a redirect leads to them. */
function isChallengeAddress({ hostname, pathname }: URL): boolean {
  if (/(?:^|\.)(?:captcha-delivery\.com|perfdrive\.com|queue-it\.net)$/.test(hostname)) return true
  return pathname
    .split('/')
    .some((step) =>
      /^(?:sgcaptcha|captcha|recaptcha|challenge|bot-?check|robot-?check|human-?verification|are-you-human)(?:\.\w+)?$/i.test(
        step,
      ),
    )
}

import { isFreeMail } from '#app/domain/values/free-mail.ts'
import { emailSite } from '#app/domain/values/email-address.ts'

/** Nobody reads there. */
const NOBODY =
  /^(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|dont-?reply|noreply.*|no-reply.*|donotreply.*|nepasrepondre|ne-pas-repondre|nicht-?antworten|keine-?antwort|noresponder|no-responder|nonrispondere|non-rispondere|mailer-daemon|mailer|bounces?|bounce[+-].*|unsubscribe.*|devnull|null|void|blackhole|spamtrap|honeypot|nospam|trap|git|hg|svn)$/
/** What forms and themes show as a pattern to fill in. */
const PLACEHOLDER =
  /^(?:you|your|yours|your-?\.?_?(?:name|email|mail|address)|yourname.*|username|user-?name|someone|somebody|example|sample|name|nombre|nom|prenom|pr[eé]nom|naam|imie|first-?\.?_?name.*|last-?name|firstname[._-]?(?:lastname|surname)|vorname[._-]?(?:nachname|name)?|nachname|prenom[._-]nom|nome[._-]cognome|nombre[._-]apellido|voornaam[._-]achternaam|imie[._-]nazwisko|f[oö]rnamn[._-]efternamn|first\.last|abc|xyz|foo|bar|foobar|xxx+|email|e-mail|emailaddress|my-?email|user|test|test-?user|demo|dummy|changeme|asdf)$/
const NOBODYS_NAME =
  /^(?:john|jane|max|erika|jean|juan|mario|jan)[._-]?(?:doe|smith|mustermann|musterfrau|dupont|perez|rossi|kowalski|q[._-]?public)$/
const PLACEHOLDER_SITES = new Set(
  `example.com example.org example.net example.edu domain.com domain.org domain.net domain.tld domain.de domaine.fr dominio.com dominio.it domein.nl domena.pl yourdomain.com your-domain.com yoursite.com your-site.com yourcompany.com your-company.com yourwebsite.com yourblog.com mydomain.com mysite.com mycompany.com mywebsite.com
  website.com site.com sitename.com company.com companyname.com business.com acme.com acmecorp.com test.com email.com mail.com emailaddress.com address.com sample.com somewhere.com somedomain.com anydomain.com otherdomain.com foo.com bar.com foobar.com xyz.com abc.com demo.com demosite.com placeholder.com
  example.de example.fr example.es example.it example.nl example.pl example.se example.co.uk example.eu example.io musterfirma.de mustermann.de muster.de beispiel.de firma.de ihredomain.de ihre-domain.de deinedomain.de meinedomain.de votredomaine.fr votre-domaine.fr votresite.fr exemple.fr exemple.com ejemplo.com tudominio.com sudominio.com esempio.it tuodominio.it jouwdomein.nl voorbeeld.nl twojadomena.pl przyklad.pl exempel.se
  theme.com themedemo.com yourtheme.com doe.com johndoe.com`.split(/\s+/),
)
/** Machines and services that leave addresses in the markup of other people's sites. */
const MACHINE_SITES =
  /(?:^|\.)(?:sentry\.io|sentry-next\.wixpress\.com|wixpress\.com|sentry\.wixpress\.com|ingest\.sentry\.io|bugsnag\.com|rollbar\.com|mailchimp\.com|list-manage\.com|mcsv\.net|sendgrid\.net|amazonses\.com|cloudflare\.com|githubusercontent\.com|users\.noreply\.github\.com|localhost|domain\.invalid|schema\.org|w3\.org|wordpress\.org|gravatar\.com|themeforest\.net|envato\.com|elementor\.com|mysterythemes\.com|godaddy\.com|squarespace\.com|wix\.com|latofonts\.com|indiantypefoundry\.com|typemade\.mx|fontawesome\.com|googlegroups\.invalid)$/
const PLACEHOLDER_HOST =
  /^(?:your|my|some|any|the|ihre?|deine?|votre|tu|jouw)[-]?(?:domain|site|company|website|business|brand|blog|mail|email|firm|shop)\b|^(?:example|domain|yourdomain|sample|placeholder|themedemo|demo-?theme|themeexample|beispiel|musterdomain|mustermann|exemple|ejemplo|esempio)\./

/** Why a text that looks like an address of somebody is none; null when it may be one. Addresses of the site itself may be odd. */
export function notAnAddress(email: string, isOwn: boolean): string | null {
  const [local, domain] = [email.slice(0, email.lastIndexOf('@')), email.slice(email.lastIndexOf('@') + 1)]
  if (NOBODY.test(local)) return 'nobody reads there'
  if (/^[0-9a-f]{16,}$/.test(local) || /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(local)) return 'the key of a machine'
  if (
    /^u00[0-9a-f]{2}/.test(local) ||
    (/^(?:x3c|x3e|n|r|t)?(?:3[ac])/.test(local) && /^[0-9a-f]/.test(local) && local.length > 30)
  )
    return 'left over from a script'
  if (PATTERN_LOCALS.test(local)) return 'a pattern'
  if (isOwn) return PLACEHOLDER_OWN.test(local) ? 'a pattern to fill in' : null
  if (MACHINE_SITES.test(domain)) return 'an address of a service'
  if (
    PLACEHOLDER_SITES.has(domain) ||
    PLACEHOLDER_SITES.has(emailSite(email)) ||
    PLACEHOLDER_HOST.test(domain)
  )
    return 'a pattern to fill in'
  if (PLACEHOLDER.test(local) || NOBODYS_NAME.test(local)) return 'a pattern to fill in'
  return null
}

/** On the site's own domain, these are explained and never read. */
const PLACEHOLDER_OWN =
  /^(?:your-?\.?_?name|yourname|user|username|first-?name[._-]?(?:last-?name|surname)|firstname|lastname|vorname[._-](?:nachname|name)|vorname|nachname|prenom[._-]nom|nome[._-]cognome|nombre[._-]apellido|voornaam[._-]achternaam|imie[._-]nazwisko|fornamn[._-]efternamn|first\.last|f\.lastname|name\.surname|someone|somebody|you)$/
const PATTERN_LOCALS = /^(?:x{3,}|\.{2,}|_+|-+)$/

const THIRD_PARTY =
  /web\s?-?design|\bdesign\s*:|made (?:with .{0,12} )?by|website (?:by|built|design|develop)|(?:site|theme|template|page|blog|shop) (?:is |was )?(?:by|made|built|designed|developed|created|powered)|(?:built|designed|developed|powered|crafted|coded|hosted|maintained|created|photograph(?:y|s)|photos?|images?) (?:with .{1,20} )?by|hosting|\bhost(?:er|ed)?\b|\btheme\b|\btemplate\b|web ?(?:developer|agency|studio)|web-?(?:agentur|entwicklung)|webbyrå|webbureau|réalis(?:ation|é)|conception|création du site|hébergeu?r|hébergement|umsetzung|gestaltung|programmierung|realisierung|technische (?:umsetzung|betreuung)|\bprovider\b|desarrollo|desarrollado|diseñ(?:o|ado)|alojamiento|realizzat|realizzazione|sviluppat|sviluppo|progettazione|ontwerp|realisatie|gemaakt door|ontwikkeld|wykonanie|realizacja|projekt (?:strony|i)|producerad av|\bpartners?\b|partenaires?|\bsponsors?\b|\bclients?\b|customers|data protection (?:authority|officer)|supervisory authority|aufsichtsbehörde|streitbeilegung|streitschlichtung|schlichtung|schlichtungsstelle|verbraucher|datenschutzbeauftragte|landesbeauftragte|\bdpo\b|\bcnil\b|garante|ombudsman|autoriteit|autorité|odr|plattform der eu|ec\.europa|press council|presserat|impress|ipso\b|example|beispiel|e\.g\.|z\.\s?b\.|for instance|such as|por ejemplo|par exemple|ad esempio|bijvoorbeeld|np\./i

/** Words by which a page says that what stands beside them belongs to somebody else. */
export function speaksOfOthers(text: string): boolean {
  return THIRD_PARTY.test(text)
}

/** Read by people, but not about links. */
const ELSEWHERE =
  /^(?:abuse|postmaster|hostmaster|noc|security|privacy|datenschutz|dpo|gdpr|dsgvo|rgpd|legal|recht|jobs?|careers?|karriere|bewerbung|hr|recruiting|recruitment|billing|invoices?|rechnung|accounts?|accounting|buchhaltung|orders?|bestellung|returns?|shop|store|support|help|helpdesk|service|kundenservice|customer.*|sales|vertrieb|bookings?|webmaster|admin|administrator|dmca|copyright|subscriptions?|abo|abuse.*)$/

export function isForOtherMatters(email: string): boolean {
  return ELSEWHERE.test(email.slice(0, email.lastIndexOf('@')))
}

export function isFreeMailAddress(email: string): boolean {
  return isFreeMail(email.slice(email.lastIndexOf('@') + 1))
}

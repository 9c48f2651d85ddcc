import type { BounceClass } from '#db/vocabulary.ts'

/** An enhanced status (RFC 3463) and what the servers said. `afterData`: the refusal answered the body, not RCPT. */
export type Refusal = { status: string | null; diagnostic: string; afterData?: boolean }

/** The address is shut or the moment is wrong: nobody's address is dead because of these. */
const SHUT =
  /(account|mailbox|user|recipient|e-?mail address|box)[^.]{0,50}(disabled|suspended|inactive|frozen|locked|deactivated|bloqu[eé]|is blocked|on hold|not activated|quarantined)|(disabled|suspended|inactive|deactivated|frozen) (recipient|account|user|mailbox)|refused due to recipient preferences|based on the email preferences/i
const FULL =
  /(mail)?box (is |has |was )?(too )?(full|over|exceeded|size limit|quota)|mailbox ?full|(mailbox|inbox|maildir|account|user|storage|disk|folder|he|she|recipient)[^.]{0,40}(is full|over ?quota|(over|exceed(s|ed)?|out of) (its |the |their |his |her |my )?(disk |mail |storage )?(quota|storage|limit|maximum|size|space)|quota (exceeded|is full))|quota exceed|over ?quota|quota[^.]{0,30}(exceeded|reached|full)|exceeded (storage|mailbox|disk|mail|their|its) ?(allocation|quota|space|size)|(over|exceeds?|exceeded|out of) (disk )?(quota|storage allocation|storage space)|insufficient (disk|system|storage|system storage|space|mailbox)|not enough (storage|disk|space)|no space left|mail ?space|storage limit|bo[iî]te (aux lettres )?pleine|postfach[^.]{0,20}voll|too much mail data|buz[oó]n[^.]{0,20}llen|casella[^.]{0,20}piena|caixa[^.]{0,30}cheia|一杯|容量|переполнен|receiving mail (too quickly|at a rate)/i
const BIG =
  /(message|mail|headers?|body|attachment)s? (is |are |was )?too (big|large|long)|(message|mail|size|content)[^.]{0,30}(exceeds?|exceeded|larger than)[^.]{0,40}(limit|maximum|size|allowed)|max(imum)? (message )?size|size (limit|restriction)|file too big|too large for|exceeds? (the )?size/i
const LATER =
  /gr[ae]y ?list|temporar(y|ily) (deferred|rejected|unavailable|refused|failure|error|local|lookup|system)|try (again )?later|(conversation|connection|session) with [^ ]+ timed out|timed? ?out|connection (timed out|refused|reset|lost|dropped|was closed|closed)|(delivery|message|retry|envelope|queue)[^.]{0,30}expired|too old|(message|queue)[^.]{0,20}too long|could not be delivered for|(un|not )able to deliver (the |this )?message (before|within|in \d)|host (is )?unreachable|network is unreachable|no route to host|lost connection|(server|host)[^.]{0,20}not respond|did not accept our requests to connect|too many hops|hop count|loops? back to|(mail|routing|forwarding) loop|loop (alert|detect)|resources? temporarily|local configuration|system (config|is down|not accepting|error)|(unable|can'?t|cannot|failed) to? ?(open|lock|create|write)|i\/o error|procmail|pipe to \||\(reason: \d+\)|command (died|failed|time limit)|child process|queue file write error|retry attempt|failed to (connect|start tls)|service (is )?(currently )?unavailable|deferred|malformed or unexpected name server|mailer error|media error|delayed/i

const SENDER =
  /\b(spf|dkim|dmarc)\b|sender policy framework|unauthenticated|authentication[- ](failed|failure|information|required|results|checks)|multiple authentication|not authenticated|auth(entication)? is required|must authenticate|sender (address )?(rejected|denied|refused|verify|was rejected|domain)|sender id|(rejected|refused) (sender|your|the sender)|domain of sender|valid from|senders? ?(is|are)? ?(blocked|not allowed)|my name was rejected|(mail|messages?|email)s? from [^.]{0,60}(rejected|blocked|not accepted|refused)|invalid sender|(mailbox|address|domain) of the sender|mismatches client|no access from|you (are|have) (not allowed|been|not been)|host network not allowed|domain is invalid/i
const SPAM =
  /spam|junk|unsolicited|bulk ?mail|\buce\b|phish|virus|malware|infected|trojan|worm\b|banned|(attachment|file type|extension)[^.]{0,30}(not allowed|blocked|prohibited)|dangerous|suspicious|black ?list|block ?list|blocked|\b(rbl|dnsbl|sbl|xbl|sorbs|barracuda\w*|cloudmark|senderscore)\b|reputation|denylist|listed (in|on|at|by)|open relay|abuse|complain|ofr_\d+|bulk mailing|\btss\d+|bad host|mail rejete|unusual rate|\bip ?= ?\d{1,3}(\.\d{1,3}){3} - |classified as (bulk|spam)/i
const REVERSE =
  /reverse (dns|lookup|host|address)|\bptr\b|rdns|no matches to nameserver|cannot find your|client host rejected|cannot resolve your|unresolvable (ip|relay host)|ip address[^.]{0,30}(resolve|not allowed|rejected|missing)|\b(helo|ehlo)\b[^.]{0,30}(reject|invalid|denied|refus|not)/i
const RELAY =
  /relay(ing)?( mail)?( to [^ ]+)?( access)? (is )?(denied|not (permitted|allowed)|prohibited)|unable to relay|not (permitted|allowed|authori[sz]ed|able) to relay|relay access|we do not relay|relaying (mail|denied)|cannot relay|that domain isn'?t (in my list|allowed)|delivery not allowed to non-local|command rejected/i
const RATE =
  /too many (connections|messages|recipients|errors|emails|concurrent|mails)|connection frequency|rate ?limit|(sending|daily|hourly|messages?)[^.]{0,30}(limit|quota)s?[^.]{0,20}(exceeded|reached)|throttl|exceeded the (max(imum)?|rate|limit)\b|(reached|exceeded) [^.]{0,30}\b(daily|hourly|sending|rate|recipient) [^.]{0,20}limit|max(imum)? [^.]{0,20}(e-?mails?|messages?) per (hour|day)|too (fast|quick|frequent)|slow down|excessive|not accepting connections/i
const POLICY =
  /access denied|permission denied|not authori[sz]ed|authori[sz]ation failed|refused (by|due|based)|rejected (by|due to|for|because|as)[^.]{0,40}(policy|administrat|content|filter|reason|security|recipient's)|policy|administrative(ly)? prohibit|prohibited|security|(content|message|mail|transaction) (content )?(rejected|was rejected|refused|filter|denied)|unacceptable|not accept(ing)? (any )?(mail|messages?|e-?mail)s? from|do(es)?n'?t accept (mail|e-?mail|messages?) from|forbidden|(tls|encryption|starttls) (is )?(required|needed)|certificate|violat|restricted|only accepts? (mail|messages?) from|not (in|on) (the|my|our) (list|white)|(you )?(may|might|do) not have permission|^(smtp; )?\d{3}[ -]rejected|service refused?|refused to talk|remote server said: rejected|rejected$|connection denied|rfc ?[25]?[38]22|rfc[- ]compliant|non-compliant|multiple (from|addresses in from)|missing (from|date|message-id|required)/i

const UNKNOWN_USER =
  /user[- ]?(is |was |name )?(unknown|not (found|known|exist)|not local)|unknown (local[- ]?(user|part)|user|recipient|address|mailbox|account|local|or illegal|or invalid|name)|(no|not a) (such|valid)( a| an)? (user|recipient|mailbox|address|person|account|local|e-?mail|destination|alias|name)|no (mailbox|account|user|local user|recipient|subscriber|valid recipients?)( here)?( by| with| of| named| for| at|\b)|(recipient|address|mailbox|account|user|addressee|inbox|e-?mail|destinatario|person|name|alias)[^.]{0,70}(do(es|s)?n'?t (exist|have)|do(es)? not (exist|have)|not exist|unknown|not (be )?found|not (be )?recogni[sz]ed|is invalid|not valid|isn'?t valid|is not (a )?(known|valid|local)|not known|no longer (valid|exists?|active|in use|available)|couldn'?t be found|has been (deleted|removed|closed|discontinued)|not listed|discontinued|be verified)|invalid (recipient|address|mailbox|user|final delivery|e-?mail)|(bad|nonexistent|non-existent) (destination mailbox address(?! syntax)|address|recipient|mailbox|user)|not (listed|found|in) (in )?[^.]{0,30}(directory|address book|(user|recipient|alias)[^.]{0,20}table)|unrouteable address|address(ee)? unknown|recipients? (not found|unknown)|this (user|account) (do(es)?n'?t|does not|is no)|sorry, no mailbox|utilisateur inconnu|destinataire inconnu|adresse[^.]{0,20}(inconnue|invalide|n'existe)|no longer accepts? (any )?(e-?)?mails?\b|unbekannt|nicht gefunden|(usuario|destinatario|usuário|destinatário|utente) (desconocid|desconhecid|sconosciut|no encontrad|não encontrad|non trovat)\w*|no existe|não existe|non esiste|introuvable|onbekend|bestaat niet|nie istnieje|nie ma takiego|okänd|ukendt|ukjent|tuntematon|neexistuje|неизвест\w*|不存在|存在しません|не существует|message bounced by administrator|account or domain may not exist/i
const UNKNOWN_HOST =
  /(host|domain)( name)?[^.]{0,60}(unknown|not found|do(es)?(n'?t| not) exist|could(n'?t| not) be found|no mail|is not valid|can(no|')t (be )?(resolve|found)|not known|not reachable)|unknown (host|domain)|host (unknown|or domain name not found|lookup did not)|couldn'?t find any (host|mail)|dns (lookup|error)[^.]{0,20}(failure|fail|not|nx|error)|no (mx|such host|such domain|a record|valid mx|mail exchangers?|route found to)|name or service not|domain[^.]{0,30}must exist|\.[a-z]{2,} does not exist|nxdomain|unrouteable mail domain|non-existent hosts?|bad (domain|destination system)|illegal host|null ?mx|indicated no smtp service|do(es)?(n'?t| not) accept (any )?(e-?)?mails?\b(?! from)|mail receiving disabled|domain[^.]{0,30}(has no mail|not accept)|does not receive (e-?)?mail/i
const MOVED =
  /has moved|moved to|address (has )?changed|no longer (uses|with|employed|works|working|here)|new address|left (the company|us)|user has left|no forwarding address|account (has been )?closed/i

/** Microsoft answers for an address that its directory does not know (directory-based edge blocking). */
const EDGE_BLOCKED = /5\.4\.1[^a-z]*\[?[^\]]*\]?:? recipient address rejected: access denied/i
/** IronPort's own label before the words of the server. */
const GATEWAY_LABEL = /5\.\d\.\d - (unknown address error|other mail system problem)/i
/** "rfc822;" before an address in a status block is no complaint about RFC 822. */
const ADDRESS_TYPE = /\brfc822 ?;/gi
/** GMX, Web.de, Outlook.com and others say no more of an unknown user; with a 4xx it is only busy. */
const UNAVAILABLE = /(?<!4[25]0[ -][^.]{0,60})mailbox (is )?unavailable/i
const SENDER_UNKNOWN =
  /(domain of|sender)[^.]{0,20} (sender|address|domain)[^a-z]|sender (address|domain)|(from|sender): domain is invalid/i
/** A permission on a mailing list: neither a dead address nor our reputation. */
const GROUP = /support\.google\.com\/a\/[^ ]*group|\bgroups?\b[^.]{0,120}may not exist|permission to post/i

/**
 * Whose fault a refusal is (mail rules, 4.2): the address's, the moment's, ours, or nobody can say. The words come
 * before the code, because servers say 5.1.1 of full mailboxes and 5.7.1 of unknown users.
 */
export function classOfBounce({ status, diagnostic, afterData = false }: Refusal): BounceClass {
  const words = diagnostic
    .replace(/\s+/g, ' ')
    .replace(GATEWAY_LABEL, ' ')
    .replace(ADDRESS_TYPE, ' ')
    .slice(0, 4000)
  if (EDGE_BLOCKED.test(words)) return 'dead_address'
  if (GROUP.test(words)) return 'other'
  if (SHUT.test(words) || status === '5.7.13') return 'temporary'
  if (FULL.test(words) || BIG.test(words)) return 'temporary'
  if (SENDER_UNKNOWN.test(words)) return 'blocked'
  if (UNKNOWN_HOST.test(words) || MOVED.test(words)) return 'dead_address'
  if (UNKNOWN_USER.test(words)) return unknownUser({ status, afterData, isOurs: isOurs(words) })
  if (isOurs(words)) return isOnlyDeferred(words, status) ? 'temporary' : 'blocked'
  if (LATER.test(words)) return 'temporary'
  if (UNAVAILABLE.test(words) && !status?.startsWith('4')) return 'dead_address'
  return status ? classOfCode(status) : 'other'
}

/**
 * "User unknown" to the body instead of to RCPT is a filter of the recipient's (mobile carriers do so), not a dead
 * address.
 */
function unknownUser({
  status,
  afterData,
  isOurs,
}: {
  status: string | null
  afterData: boolean
  isOurs: boolean
}): BounceClass {
  if (isOurs && status && status.startsWith('5.7.')) return 'blocked'
  if (status && /^[45]\.1\.[1236]$|^5\.1\.10$/.test(status)) return 'dead_address'
  if (afterData) return 'temporary'
  return 'dead_address'
}

function isOurs(words: string): boolean {
  return [SENDER, SPAM, REVERSE, RELAY, RATE, POLICY].some((pattern) => pattern.test(words))
}

function isOnlyDeferred(words: string, status: string | null): boolean {
  return (
    LATER.test(words) &&
    ![SPAM, SENDER, RATE, RELAY, REVERSE].some((pattern) => pattern.test(words)) &&
    !status?.startsWith('5.7')
  )
}

function classOfCode(status: string): BounceClass {
  if (/^5\.1\.([01236]|10)$|^5\.4\.4$/.test(status)) return 'dead_address'
  if (/^[45]\.7\.\d+$|^5\.1\.[789]$/.test(status)) return 'blocked'
  if (/^4\.|^5\.2\.[1234]$|^5\.3\.[1-5]$|^5\.4\.([1-367]|14)$/.test(status)) return 'temporary'
  return 'other'
}

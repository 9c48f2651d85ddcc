/**
 * What a single line of a plain-text mail is, in the languages of the world's mail programs: a quote, the line that
 * announces one ("On … wrote:"), a header of an enclosed mail, a signature's rule, or text.
 */

export type LineKind = 'text' | 'empty' | 'quote' | 'announcement' | 'header' | 'rule' | 'forward' | 'device'

/** Verbs that close an announcement, longest first within a language. */
const WROTE = [
  'wrote',
  'writes',
  'a [ée]crit',
  'escribi[óo]',
  'ha scritto',
  'scrisse',
  'escreveu',
  'het volgende geschreven',
  'schreef',
  'geschreven',
  'schrieb(?: am .{6,60}?| folgendes)?',
  'geschrieben',
  'napisa[łl](?:\\(a\\)|a)?(?: w dniu .{6,40})?',
  'pisze',
  'skrev(?: følgende| följande)?',
  'kirjoitti',
  'napsal(?:\\(a\\)|a)?',
  'nap[ií]sal(?:\\(a\\)|a)?',
  'написал(?:\\(а\\)|а)?',
  'написав(?:\\(ла\\)|ла)?',
  'пишет',
  'пише',
  '写道',
  '寫道',
  '님이 작성',
  '작성',
  '(?:さん)?(?:の|は|が)?(?:メール|書きました|書き込みました|のメッセージ)',
  'yazdı',
  'şunu yazdı',
  'írta',
  'ezt írta',
  'a scris',
  'έγραψε',
  'đã viết',
  'menulis',
  'je napisao(?:\\/la)?',
  'rašė',
].join('|')

const MONTH =
  'jan|feb|fév|mar|mär|mrt|apr|avr|abr|kwi|may|mai|maj|mei|mag|jun|jui|giu|cze|jul|lug|lip|aug|aoû|ago|sie|sep|set|wrz|oct|okt|ott|out|paź|nov|lis|dec|dez|déc|dic|gru|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|led|úno|bře|dub|kvě|čer|čvc|srp|zář|říj|pro|tam|hel|maa|huh|tou|kes|hei|elo|syy|lok|mar|jou|már|ápr|máj|jún|júl|szept|ian|iun|iul|noi'

const DATE = `(?:\\d{4}[-/.年]\\s?\\d{1,2}[-/.月]\\s?\\d{1,2}|\\d{1,2}[-/.]\\s?\\d{1,2}[-/.]\\s?\\d{2,4}|\\d{1,2}(?:st|nd|rd|th|º|\\.)?\\s(?:de\\s|d[’'])?(?:${MONTH})|(?:${MONTH})[\\p{L}.]*\\s\\d{1,2})`
const HAS_DATE = new RegExp(DATE, 'iu')
const HAS_ADDRESS = /[^\s<>"]+@[^\s<>"]+\.[^\s<>"]+/
const HAS_CLOCK = /\d{1,2}[:.h]\d{2}/
const ENDS_WROTE = new RegExp(`(?:^|[\\s,>"\\]）)])(?:${WROTE})\\s*[:：]?\\s*-*\\s*$`, 'iu')
const ENDS_WROTE_COLON = new RegExp(`(?:^|[\\s,>"\\]）)])(?:${WROTE})\\s*[:：]\\s*$`, 'iu')
const WROTE_INSIDE = new RegExp(`^.{0,120}\\s(?:${WROTE})\\s.{0,80}[:：]\\s*$`, 'iu')
const OLD_GMAIL = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)[+-]\d{1,2}:?\d{2}\s\S.*$/

/** A line that could begin an announcement broken over several lines. */
const OPENS = new RegExp(
  `^(?:-{2,}\\s*)?(?:on|op|am|le|el|il|em|no dia|den|dnia|w dniu|dne|pe|den|på|于|在|в|у|la|a|ti|στις|vào|pada|${DATE}|["“]?\\p{L}[^<>]{0,60}<)(?=\\s|\\d|["“<]|$|.)`,
  'iu',
)

/** "On Tue, 5 May 2026, Anna <anna@x.test> wrote:" in any of the languages, on one (joined) line. */
export function isAnnouncement(line: string): boolean {
  const text = unquoted(line).trim().replace(/&lt;/g, '<').replace(/&gt;/g, '>')
  if (text.length > 400) return false
  if (OLD_GMAIL.test(text)) return true
  const isDated =
    HAS_DATE.test(text) && (HAS_CLOCK.test(text) || HAS_ADDRESS.test(text) || /\d{4}/.test(text))
  if (ENDS_WROTE.test(text) && (isDated || HAS_ADDRESS.test(text))) return true
  if (ENDS_WROTE_COLON.test(text) && isName(text.replace(ENDS_WROTE_COLON, ''))) return true
  if (WROTE_INSIDE.test(text) && isDated) return true
  return /[:：]$/.test(text) && isDated && HAS_ADDRESS.test(text) && HAS_CLOCK.test(text) && text.length < 160
}

/** "My colleague wrote:" and "She wrote:" are a person's sentence, and what follows must not be cut. */
const NO_NAME =
  /^["“]?(?:i|he|she|we|they|you|it|my|our|his|her|their|the|one|someone|somebody|er|sie|ich|wir|mein\p{L}*|unser\p{L}*|il|elle|on|je|nous|mon|ma|notre|él|ella|yo|mi|nuestr\p{L}|lui|lei|ele|ela|hij|zij|ik|mijn)(?![\p{L}.])/iu

/** A name alone, with or without its address. */
function isName(text: string): boolean {
  const isCapital = /^["“]?\p{Lu}[\p{L}.'’-]*(?:\s["“]?\p{Lu}[\p{L}.'’-]*){0,4}["”]?,?(?:\s?<[^>]*>)?$/u.test(
    text.trim(),
  )
  return isCapital && !NO_NAME.test(text.trim())
}

export function mayOpenAnnouncement(line: string): boolean {
  return OPENS.test(unquoted(line).trim())
}

const ORIGINAL = [
  'original (?:message|e-?mail|appointment)',
  'forwarded message',
  'reply message',
  'urspr(?:ü|ue?)ngliche (?:nachricht|mail|e-mail)',
  'original-?nachricht',
  "message d[’']origine",
  'message (?:original|initial)',
  'mensaje original',
  'messaggio originale',
  'mensagem original',
  'oorspronkelijk bericht',
  'origineel bericht',
  'wiadomość oryginalna',
  'oryginalna wiadomość',
  'ursprungligt meddelande',
  'originalmeddelande',
  'oprindelig meddelelse',
  'opprinnelig melding',
  'alkuperäinen viesti',
  'původní zpráva',
  'исходное сообщение',
  'пересылаемое сообщение',
  'оригінальне повідомлення',
  '原始邮件',
  '原始郵件',
  '元のメッセージ',
  '원본 메시지',
  'orijinal mesaj',
  'orijinal ileti',
  'eredeti üzenet',
  'mesaj original',
].join('|')
const FORWARDED = [
  'forwarded (?:message|by .{1,60})',
  'begin forwarded message:?',
  'weitergeleitete (?:nachricht|mail)',
  'anfang der weitergeleiteten nachricht:?',
  'message transf[ée]r[ée]',
  'début du message (?:réexpédié|transféré)\\s?:?',
  'mensaje reenviado',
  'messaggio inoltrato',
  'inizio messaggio inoltrato:?',
  'mensagem encaminhada',
  'doorgestuurd bericht',
  'wiadomość przekazana dalej',
  'vidarebefordrat meddelande',
  'videresendt (?:meddelelse|melding)',
  'välitetty viesti',
  'přeposlaná zpráva',
  'пересланное сообщение',
  '转发的邮件',
  '転送メッセージ',
].join('|')
const ORIGINAL_LINE = new RegExp(`^[\\s>*_]*[-_=*]{2,}\\s*(?:${ORIGINAL})\\s*[-_=*]{2,}[\\s*_]*$`, 'iu')
const FORWARD_LINE = new RegExp(
  `^[\\s>*_]*(?:[-_=*]{2,}\\s*(?:${FORWARDED})\\s*[-_=*]*|(?:begin forwarded|anfang der weiterg|début du message|inizio messaggio)[^\\n]{0,40}:?)[\\s*_]*$`,
  'iu',
)

const FIELD_NAMES =
  'from|sent|to|cc|bcc|reply-?to|date|subject|importance|attachments|organization|von|gesendet|an|kopie|betreff|datum|wichtigkeit|antwort an|de|envoy[ée](?: le)?|[àa]|objet|pour|répondre à|enviado(?: el| em)?|para|asunto|fecha|da|inviato|oggetto|data|assunto|van|verzonden|aan|onderwerp|od|wysłano|do|temat|wysłane|från|skickat|till|ämne|fra|sendt|til|emne|lähettäjä|lähetetty|vastaanottaja|aihe|päivämäärä|odesláno|komu|předmět|datum|od|от|отправлено|кому|тема|дата|від|надіслано|发件人|发送时间|收件人|抄送|主题|寄件者|收件者|主旨|差出人|送信日時|宛先|件名|보낸 사람|보낸 날짜|받는 사람|제목|kimden|gönderme tarihi|kime|konu|feladó|elküldve|címzett|tárgy|tilføj|από|στάλθηκε|προς|θέμα|ημερομηνία|de la|trimis|către|subiect|message-id'
const FIELD = new RegExp(
  `^[\\s>|]*\\*{0,2}(?:${FIELD_NAMES})\\s?\\*{0,2}\\s?[:：]\\*{0,2}(?:\\s|$|\\S)`,
  'iu',
)

const DEVICE =
  /^[\s>*_]*(?:\*|_)?(?:(?:sent|get|shared) (?:from|via|with|using|by) (?:my |the |an? )?[\p{L}\d ,.'’™®-]{2,60}|get outlook for \w+|outlook (?:für|voor|per|para|pour) \w+(?: beziehen| downloaden)?|(?:télécharger|obtenez|obtener|obter|scarica|download|hämta|hent|pobierz) outlook [^\n]{2,30}|sent from (?:outlook|mail|yahoo)[^\n]{0,60}|(?:von|vom) mei(?:nem|n) [^\n]{2,40} gesendet|gesendet (?:von|mit|aus|über) [^\n]{2,60}|diese nachricht wurde von meinem [^\n]{2,60} gesendet|envoy[ée] (?:de|depuis|avec|à partir de) [^\n]{2,60}|enviado (?:desde|do|da|de|a partir do|con) [^\n]{2,60}|inviato (?:da|dal|con) [^\n]{2,60}|verzonden (?:vanaf|met|via|van) [^\n]{2,60}|verstuurd vanaf [^\n]{2,60}|wys[łl]ane? z [^\n]{2,60}|skickat från [^\n]{2,60}|sendt fra [^\n]{2,60}|lähetetty [^\n]{2,60}|odesláno z [^\n]{2,60}|отправлено (?:с|из) [^\n]{2,60}|надіслано з [^\n]{2,60}|从我的[^\n]{2,20}发送|发自我的[^\n]{2,20}|iphone(?:から|で)送信|나의 [^\n]{2,20}에서 보냄)(?:<[^>]*>)?[.\s*_]*$/iu

/** Words of a device line that also begin ordinary sentences are only believed when short. */
const MOST_DEVICE_WORDS = 9

/** No mark of a mail program is longer; whatever is, is somebody's paragraph. */
const LONGEST = 600

export function lineKind(line: string): LineKind {
  // The mark that Gmail's trackers leave behind, and other invisible signs, are nothing.
  const text = line.replace(/[\u200b\u200e\u200f\ufeff\u1427\u00a0]/g, ' ').trim()
  if (text.length > LONGEST) return isQuoted(line) ? 'quote' : isRule(text) ? 'rule' : 'text'
  if (text === '') return /\u1427/.test(line) ? 'rule' : 'empty'
  if (FORWARD_LINE.test(text)) return 'forward'
  if (ORIGINAL_LINE.test(text)) return 'announcement'
  if (isAnnouncement(text)) return 'announcement'
  if (isQuoted(line)) return 'quote'
  if (isRule(text)) return 'rule'
  if (DEVICE.test(text) && text.split(/\s+/).length <= MOST_DEVICE_WORDS) return 'device'
  if (FIELD.test(text)) return 'header'
  return 'text'
}

/** The line without its quote marks. */
export function unquoted(line: string): string {
  return line.replace(/^(?:[\s]*[>|])+ ?/, '')
}

function isQuoted(line: string): boolean {
  return /^[ \t]*(?:>|[A-Za-z]{1,12}>+(?:\s|$)|\|(?=\s))/.test(line)
}

function isRule(text: string): boolean {
  return /^(?:[-_=+~#*•―–—]{2,}|[-_=+~#*]{2}[-_=+~#* ]*)$/.test(text) && !text.startsWith('```')
}

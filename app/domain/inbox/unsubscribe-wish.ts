import { clauseOfEnough } from './wish-grammar.ts'

/** A person's wish to hear no more, in the words of the reply itself or by the mailto form of our header. */

/** A wish is said near the beginning; the rest of a long mail is about something else. */
const MOST_CHARACTERS = 3000

/** Whole short answers. */
const SHORT =
  /^(?:please\s+)?(?:unsubscribe|unsubscribe me|remove|remove me|stop|opt[- ]?out|no thanks?,? (?:please )?(?:stop|remove me|unsubscribe)|take me off|abmelden|abbestellen|austragen|désabonner|désinscription|désinscrire|désabonnez-moi|baja|darme de baja|cancelar suscripci[óo]n|cancellami|disiscriv\p{L}+|cancellatemi|descadastr\p{L}+|remover|uitschrijven|afmelden|avregistrera|avsluta|afmeld|meld af|avmeld|peruuta|wypisz(?: mnie)?|odhlásit|отписать(?:ся)?|отпишите(?: меня)?|退订|配信停止|수신거부|abonelikten çık)[\s.!,]*(?:please|bitte|merci|thanks?(?: you)?|gracias|grazie|danke)?[\s.!]*$/iu

const PHRASES =
  /\b(?:(?:please )?(?:take|remove|delete|drop) (?:me|us|our (?:organi[sz]ation|company|team|site)|my (?:e-?mail|address|name(?! from (?:the|that|this) (?!(?:mailing )?list|database)))(?: address)?|our (?:e-?mail|address)(?: address)?|this (?:e-?mail|address)(?: address)?) (?:off|from)\b[^.?]{0,40}|(?:please )?unsubscribe (?:me|us|this address|my e-?mail)|(?:please )?(?:stop|cease|quit) (?:e-?mailing|contacting|writing(?: to)?|messaging|sending|spamming)\b|(?<!(?:i|we|they|she|he)(?:[’'](?:d|ll)| would| will| do)? )(?:do not|don[’']?t|never) (?:ever )?(?:(?:e-?mail|contact|write(?: to)?|message|mail) (?:me|us|this|to me|to us|any(?:thing)?|more)|send (?:(?:me|us) )?(?:any(?:thing)?|more|further|these|such|another|your|e-?mails?|mails?|messages?))\b(?! (?:before|until|till|unless|if|the|an?|on my|at my|while|during)\b)[^.?]{0,30}(?:again|any ?more|further|ever|in (?:the )?future|$)?|no (?:more|further) (?:e-?mails?|messages?|contact)(?: please)?|(?:want|wish|like|ask) to (?:be (?:removed|unsubscribed|taken off)|unsubscribe|opt[- ]?out)|opt (?:me|us) out|i (?:object|withdraw my consent) |lose (?:my|this) (?:e-?mail|address)|leave (?:me|us) alone)/iu

const PHRASES_ELSEWHERE =
  /(?:(?:bitte )?(?:tragen|nehmen|streichen|löschen|entfernen) sie (?:mich|uns|meine|diese)[^.?]{0,60}(?:aus|von|liste|verteiler|daten|adresse)|(?:keine|nicht) (?:weiteren |mehr )?(?:(?:e-)?mails?|nachrichten|werbung|anfragen)[^.?]{0,30}(?:mehr|schicken|senden|zusenden|erhalten)|(?:schreiben|kontaktieren) sie (?:mich|mir|uns) (?:bitte )?nicht (?:mehr|wieder)|(?:veuillez |merci de )?(?:me |nous )?(?:retirer|désinscrire|désabonner|supprimer|enlever|rayer)(?:-moi|-nous)?[^.?]{0,40}(?:liste|fichier|base|adresse|envois|contacts)|ne (?:me|nous) (?:contactez|écrivez|envoyez|sollicitez) plus|(?:por favor )?(?:elim[ií]n(?:a|e|en)(?:me|nos)|qu[ií]t(?:a|e|en)(?:me|nos)|borr(?:a|e|en)(?:me|nos)|dar(?:me|nos) de baja|den?(?:me|nos) de baja)|no (?:me |nos )?(?:escrib\p{L}+|contact\p{L}+|envíe\p{L}*|manden?)[^.?]{0,20}más|(?:toglie|cancell|rimuov)\p{L}*mi|(?:non|nessun)[^.?]{0,30}(?:scriv|contatt|invi)(?!o(?!\p{L}))\p{L}*[^.?]{0,20}più|(?:remov|retir|exclu|descadastr)\p{L}*[- ]?me|não (?:me |nos )?(?:escrev|contact|envi)\p{L}+ mais|(?:gelieve |graag )?(?:verwijder|schrap) (?:mij|ons|me|mijn|dit)[^.?]{0,40}(?:lijst|bestand|adres)|(?:geen|niet) [^.?]{0,20}(?:e-?mails?|berichten|mailen|sturen)[^.?]{0,15}meer|(?:ta bort|stryk) (?:mig|oss)|(?:kontakta|skriv|mejla) (?:mig |oss )?(?:inte|aldrig)[^.?]{0,15}(?:mer|igen)|(?:fjern|slet|slett) (?:mig|meg|oss|os)|(?:kontakt|skriv) (?:mig |meg |os |oss )?ikke[^.?]{0,15}(?:mer|mere|igen|igjen)|poistakaa? (?:minut|meidät|osoite)|älkää? (?:enää )?(?:lähettä|ottako|kirjoitta)|proszę (?:o )?(?:usun|wypis)\p{L}+|(?:proszę )?nie (?:pisać|wysyłać|kontaktować)[^.?]{0,20}(?:więcej|ponownie)|(?:prosím )?(?:vyřa[ďd]te|odstraňte|vymažte) (?:mě|nás|mou)|(?:již |už )?(?:mi |nám )?ne(?:pište|posílejte|kontaktujte)|(?:удалите|исключите|отпишите|уберите) (?:меня|нас|мой|наш)|(?:больше )?не (?:пишите|присылайте|отправляйте)[^.?]{0,20}|(?:больше не )(?:пишите|присылайте)|(?:配信|送信|連絡)(?:を)?(?:停止|中止|しないで)|(?:取消订阅|不要再(?:发|联系|给我))|beni listeden çıkar\p{L}*)/iu

/** Who wants nothing more, takes back the data, or asks to be struck out, in other words than those above. */
const WANTS_NO_MORE =
  /(?<!\p{L})(?:(?:bitte )?keine? (?:weiteren?|werbung) ?(?:(?:e-?)?(?:mails?|nachrichten|anfragen)|mehr)(?! (?:nötig|erforderlich|notwendig))|widerspreche (?:ich )?(?:hiermit )?(?:der|jeder|jeglicher) (?:weiteren )?(?:nutzung|verarbeitung|verwendung|speicherung|kontaktaufnahme)|(?:löschen|entfernen) sie (?:bitte )?(?:meine|unsere) (?:e-?mail|mail|daten|adresse)|(?:möchte|will|wünsche) (?:ich )?(?:keine|nichts mehr)[^.?]{0,30}(?:mails?|nachrichten|werbung)[^.?]{0,30}mehr|(?:merci de|veuillez|pouvez-vous)(?: bien vouloir)? (?:me |nous )?(?:désinscrire|désabonner)|(?:ne )?(?:souhait\p{L}+|veu\p{L}+|désir\p{L}+) plus (?:recevoir|être (?:contacté|sollicité|démarché))|(?:dam|dadm|denm|dénm|danos|dadnos|darm)\p{L}* de baja|(?:elimin|borr|quit)\p{L}+ mi (?:correo|e-?mail|direcci[óo]n|contacto)|no (?:quiero|deseo|queremos|deseamos) (?:recibir )?más|non (?:desider\p{L}+|vogli\p{L}+) (?:più )?ricevere[^.?]{0,30}(?:mail|messagg|comunicaz)|non (?:contattar|scriver)(?:mi|ci|e)\p{L}* più|(?:cancell|rimuov|togli)\p{L}* (?:il mio|la mia|questo) (?:indirizzo|e-?mail|contatto)|(?:graag|gelieve|wil(?:t u|len)?) (?:mij |me |ons )?(?:uit te schrijven|uitschrijven|afmelden)|wil (?:ik )?geen (?:e-?)?mails?[^.?]{0,25}meer|proszę o (?:usunięcie|wypisanie|wykreślenie)|(?:więcej|już) (?:do (?:mnie|nas) )?nie pis\p{L}+|nie (?:chcę|życzę sobie)[^.?]{0,30}(?:wiadomości|maili|mejli)|(?:remov|elimin|apag|retir)\p{L}+ (?:o )?(?:meu|nosso) (?:e-?mail|endereço|contacto?)|não (?:quero|desejo|queremos) (?:mais )?receber|(?:please|kindly|and) remove(?: me| us)?[\s.!]*$)(?!\p{L})/iu

/** To strike out, whom, from where: "borradme de la lista", "haal mij van de lijst", "usuńcie mój adres z bazy". */
const STRUCK_OUT =
  /(?<!\p{L})(?:remove|take|drop|strike|delete|erase|cross|get|streich|nehm|lösch|entfern|trag|retir|supprim|ray|effac|enlev|borr|elimin|quit|sac|togli|rimuov|cancell|lev|haal|verwijder|schrap|usu[nń]|wykreśl|skreśl|wypis|tir|remov|apag|exclu|fjern|slet|stryk|ta bort)\p{L}{0,6}?(?:(?:me|mi|nos|ci)(?!\p{L})|[- ](?:sie |bitte |please |graag |o |il |la )*(?:me|us|moi|nous|mich|uns|mij|ons|mnie|nas|mig|meg|my|our|mein\p{L}*|unsere|mon|notre|mes|mi|mio|mia|mijn|onze|mój|nasz|meu|minha)(?!\p{L}))[^.?!\n]{0,40}?(?<!\p{L})(?:list\p{L}*|mailing\p{L}*|verteiler\p{L}*|lijst\p{L}*|baz[aęiy]|bases?|database|datenbank|fichier\p{L}*|contacts|envois|bestand|newsletter\p{L}*|(?:e-?mail|mail)?adress\p{L}*|adres|indirizzo|correo|dirección|endereço)(?!\p{L})/iu

/** An end of writing, in any order of the words: to stop + to write, to strike out + my address. */
const ENOUGH = [
  /(?<!\p{L})(?:stop|quit|cease|arrêt\p{L}+|cess\p{L}+|dej(?:a|e|en|ad)|par(?:a|e|em) de|basta|smett\p{L}+|hör\p{L}+ auf|unterlass\p{L}+|przesta\p{L}+|ophouden|sluta|lopeta\p{L}*|přesta\p{L}+)\s(?:[\p{L}’']+\s){0,3}(?:de m[’']|d[’'])?(?:(?:e-?)?mail\p{L}*|écri\p{L}+|envoy\p{L}+|escrib\p{L}+|enviar\p{L}*|scriv\p{L}+|schreib\p{L}+|schrijv\p{L}+|pis\p{L}+|contact\p{L}*|kontakt\p{L}*)/iu,
  /(?<!\p{L})(?:delete|erase|remove|lösch\p{L}+|supprim\p{L}+|effac\p{L}+|elimin\p{L}+|borr\p{L}+|cancell\p{L}+|verwijder\p{L}*|usu[nń]\p{L}*|apag\p{L}+|remov\p{L}+)(?: sie)?(?: bitte| please)?(?: all| alle| toutes| todos| tutti| wszystkie| i| mes)? (?:(?:me|us) from|(?:my|our|mein|unser|mes|nos|mis|nuestr|miei|mijn|onze|moje|nasze|meus)\p{L}* (?:personal |contact )?(?:data|daten|données|datos|dati|gegevens|dane|dados|records?|details|info\p{L}*))/iu,
  /(?<!\p{L})(?:no (?:more|further)|never (?:any|another)) (?:e-?mails?|mails?|messages?|communications?|contact|outreach)(?! (?:needed|necessary|required))|(?:not|n[’']t) (?:wish|want|like) to (?:be contacted|hear from (?:you|your)|receive (?:any |more |further |these |such |your )*(?:e-?mails?|mails?|messages?|news|offers?))|(?:no|not have|without) permission to (?:use|store|mail|contact)|(?:want|get|take me|be) (?:off|out of|off of) (?:this|your|the) (?:mailing|list)|(?:please )?cease (?:all )?contact|send (?:any|no) further (?:e-?mails?|mails?|messages?|communications?)|(?:don[’']t|do not) (?:ever )?(?:write|mail|contact)(?: (?:me|us))? (?:again|any ?more)|strike (?:me|us|my)|(?:is|as|this) spam(?!\p{L})[^?]{0,30}(?:stop|don[’']t|report)/iu,
  /(?<!\p{L})(?:bitte um (?:die )?(?:löschung|austragung|abmeldung|streichung|entfernung)|kein(?:e|en)? (?:weitere[nr]? )?(?:kontakt\p{L}*|mails?|zuschriften) (?:mehr )?(?:erwünscht|gewünscht)|unterlassen sie es,? (?:mich|uns)|lass\p{L}* (?:sie |du )?(?:mich|uns) (?:bitte |endlich )?in ruhe|laissez[- ](?:moi|nous) tranquilles?|dej\p{L}+ en paz|lasci\p{L}+ in pace|laat (?:me|mij|ons) (?:aub )?met rust|dajcie (?:mi|nam) (?:święty )?spokój|deix\p{L}+ em paz|nicht (?:mehr|länger|weiter)[^.?!]{0,20}(?:angeschrieben|kontaktiert|belästigt) werden|(?:wil|willen) van (?:deze|jullie|uw|de) lijst|(?:mnie|nas) (?:wykreślić|usunąć|wypisać)|refrain from (?:contact|mail|e-?mail|writ|send)\p{L}*|solicit\p{L}+ (?:la |mi )?baja|(?:quiero|quero|voglio|je veux|ich will) (?:sair|salir|uscire|sortir|raus) d\p{L}*|von weiteren (?:mails?|e-mails?|nachrichten|anfragen)[^.?!]{0,20}absehen|(?:wünsche|möchte|will) (?:ich )?(?:keinen|keine)(?: weiteren?)? (?:kontakt|mails?|nachrichten|werbung)|cesser (?:tout contact|de m[’']|de nous)|no (?:me|nos) \p{L}+ más (?:correos?|mensajes?|e-?mails?|mails?)|(?:geen|niet) (?:meer |verder )?(?:mailen|contact(?:eren)?|schrijven)(?= |[.!]|$)(?: meer)?|nie życz\p{L}+ sobie (?:kontaktu|wiadomości|maili)|proszę nie (?:pisać|kontaktować))/iu,
]

/** The words that our own footer offers, and nothing else in the answer but a greeting and a name. */
const NO_THANKS =
  /^(?:(?:[Hh]i|[Hh]ello|[Dd]ear|[Hh]ey)[^\n]{0,30}\n\s*)?["“']?(?:[Nn]o|NO),? (?:[Tt]hanks|THANKS|[Tt]hank you)["”']?[\s.!]*(?:(?:[Kk]ind |[Bb]est |[Ww]arm )?(?:[Rr]egards|[Ww]ishes|[Cc]heers|[Bb]est)?[,\s]*(?:\p{Lu}[\p{L}.'’-]*\s*){0,3})$/u

/** "Please do not stop", "I will unsubscribe you": words about somebody else's mail. */
const NOT_A_WISH =
  /\b(?:don[’']?t|do not|never|cannot) (?:unsubscribe|remove|stop|delete|erase)\b|\bhow (?:do|can) (?:i|people|readers|our) [^.?]{0,30}unsubscribe|unsubscribe (?:link|button|rates?|page)|(?:off|from) (?:the|this|your) (?:thread|cc|loop|conversation|copy|photo|caption|credits?)(?!\p{L})|(?:stop|remove)[^.?]{0,20}(?:the )?(?:old|dead|broken) link/iu

/**
 * @param visible what the person wrote, without quotes and signature
 * @returns the words that ask to stop, or null
 */
export function unsubscribeWish({ subject, visible }: { subject: string; visible: string }): string | null {
  const words = visible.trim().slice(0, MOST_CHARACTERS)
  if (isMailtoForm(subject, words)) return subject.trim() || words
  const firstLine =
    words
      .split('\n')
      .find(
        (line) =>
          line.trim() !== '' &&
          !/^(?:hi|hello|hey|dear|hallo|bonjour|hola|ciao)\b[^.]{0,40}[,!]?$/i.test(line.trim()),
      )
      ?.trim() ?? ''
  if (SHORT.test(firstLine) && words.length < 200) return firstLine
  if (NO_THANKS.test(words)) return firstLine
  if (NOT_A_WISH.test(words)) return null
  const found =
    PHRASES.exec(words) ??
    PHRASES_ELSEWHERE.exec(words) ??
    WANTS_NO_MORE.exec(words) ??
    firstOf([STRUCK_OUT, ...ENOUGH], words)
  return found ? found[0].trim() : clauseOfEnough(words)
}

function firstOf(patterns: RegExp[], words: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words)
    if (found) return found
  }
  return null
}

/** A mail program that follows our List-Unsubscribe mailto sends "unsubscribe", often with nothing in it. */
function isMailtoForm(subject: string, words: string): boolean {
  return /^\s*unsubscribe\b/i.test(subject) && (words === '' || words.length < 40 || SHORT.test(words))
}

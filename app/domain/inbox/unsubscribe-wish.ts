/** A person's wish to hear no more, in the words of the reply itself or by the mailto form of our header. */

/** A wish is said near the beginning; the rest of a long mail is about something else. */
const MOST_CHARACTERS = 3000

/** Whole short answers. */
const SHORT =
  /^(?:please\s+)?(?:unsubscribe|unsubscribe me|remove|remove me|stop|opt[- ]?out|no thanks?,? (?:please )?(?:stop|remove me|unsubscribe)|take me off|abmelden|abbestellen|austragen|désabonner|désinscription|désinscrire|désabonnez-moi|baja|darme de baja|cancelar suscripci[óo]n|cancellami|disiscriv\p{L}+|cancellatemi|descadastr\p{L}+|remover|uitschrijven|afmelden|avregistrera|avsluta|afmeld|meld af|avmeld|peruuta|wypisz(?: mnie)?|odhlásit|отписать(?:ся)?|отпишите(?: меня)?|退订|配信停止|수신거부|abonelikten çık)[\s.!,]*(?:please|bitte|merci|thanks?(?: you)?|gracias|grazie|danke)?[\s.!]*$/iu

const PHRASES =
  /\b(?:(?:please )?(?:take|remove|delete|drop) (?:me|us|my (?:e-?mail|address|name)(?: address)?|our (?:e-?mail|address)(?: address)?|this (?:e-?mail|address)(?: address)?) (?:off|from)\b[^.?]{0,40}|(?:please )?unsubscribe (?:me|us|this address|my e-?mail)|(?:please )?(?:stop|cease|quit) (?:e-?mailing|contacting|writing(?: to)?|messaging|sending|spamming)\b|(?:do not|don[’']?t|never) (?:ever )?(?:e-?mail|contact|write(?: to)?|message|mail|send) (?:me|us|this|to me|to us|any(?:thing)?|more)\b[^.?]{0,30}(?:again|any ?more|further|ever|in (?:the )?future|$)?|no (?:more|further) (?:e-?mails?|messages?|contact)(?: please)?|(?:want|wish|like|ask) to (?:be (?:removed|unsubscribed|taken off)|unsubscribe|opt[- ]?out)|opt (?:me|us) out|i (?:object|withdraw my consent) |lose (?:my|this) (?:e-?mail|address)|leave (?:me|us) alone)/iu

const PHRASES_ELSEWHERE =
  /(?:(?:bitte )?(?:tragen|nehmen|streichen|löschen|entfernen) sie (?:mich|uns|meine|diese)[^.?]{0,60}(?:aus|von|liste|verteiler|daten|adresse)|(?:keine|nicht) (?:weiteren |mehr )?(?:e-?mails?|nachrichten|werbung|anfragen)[^.?]{0,30}(?:mehr|schicken|senden|zusenden|erhalten)|(?:schreiben|kontaktieren) sie (?:mich|mir|uns) (?:bitte )?nicht (?:mehr|wieder)|(?:veuillez |merci de )?(?:me |nous )?(?:retirer|désinscrire|désabonner|supprimer|enlever|rayer)(?:-moi|-nous)?[^.?]{0,40}(?:liste|fichier|base|adresse|envois|contacts)|ne (?:me|nous) (?:contactez|écrivez|envoyez|sollicitez) plus|(?:por favor )?(?:elim[ií]n(?:a|e|en)(?:me|nos)|qu[ií]t(?:a|e|en)(?:me|nos)|borr(?:a|e|en)(?:me|nos)|dar(?:me|nos) de baja|den?(?:me|nos) de baja)|no (?:me |nos )?(?:escrib\p{L}+|contact\p{L}+|envíe\p{L}*|manden?)[^.?]{0,20}más|(?:toglie|cancell|rimuov)\p{L}*mi|(?:non|nessun)[^.?]{0,30}(?:scriv|contatt|invi)\p{L}*[^.?]{0,20}più|(?:remov|retir|exclu|descadastr)\p{L}*[- ]?me|não (?:me |nos )?(?:escrev|contact|envi)\p{L}+ mais|(?:gelieve |graag )?(?:verwijder|schrap) (?:mij|ons|me|mijn|dit)[^.?]{0,40}(?:lijst|bestand|adres)|(?:geen|niet) [^.?]{0,20}(?:e-?mails?|berichten|mailen|sturen)[^.?]{0,15}meer|(?:ta bort|stryk) (?:mig|oss)|(?:kontakta|skriv|mejla) (?:mig |oss )?(?:inte|aldrig)[^.?]{0,15}(?:mer|igen)|(?:fjern|slet|slett) (?:mig|meg|oss|os)|(?:kontakt|skriv) (?:mig |meg |os |oss )?ikke[^.?]{0,15}(?:mer|mere|igen|igjen)|poistakaa? (?:minut|meidät|osoite)|älkää? (?:enää )?(?:lähettä|ottako|kirjoitta)|proszę (?:o )?(?:usun|wypis)\p{L}+|(?:proszę )?nie (?:pisać|wysyłać|kontaktować)[^.?]{0,20}(?:więcej|ponownie)|(?:prosím )?(?:vyřa[ďd]te|odstraňte|vymažte) (?:mě|nás|mou)|(?:již |už )?(?:mi |nám )?ne(?:pište|posílejte|kontaktujte)|(?:удалите|исключите|отпишите|уберите) (?:меня|нас|мой|наш)|(?:больше )?не (?:пишите|присылайте|отправляйте)[^.?]{0,20}|(?:больше не )(?:пишите|присылайте)|(?:配信|送信|連絡)(?:を)?(?:停止|中止|しないで)|(?:取消订阅|不要再(?:发|联系|给我))|beni listeden çıkar\p{L}*)/iu

/** "Please do not stop", "I will unsubscribe you": words about somebody else's mail. */
const NOT_A_WISH =
  /\b(?:don[’']?t|do not|never) (?:unsubscribe|remove|stop)\b|\bhow (?:do|can) (?:i|people|readers|our) [^.?]{0,30}unsubscribe|unsubscribe (?:link|button|rate|page)|(?:stop|remove)[^.?]{0,20}(?:the )?(?:old|dead|broken) link/iu

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
  if (NOT_A_WISH.test(words)) return null
  const found = PHRASES.exec(words) ?? PHRASES_ELSEWHERE.exec(words)
  return found ? found[0].trim() : null
}

/** A mail program that follows our List-Unsubscribe mailto sends "unsubscribe", often with nothing in it. */
function isMailtoForm(subject: string, words: string): boolean {
  return /^\s*unsubscribe\b/i.test(subject) && (words === '' || words.length < 40 || SHORT.test(words))
}

import type { ReplyClass } from '#db/vocabulary.ts'

/** One pattern of several phrases: whole words only, in any letter case. */
function phrases(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}

/** The rest of a clause, so that the ground of a class can be read. */
const REST = '[^.?!\\n]{0,50}'
const MONEY = '\\d[\\d.,]*\\s?(?:\\$|€|£|zł|usd|eur|euros?|gbp|pln|chf|r\\$|reais|kr)'

/**
 * Turns of phrase beside the main rules of `reply-class`, a line for a language: English, German, French, Spanish,
 * Italian, Dutch, Polish, Portuguese. A new wording is a new alternative here.
 */
export const MORE_WORDS: Partial<Record<ReplyClass, RegExp>> = {
  asks_payment: phrases(
    `how much (?:are you|would you|do you|can you)[^.?!]{0,20}(?:pay|offer|willing)${REST}`,
    `(?:rate card|price list|media kit|paid placement|link fee)${REST}`,
    `(?:for|gegen|pour|por|per|voor|za)[^.?!]{0,20}${MONEY}|(?:de|van|di|od|von|vanaf|ab|à|is|es de|to) ${MONEY}`,
    `(?:unsere |die |meine )?(?:mediadaten|preisliste|gebühr|werbekosten|vergütung|honorar)${REST}`,
    `(?:wir|ich) (?:berechnen|verlangen|nehmen (?:dafür )?\\d)${REST}`,
    `(?:liens?|articles?) sponsorisés?${REST}|(?:quel est )?votre budget|(?:notre|nos) tarifs?${REST}|nous facturons${REST}`,
    `(?:artículos?|enlaces?|posts?) patrocinad\\p{L}+${REST}|(?:nuestras|tenemos) tarifas${REST}|(?:el )?(?:precio|coste) (?:por|de|es)${REST}|cobramos${REST}|qué presupuesto${REST}`,
    `(?:il )?(?:costo|prezzo|tariffa) (?:per|di|è|del)${REST}|articol\\p{L} sponsorizzat\\p{L}${REST}|(?:le )?nostre tariffe${REST}|che budget${REST}`,
    `(?:wij|we|ik) (?:rekenen|vragen)${REST}|(?:de )?(?:kosten|prijs|tarieven) (?:voor|van|zijn|is|per)${REST}|gesponsord\\p{L}* (?:artikel|link|post)\\p{L}*`,
    `koszt(?:uje)?${REST}|(?:artykuł|link)\\p{L}* sponsorowan\\p{L}+${REST}|(?:nasz )?cennik${REST}|opłata${REST}`,
    `(?:artigos?|links?|posts?) (?:patrocinad|pag)\\p{L}+${REST}|(?:o )?(?:preço|custo|valor) (?:por|é|de|do)${REST}|(?:nossa )?tabela de preços`,
  ),
  asks_exchange: phrases(
    `if you (?:add|include|publish|feature|mention|list) (?:mine|ours|us|me|our|my)${REST}`,
    `in (?:return|exchange)[^.?!]{0,30}\\b(?:back)?links?${REST}`,
    `im gegenzug${REST}|gegenverlinkung|links? (?:aus)?tausch\\p{L}*|gegenseitig\\p{L}* verlink\\p{L}*`,
    `échanger? (?:de |des |nos )?liens?|lien retour|en échange${REST}|en contrepartie${REST}lien\\p{L}*`,
    `intercambi\\p{L}+ (?:de )?enlaces?|a cambio${REST}enlace\\p{L}*|enlace recíproco`,
    `scambi\\p{L}+ (?:di )?link|in cambio${REST}link|link reciproc\\p{L}+`,
    `links? (?:ruilen|uitwisselen)|in ruil${REST}|wederkerige links?`,
    `wymian\\p{L}+ link\\p{L}+|wymieni\\p{L}+ (?:się )?link\\p{L}+|w zamian${REST}link\\p{L}*`,
    `(?:troca|trocar|permuta) (?:de )?links?|em troca${REST}link\\p{L}*`,
  ),
  asks_guest_post: phrases(
    `(?:become|as) an? (?:contributor|guest author)|contributor guidelines`,
    `gastautor\\p{L}*|gastbeitr\\p{L}+|gastartikel\\p{L}*`,
    `articles? invités?|(?:proposer|rédiger|écrire) un article${REST}`,
    `(?:artículos?|post|entrada)[^.?!]{0,15} (?:de |como )invitad\\p{L}+${REST}|escrib\\p{L}+ un (?:artículo|post) (?:para|en)${REST}`,
    `(?:articolo|post) ospite|scriver\\p{L}* un (?:guest post|articolo)${REST}`,
    `gast(?:blog|artikel|bijdrage)\\p{L}*`,
    `(?:artykuł|wpis)\\p{L}* gościnn\\p{L}+${REST}`,
    `(?:artigo|post|texto)[^.?!]{0,10} (?:de )?convidad\\p{L}+${REST}|escrever um (?:artigo|post) para${REST}`,
  ),
  wrong_person: phrases(
    `(?:you(?:[’']d| would)? (?:need|have|want) to|please) (?:talk|speak|write|reach out) to (?:our|the|my)${REST}`,
    `(?:i|we) (?:sold|handed over|gave up|left) (?:that|this|the) (?:site|website|blog|magazine|company)${REST}`,
    `(?:dafür|hierfür) bin ich nicht${REST}|betreue [^.?!]{0,25}nicht mehr|(?:bitte )?wenden sie sich (?:bitte )?an${REST}|nicht der richtige ansprechpartner`,
    `n[’']est pas moi qui${REST}|(?:voyez|contactez|adressez-vous)[^.?!]{0,10} (?:avec |à )?(?:le|la|notre|mon|ma) (?:webmaster|rédaction|service|équipe|collègue|responsable)${REST}|je ne (?:m[’']occupe|gère) p(?:as|lus)${REST}`,
    `no soy la persona${REST}|no (?:llevo|gestiono|me encargo)${REST}|ya no (?:llevo|gestiono|trabajo)${REST}`,
    `non (?:mi occupo|gestisco|sono io)${REST}|(?:scriva|si rivolga|contatti|scrivete) (?:al|alla|il|la|i)${REST}`,
    `(?:ik )?ga (?:ik )?(?:daar|hier) niet over|(?:neem|gelieve)[^.?!]{0,10} contact op[^.?!]{0,5} met (?:de|onze|mijn)${REST}|niet de juiste${REST}`,
    `(?:to )?nie ja (?:odpowiadam|zajmuję|prowadzę)${REST}|nie (?:zajmuję|odpowiadam)${REST}|niewłaściw\\p{L}+ osob\\p{L}+`,
    `não sou (?:eu |a pessoa)${REST}|não (?:trato|giro|sou eu quem)${REST}|fale com (?:o|a)${REST}`,
  ),
  no: phrases(
    `(?:have|is) a (?:strict )?policy (?:against|of not)${REST}|(?:it[’']s|it is|this is|that[’']s) not (?:a fit|right for us|for us)${REST}|no longer (?:accept|add)${REST}`,
    `(?:wir|ich) (?:setzen|verlinken|nehmen|akzeptieren|veröffentlichen)[^.?!]{0,30}(?:keine|nicht)${REST}|leider[^.?!]{0,30} nicht${REST}|passt (?:leider )?nicht${REST}|kein(?:en)? bedarf`,
    `n[’'](?:ajoutons|acceptons|insérons) (?:pas|plus)${REST}|ne (?:faisons|plaçons|mettons|publions) (?:pas|plus)${REST}|ne (?:nous|m[’'])\\s?intéresse pas|(?:ne )?sommes pas intéressés?`,
    `no (?:añadimos|ponemos|incluimos|aceptamos|enlazamos|publicamos)${REST}|no (?:nos|me) interesa`,
    `non (?:inseriamo|aggiungiamo|accettiamo|pubblichiamo|mettiamo)${REST}|non (?:ci|mi) interessa`,
    `(?:wij|we) (?:plaatsen|accepteren|doen)[^.?!]{0,15}(?:geen|niet)${REST}|niet geïnteresseerd`,
    `nie (?:dodajemy|publikujemy|zamieszczamy|linkujemy|jestem zainteresowan\\p{L})${REST}|niestety nie${REST}`,
    `não (?:adicionamos|aceitamos|colocamos|publicamos|incluímos)${REST}|não nos interessa`,
  ),
  will_add_link: phrases(
    `^(?:(?:hi|hello|hey|dear|thanks|thank you)[^.!?]{0,20}[,.!]\\s)?(?:all )?(?:done|updated|fixed|added|sorted)(?=[\\s]*[,.!:–—-])`,
    `link (?:is )?(?:added|updated|fixed|replaced|live|in)`,
    `(?:i|we)(?:[’']ve)? (?:just |already )?(?:fixed|corrected|swapped|put) (?:it|that|this)${REST}`,
    `(?:ist|habe?n?) (?:ich |wir )?(?:das |es |den link )?(?:erledigt|eingebaut|ergänzt|ersetzt|aktualisiert|hinzugefügt)${REST}|(?:der )?link ist (?:jetzt |nun )?(?:drin|online|gesetzt|aktualisiert|eingebaut)|(?:werde|werden)[^.?!]{0,25}(?:ergänzen|einbauen|ersetzen|hinzufügen|verlinken|aufnehmen|austauschen)|wir nehmen (?:ihre|deine|die|den|das|es)[^.?!]{0,25} (?:gern\\p{L}* )?auf${REST}`,
    `(?:je l[’']ai|je les ai|c[’']est) (?:bien |déjà )?(?:ajouté|remplacé|inséré|corrigé|mis|fait)\\p{L}*${REST}|le lien est (?:maintenant |désormais )?(?:en ligne|ajouté|en place)|(?:je l[’']|nous l[’'])ajouter\\p{L}+${REST}|(?:je|nous) (?:le )?remplacer\\p{L}+${REST}`,
    `(?:lo |la )?(?:añadir|agregar|incluir|cambiar|pondr)(?:é|emos)${REST}|(?:ya )?(?:lo |la )?(?:he|hemos) (?:añadid|agregad|incluid|cambiad|puest)o${REST}|lo (?:cambio|añado|pongo|incluyo)${REST}|enlace (?:añadido|actualizado)`,
    `(?:lo |la )?(?:aggiungo|inserisco|sostituisco|metto)${REST}|(?:lo |la )?(?:aggiunger|inserir|sostituir|metter)(?:ò|emo)${REST}|(?:ho|abbiamo) (?:aggiunt|inserit|sostituit|aggiornat)\\p{L}${REST}|link (?:inserito|aggiunto)`,
    `(?:link|het) (?:is |staat )(?:toegevoegd|erop|geplaatst|aangepast|online)|(?:zal|zullen|ga|gaan)[^.?!]{0,30}(?:toevoegen|plaatsen|aanpassen|vervangen)`,
    `(?:dodał|zamienił|podmienił|wstawił)\\p{L}+${REST}|(?:dodam|dodamy|zamienię|podmienię|wstawię|wstawimy)${REST}|link (?:jest )?(?:już )?dodany`,
    `(?:já )?(?:adicionei|adicionámos|adicionamos o|incluí|coloquei|atualizei|troquei|substituí)${REST}|(?:vou|vamos|irei) (?:adicionar|incluir|colocar|atualizar|trocar|substituir)${REST}`,
  ),
  later: phrases(
    `(?:after|until) (?:the )?(?:holidays|summer|christmas|new year)${REST}|in q[1-4]|(?:maybe|perhaps) (?:later|next|in)${REST}`,
    `melden sie sich${REST}(?:noch ?einmal|wieder|nochmal|später|erneut)|(?:momentan|derzeit|zurzeit|aktuell|gerade) (?:keine zeit|leider nicht|nicht|zu viel)${REST}|(?:gerne|erst) (?:wieder )?im (?:frühjahr|sommer|herbst|winter|nächsten jahr|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)`,
    `(?:recontactez|relancez|réécrivez|rappelez)[- ](?:moi|nous)${REST}|pas (?:maintenant|pour le moment|pour l[’']instant)${REST}`,
    `(?:escríb|contáct|avís)\\p{L}+ (?:de nuevo |otra vez )?en${REST}|(?:ahora mismo|por ahora|de momento) no${REST}`,
    `(?:ci|mi) (?:risent|ricontatt|riscriv)\\p{L}+${REST}|(?:al momento|per ora|adesso) (?:non|no)${REST}`,
    `(?:nu|op dit moment|momenteel) (?:even )?(?:niet|geen tijd)${REST}|(?:probeer|mail|neem)[^.?!]{0,40}(?:opnieuw|nog eens|later)${REST}`,
    `(?:teraz|obecnie|na razie|w tej chwili) nie${REST}|proszę (?:się )?(?:odezwać|napisać|przypomnieć)[^.?!]{0,10} (?:w|za|po)${REST}`,
    `(?:agora|por enquanto|de momento|neste momento) não${REST}|volte (?:a contactar|a escrever|mais tarde|em)${REST}`,
  ),
  interested: phrases(
    `yes,? please|(?:please )?(?:send|share|forward) (?:it|them|the (?:link|url|article|details)|me the|more)${REST}|(?:what|which) (?:is the |page|article|url|link)${REST}`,
    `klingt (?:sehr |wirklich )?(?:spannend|gut|interessant|super)|(?:schicken|senden) sie[^.?!]{0,20}(?:gern|mehr|informationen|details|link)${REST}|(?:gern\\p{L}*, )?welche[rs]? (?:artikel|seite|link|beitrag)${REST}|mehr (?:dazu|informationen|details)`,
    `(?:cela|ça) m[’']intéresse|(?:pouvez-vous|pourriez-vous) (?:m[’']|me |nous )?(?:envoyer|donner|dire)${REST}|dites-m[’']en plus|(?:je suis|nous sommes) intéressée?s?`,
    `(?:me|nos) interesa|(?:me|nos) (?:envías|envía|mandas|pasas)${REST}|cuénta(?:me|nos) más|suena (?:muy )?(?:bien|interesante)`,
    `(?:mi|ci) interessa|(?:mi|ci) (?:mandi|mandate|invii|inviate|dia|dica)${REST}|^interessante${REST}`,
    `klinkt (?:heel |erg )?(?:interessant|goed)|stuur (?:maar|het|de|me)${REST}|ik ben (?:wel )?geïnteresseerd`,
    `brzmi (?:bardzo )?(?:ciekawie|dobrze|interesująco)|proszę o (?:więcej|szczegóły|link|przesłanie)${REST}|(?:jestem|jesteśmy) zainteresowan\\p{L}+`,
    `(?:parece|soa) (?:muito )?(?:interessante|bem|bom)|pod(?:e|em|eria) (?:enviar|mandar|partilhar)${REST}|tenho interesse`,
  ),
}

/** Who says when to be asked again has put it off, also beside "we plan to update the page". */
export const ASK_AGAIN =
  /(?<![\p{L}\p{N}])(?:remind|ping|contact|e-?mail|write|ask|nudge) me (?:again|then|later|back|(?:in|next|after) (?:a|the|q\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|month|year|week|quarter)\p{L}*)[^.?!\n]{0,40}/iu

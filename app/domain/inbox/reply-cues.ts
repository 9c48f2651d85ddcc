import type { ReplyClass } from '#db/vocabulary.ts'

/**
 * When no whole phrase is known: single words that seldom stand in a reply without their meaning, judged sentence by
 * sentence. `also` must stand in the same sentence.
 */
type Cue = { replyClass: ReplyClass; word: RegExp; also?: RegExp }

const words = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${text})`, 'iu')

const A_LINK =
  /(?<!\p{L})(?:link|backlink|verlink|lien|enlace|enlaz|collegament|odnośnik|hiperlink|article|artikel|artículo|articolo|artigo|artykuł|piece|guide|study|page|seite|resource|mention)/iu
const ABOUT_US =
  /(?<!\p{L})(?:our|my|ours|mine|uns|unsere\p{L}*|notre|nos|nous|nosotros|vosotros|nuestr\p{L}+|noi|nostr\p{L}+|ons|onze|nas|nasz\p{L}*|nossa?|each other|gegenseitig|mutual\p{L}*|trade|swap|back|également|aussi|también|anche|ook|też|também|as well|too)(?!\p{L})/iu

/** In the order of `reply-class`: what costs or ends comes before what pleases. */
const CUES: Cue[] = [
  {
    replyClass: 'asks_payment',
    word: words(
      '(?:[$€£]\\s?\\d|\\d[\\d.,]*(?:,-)?\\s?(?:[$€£]|eur|usd|gbp|pln|zł|chf)(?!\\p{L}))|payment|paid (?:link|post|article|option)|can you pay|be a (?:small |one-time )?(?:charge|fee|cost)|invoice|(?:handling|admin|publishing|placement|small) fee|(?:jullie|uw|ihr|euer|votre|su|tu|vostro|seu|twój) budget|(?:ihr|euer) budget|presupuesto|combien (?:proposez|payez)|(?:disposti|dispuestos|bereit|prêts?|gotowi|dispostos|bereid)[^.?!]{0,12} (?:pagar|zahlen|payer|zapłacić|betalen)\\p{L}*|cover (?:our|the|my) costs?|(?:packages?|prices?|placements?) (?:from|start)|als (?:anzeige|werbung)|advertis(?:ing|ement)|advertorial|kostenpflichtig|(?:gegen|ohne) bezahlung|zahlungspflichtig|zzgl|mwst|iva(?!\\p{L})|btw(?!\\p{L})|payant|rémunér|moyennant|facturación|de pago(?!\\p{L})|a pagamento|betaald|tegen betaling|odpłatn|płatn|netto(?!\\p{L})|mediante pagamento',
    ),
  },
  {
    replyClass: 'asks_exchange',
    word: words(
      '(?:something|anything|a mention) (?:back|in return)|(?:gegen|for|contre|por|in cambio di|voor|za) (?:a |einen |un |een )?(?:back)?links? (?:to my|to our|von ihnen|van jullie)|mutuamente|mutuellement|vicendevolmente|wederzijds|nawzajem|mutuamente|trade|swap|gegenseitig\\p{L}* verlinken|reciproc|mutual',
    ),
    also: A_LINK,
  },
  {
    replyClass: 'asks_exchange',
    word: words(
      '(?:would you|could you|if you|wenn (?:sie|ihr|du)|si (?:vous|tu|vosotros)|y vosotros|ustedes|se (?:voi|lei|tu)|als (?:u|jullie|je)|jeśli|se (?:você|vocês)|können wir uns)[^.?!]{0,40}(?:link|mention|verlink|lien|enla[zc]|collegament|verwijs)',
    ),
    also: ABOUT_US,
  },
  {
    replyClass: 'asks_guest_post',
    word: words(
      'article by you|(?:escribir|scrivere|écrire|schrijven|escrever|pisać) (?:para|per|pour|voor|dla) (?:nuestro|il nostro|notre|ons|o nosso|nas)|(?:suchen|looking for|cherchons|buscamos|cerchiamo|zoeken) (?:gast|guest|contribut|autor|auteurs|autori)\\p{L}*|topic ideas?|pitch (?:us|me|an?)|\\d{3,4}\\+? (?:words|wörter|mots|palabras|parole|woorden|słów|palavras)|guest contribut|(?:veröffentlichen|publizieren) wir (?:gern\\p{L}* )?(?:einen|ihren) (?:beitrag|text|artikel)|(?:publions|acceptons) (?:volontiers )?des (?:tribunes|articles|contributions)|aceptamos (?:colaboraciones|artículos|textos)|(?:accettiamo|pubblichiamo) (?:articoli|contributi)|(?:przyjmujemy|publikujemy) (?:artykuły|teksty)',
    ),
  },
  {
    replyClass: 'wrong_person',
    word: words(
      "wrong (?:person|inbox|mailbox)|you want (?:to (?:talk|speak) to )?\\p{Lu}\\p{Ll}+ for|(?:is|are) handled by|no idea who|i (?:only|just) do|(?:sind|bist) (?:sie|du) (?:da |hier )?bei mir falsch|falsche adresse|trompez d[’']|mauvaise personne|equivocad\\p{L}+ de|sbagliato (?:persona|indirizzo)|bij de verkeerde|verkeerd(?:e)? (?:persoon|adres)|pomyłka|pomyli\\p{L}+ (?:osoby|adres)|pessoa errada|enganou-se",
    ),
  },
  {
    replyClass: 'no',
    word: words(
      "no can do|(?:isn[’']t|not) (?:really )?(?:for|right for|something for) us|leave (?:it|the page|things) as|(?:don[’']t|doesn[’']t|do not|does not) allow|(?:passt|möchten|wollen|können|brauchen|machen) (?:wir )?(?:das |dies |es )?(?:leider )?(?:nicht|nichts)|(?:wir|ich) (?:möchten|wollen|können|brauchen|machen) (?:das |dies |es )?(?:leider )?nicht|(?:pas|aucune) (?:suite|donner suite)|ne donn\\p{L}+ pas suite|gracias,? pero no|(?:grazie,? ma|preferi\\p{L}+ di) no|(?:wij|we) doen (?:dit|dat|hier)? ?niet|dank\\p{L}*,? maar|nie skorzystam\\p{L}*|dziękuj\\p{L}+,? ale nie|obrigad\\p{L},? mas não|merci,? mais (?:non|nous ne)",
    ),
  },
  {
    replyClass: 'will_add_link',
    word: words(
      "popped (?:it|that|yours) in|(?:all )?sorted (?:on our end|now|it)?|consider it done|(?:now )?(?:got|listed|linked|featured) (?:your|it|under|on|in)|(?:i[’']m|we[’']re|i am|we are) (?:adding|putting|including|swapping|replacing|linking|going to (?:link|add|put|include|swap|replace))|will go (?:in|into|up|live)|(?:hab|habe|haben|ist|sind|wurde)(?:[’']?s)? [^.?!]{0,30}(?:ausgetauscht|eingetragen|verlinkt|gesetzt|aufgenommen|geändert|korrigiert)|(?:est|sont|a été|ont été) [^.?!]{0,12}(?:mis à jour|en ligne|corrigé|modifié|remplacé|ajouté)|(?:está|están|ha sido) [^.?!]{0,8}(?:puesto|añadido|actualizado|publicado|corregido)|è (?:stato |già |ora )*(?:aggiornat|inserit|aggiunt|sostituit|online|corrett)|staat (?:er ?op|er (?:nu|al) op|online)|(?:już )?(?:jest|są) (?:już )?na stronie|(?:já )?está (?:já )?(?:na página|no ar|online|atualizado)",
    ),
  },
  {
    replyClass: 'later',
    word: words(
      "in (?:two|three|four|six|\\d) (?:weeks|months)|in the new year|try again (?:then|in|after)|pick this up (?:in|after|next|again)|(?:in|nach) (?:zwei|drei|vier|sechs|ein paar|einigen|\\d) (?:wochen|monaten)|à la rentrée|(?:revenez|reviens) vers|(?:vuelv\\p{L}+|volv\\p{L}+) a (?:escrib|contact|prob)\\p{L}+|después de|ne riparliamo|(?:dopo|prossim\\p{L}) (?:le ferie|l[’']estate|mese|anno)|volgende? (?:maand|jaar|week)|na de (?:zomer|vakantie)|po (?:wakacjach|świętach|nowym roku)|za (?:miesiąc|kilka|dwa|trzy)|depois d[aeo]s?",
    ),
  },
  {
    replyClass: 'interested',
    word: words(
      '(?:shoot|send|pass|forward) (?:it|them|that|yours) (?:over|along|across|to me)|have a read|curious (?:to|about)|mind (?:sharing|sending)|(?:could|might|would) work for us|we may use|do you have (?:some|any|more)|(?:zeigen|schicken|senden|zeig|schick) (?:sie )?(?:mal|mir|uns|gern|ruhig)|hört sich (?:gut|interessant|spannend)|worum geht|pourquoi pas|(?:envoyez|montrez|faites)[- ](?:moi|nous)|(?:mánd|enví|pás)\\p{L}*(?:me|nos|melo|noslo)|volentieri|(?:può|puoi|potete) (?:inviar|mandar|girar)\\p{L}*|prima, stuur|stuur (?:de|het|maar|hem)|chętnie (?:zobacz|przeczyt|rzuc)\\p{L}*|proszę (?:podesłać|przesłać|wysłać)|(?:mande|envie|manda) (?:o|a|me)',
    ),
  },
]

const VERB =
  '(?:add|includ|insert|replac|swap|updat|adjust|amend|list|anpass|angepasst|ergänz|einbau|einfüg|ersetz|austausch|getauscht|aufgenommen|hinzu|ajout|mettr|mis |remplac|insér|modifi|actualis|añad|agreg|inclu|actualiz|reemplaz|pondr|inseri|aggiung|aggiunt|sostitu|aggiorn|toevoeg|toegevoegd|aangepast|vervang|erbij|doda|podmien|wstawi|zamien|uaktualni|adicion|coloc|troc|substitu|atualiz)\\p{L}*'
const OURS =
  '(?:links?|yours?|adresse?\\p{L}*|entry|list\\p{L}*|it|them|liens?|enlaces?|recurso|collegament\\p{L}|vostro|hem|link\\p{L}*|adres\\p{L}*|resource|votre|vuestro|ihn|sie)'

/** Looser still, tried last and never on a question: what is done to a link, and what a question asks about. */
const LOOSE: (Cue & { isQuestion: boolean })[] = [
  {
    replyClass: 'wrong_person',
    word: words(
      '(?:this|that) (?:inbox|mailbox|address|e-?mail) is (?:only )?for|(?:jetzt|nun|dafür|hierfür) (?:verantwortlich|zuständig)|(?:responsible|in charge) (?:for|of) (?:this|that|it)|(?:vous )?adresser à|(?:este|esta) (?:correo|dirección|buzón) es (?:solo|sólo|para)|questa (?:casella|mail) è (?:solo |riservata )|deze mailbox is|ten adres (?:jest|służy)|este (?:endereço|e-?mail) é (?:só|apenas)',
    ),
    isQuestion: false,
  },
  {
    replyClass: 'no',
    word: words(
      "(?:won[’']t|will not|never|not going to) (?:be )?(?:chang|link|add|edit)\\p{L}*|(?:happy|satisfied|fine) with (?:it|the page|how)|(?:mit der seite|damit) zufrieden|(?:pas|non|no|nicht|not|niet|nie|não)(?: \\p{L}+){0,2} (?:dans notre ligne|encaja|in linea|passt|a fit|bij ons|dla nas|para nós|nuestra línea)|no encaja|past niet|nie dla nas",
    ),
    isQuestion: false,
  },
  {
    replyClass: 'will_add_link',
    word: words(
      `${VERB}[^.?!]{0,40}(?<!\\p{L})${OURS}(?!\\p{L})|(?<!\\p{L})${OURS}(?!\\p{L})[^.?!]{0,40}(?<!\\p{L})${VERB}|nehm\\p{L}+[^.?!]{0,40} auf(?!\\p{L})`,
    ),
    isQuestion: false,
  },
  {
    replyClass: 'later',
    word: words(
      "get to (?:this|it|that)|a couple of (?:weeks|months)|passt es (?:gerade )?schlecht|(?:vielleicht|eventuell) (?:im|nach|später)|pas le temps|le mois prochain|l[’']année prochaine|a tope|hablamos en|el (?:mes|año) que viene|prossimo (?:mese|anno)|nie mam(?:y)? (?:teraz )?czasu|sem tempo|no próximo (?:mês|ano)",
    ),
    isQuestion: false,
  },
  {
    replyClass: 'interested',
    word: words(
      'what (?:exactly )?(?:would|do|is|are) (?:you|it|this)[^.?!]{0,30}|can i see|which (?:page|article|link)|(?:erzählen|sagen) sie mir mehr|veux bien|(?:de|di|zu|na) (?:qué|che|quel|welch\\p{L}*|jak\\p{L}*) (?:página|pagina|page|seite|stron\\p{L}*)|se trata|si tratta|waar gaat|o jak\\p{L} stron\\p{L}|de quoi s|worum',
    ),
    isQuestion: true,
  },
]

/** A loose word counts for nothing beside a refusal or a condition in its sentence. */
const UNSAID =
  /(?<!\p{L})(?:not|never|cannot|unless|if|whether|please|bitte|nicht|kein\p{L}*|wenn|falls|pas|jamais|si|nunca|non|não|niet|geen|als|nie|jeśli|se)(?!\p{L})|n[’']t(?!\p{L})/iu
const REFUSES =
  /(?:\b(?:not|never|no longer|cannot|unable to|without|unless|nicht|kein\p{L}*|pas|non|não|nie|niet|no)|n[’']t)\s(?:[^\s.!?;]+\s){0,2}$/iu

/** @returns the sentence that speaks for a class, or null when no word does */
export function cueIn(text: string): { replyClass: ReplyClass; words: string } | null {
  const sentences = text.match(/[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*/g) ?? []
  for (const { replyClass, word, also } of CUES)
    for (const sentence of sentences) {
      const found = word.exec(sentence)
      if (!found || (also && !also.test(sentence))) continue
      if (replyClass !== 'no' && REFUSES.test(sentence.slice(0, found.index))) continue
      return { replyClass, words: sentence.trim() }
    }
  return looseCueIn(sentences)
}

function looseCueIn(sentences: string[]): { replyClass: ReplyClass; words: string } | null {
  for (const { replyClass, word, isQuestion } of LOOSE)
    for (const sentence of sentences) {
      const found = word.exec(sentence)
      if (!found || (!isQuestion && /[?？]\s*$/.test(sentence))) continue
      if (
        replyClass !== 'no' &&
        ((!isQuestion && UNSAID.test(sentence)) || REFUSES.test(sentence.slice(0, found.index)))
      )
        continue
      return { replyClass, words: sentence.trim() }
    }
  return null
}

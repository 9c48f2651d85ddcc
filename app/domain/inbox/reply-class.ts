import type { ReplyClass } from '#db/vocabulary.ts'
import { cueIn } from './reply-cues.ts'
import { ASK_AGAIN, MORE_WORDS } from './reply-words.ts'

export type ProposedClass = {
  replyClass: ReplyClass
  /** The words that are its ground, as they stand in the reply; empty when nothing was found. */
  words: string
}

type Rule = { replyClass: ReplyClass; pattern: RegExp }

const NOT_BEFORE =
  /(?:\b(?:not|never|no longer|cannot|unable to|without|if|unless|before|whether|nicht|kein\w*|pas|non|não|nie|niet)|n[’']t)\s(?:[^\s.!?;]+\s){0,3}$/iu

/** In the order in which they are tried: what costs or ends comes before what pleases. English first, then the rest. */
const RULES: Rule[] = [
  {
    replyClass: 'asks_payment',
    pattern:
      /(?<![\p{L}\p{N}])(?:(?:our|my|the) (?:rates?|fees?|prices?|pricing|charges?|cost)\b[^.?!]{0,60}|(?:we|i) (?:charge|ask for|take)\b[^.?!]{0,60}|(?:fee|price|cost|rate) (?:of|is|for|would be)\b[^.?!]{0,60}|(?:sponsored|paid) (?:post|link|placement|insertion|article|content)s?\b[^.?!]{0,40}|link insertions? (?:is|are|cost)[^.?!]{0,40}|(?:\$|€|£|usd|eur|gbp)\s?\d+[^.?!]{0,50}|\d+\s?(?:\$|€|£|usd|eur|gbp|dollars?|euros?|pounds?)\b[^.?!]{0,50}|admin(?:istration|istrative)? fee|editorial fee|what(?:[’']s| is) your budget|do you have (?:a )?budget|by paypal|per (?:link|post|placement|insertion) )/iu,
  },
  {
    replyClass: 'asks_exchange',
    pattern:
      /(?<![\p{L}\p{N}])(?:link (?:exchange|swap|trade)|(?:exchange|swap|trade) (?:of )?links?|(?:in (?:return|exchange)|if you)[^.?!]{0,40}link(?:s|ed|ing)? (?:back|to (?:us|our|my|me))|link (?:back )?to (?:us|our|my) [^.?!]{0,30}(?:in (?:return|exchange)|too|as well)|reciprocal|(?:3|three)[- ]way link|you link to (?:us|our|me|my)|linktausch|gegenlink|échange de liens?|intercambio de enlaces|scambio (?:di )?link|troca de links|linkruil)(?![\p{L}\p{N}])/iu,
  },
  {
    replyClass: 'asks_guest_post',
    pattern:
      /(?<![\p{L}\p{N}])(?:guest (?:post|article|piece|blog|contribution|author|column)s?|write (?:a|an|us|for us|\d+ words|something|the (?:article|piece|text))[^.?!]{0,50}|(?:contribute|submit|pitch|send(?: us)?) (?:a|an|us a|us an|your) (?:article|post|piece|draft|pitch|topic)s?|original (?:article|content|piece)|(?:article|post|piece) of (?:at least )?\d+ words|write for us|gastbeitrag|gastartikel|article invité|artículo (?:de )?invitado|guest post ospite|gastblog)(?![\p{L}\p{N}])/iu,
  },
  {
    replyClass: 'wrong_person',
    pattern:
      /(?<![\p{L}\p{N}])(?:(?:[Ii](?:[’']m| am)?|[Hh]e|[Ss]he) (?:no longer|not) (?:the (?:right|best) (?:person|contact)|(?:work|edit|manage|handle|run|look after|responsible|in charge)\w*)[^.?!]{0,40}|(?:[Ii]|[Ww]e) (?:no longer|don[’']t|do not) (?:edit|manage|run|handle|work on|look after|maintain|own)\b[^.?!]{0,40}|[Ww]rong (?:person|contact|address|department)|(?:not|isn[’']t) (?:the )?(?:right|best) (?:person|contact)|[Nn]ot (?:my|our) (?:area|department|responsibility|site|website)|(?:[Pp]lease )?(?:[Cc]ontact|[Ww]rite to|e-?mail|get in touch with|speak to|ask|try) (?:my colleague|our (?:editor|webmaster|team|marketing)|[A-Z][a-z]+ [A-Z][a-z]+)[^.?!]{0,40}|(?:[Ff]orwarded|[Pp]assed) (?:this|your (?:e-?mail|message|note)|it) (?:on )?to|has (?:taken over|left)|nicht (?:mehr )?zuständig|falsche(?:r|n)? ansprechpartner|pas la bonne personne|no soy la persona|non sono la persona|niet de juiste persoon|verkeerde persoon)(?![\p{L}\p{N}])/u,
  },
  {
    replyClass: 'no',
    pattern:
      /(?<![\p{L}\p{N}])(?:no,? (?:thanks?|thank you)|(?:thanks|thank you|sorry),? but no|i(?:[’']m| am) afraid not|not (?:interested|for us|something we|a (?:good )?fit|at this time|able to (?:add|help|link)|adding|going to (?:add|link|be able))[^.?!]{0,40}|(?:we|i) (?:(?:don[’']t|do not|can(?:no|[’'])t|won[’']t|will not|are not|aren[’']t|am not) (?:currently |usually |generally |normally |really )?(?:add|link|accept|take|include|make|allow|offer|do|place|insert|want|plan|adding|linking|accepting|taking|looking|able)\b)[^.?!]{0,50}|(?:have to|must|will|going to) (?:decline|pass)|i(?:[’']ll| will) pass|we(?:[’']ll| will) pass|not relevant (?:to|for)|against our (?:policy|guidelines)|no (?:external|outbound|outside) links|kein interesse|nein,? danke|leider nicht|pas intéressée?s?|non merci|no (?:nos|me|estamos) interesa\w*|no,? gracias|non (?:siamo|sono) interessat\w|no,? grazie|não (?:temos|tenho|estamos) interess\w+|geen interesse|nee,? (?:bedankt|dank)|nej tack|nej tak|nei takk|ei kiitos|nie,? dziękuj\w+|nie jesteśmy zainteresowani|ne,? děkuj\w+|не интересно|нет,? спасибо)(?![\p{L}])/iu,
  },
  { replyClass: 'later', pattern: ASK_AGAIN },
  {
    replyClass: 'will_add_link',
    pattern:
      /(?<![\p{L}\p{N}])(?:(?:i|we)(?:[’']ve| have)(?: just| now| already)? (?:added|put|placed|included|updated|replaced|swapped|changed|fixed|linked|inserted|published|corrected)\b[^.?!\n]{0,60}|(?:i|we) (?:just |already |now )?(?:added|replaced|swapped|updated|linked|fixed|put)\b[^.?!\n]{0,60}|(?:i|we)(?:[’']ll| will| shall| can| could| am going to|[’']m going to| are going to|[’']re going to| plan to| intend to|[’']d be (?:happy|glad|delighted) to| would be (?:happy|glad|delighted) to|[’']m happy to| am happy to|[’']re happy to| are happy to)(?: certainly| gladly| happily| definitely| also| then)? (?:add|put|place|include|update|replace|swap|change|fix|link|insert|publish|correct|use)\b[^.?!\n]{0,60}|(?:happy|glad) to (?:add|link|include|swap|replace)\b[^.?!\n]{0,60}|(?:your|the|a) link (?:is|has been|was|will be) (?:now )?(?:live|added|up|placed|included|in place)\b[^.?!\n]{0,40}|(?:it[’']s|it is|it[’']ll be|it will be|that[’']s) (?:now )?(?:live|added|up|in place|on the page|done)\b|(?:will be|has been|is now) (?:added|updated|replaced|live|included)\b[^.?!\n]{0,40}|ich (?:habe|werde)[^.?!\n]{0,40}(?:link|seite|eingebaut|ergänz\w+|hinzu\w+|ersetz\w+|aufnehm\w+)|(?:j[’']ai|je vais|nous avons|nous allons) (?:ajout|remplac|mis|mettre|insér)\w*[^.?!\n]{0,40}|(?:he|hemos|voy a|vamos a) (?:añad|agreg|inclu|reemplaz|actualiz|pon)\w*[^.?!\n]{0,40}|(?:ho|abbiamo) (?:aggiunt|inserit|sostituit)\w*|aggiunger[òe]\w*|inserir[òe]\w*|(?:adicion|inclu|coloqu)\w* o link|(?:ik|wij|we) (?:heb(?:ben)?|zal|zullen)[^.?!\n]{0,30}(?:link|toegevoegd|toevoegen|geplaatst|plaatsen))/iu,
  },
  {
    replyClass: 'later',
    pattern:
      /(?<![\p{L}\p{N}])(?:(?:ask|remind|contact|e-?mail|write|ping|nudge|get back to|check (?:back|in)(?: with)?|try) (?:me|us)?\s?(?:again|back)?\s?(?:in|next|after|later|around|once|when|at the)\b[^.?!]{0,50}|(?:get|come|circle) back to (?:you|this|it)\b[^.?!]{0,50}|not (?:right )?now\b[^.?!]{0,40}|(?:too|very|quite|so) busy[^.?!]{0,40}|(?:when|once|after) (?:we|i)[^.?!]{0,40}(?:redesign|rebuild|relaunch|updat|review|holiday|break)\w*|(?:re-?building|re-?designing|re-?launching)[^.?!]{0,40}|next (?:quarter|year|month|season)|later (?:this|in the) (?:year|month|week)|in (?:a few|some|two|three|six) (?:weeks|months)|bitte (?:später|nochmals?)|später (?:noch|wieder)|plus tard|más adelante|más tarde|più avanti|mais tarde|later (?:dit|deze))(?![\p{L}\p{N}])/iu,
  },
  {
    replyClass: 'interested',
    pattern:
      /(?<![\p{L}\p{N}])(?:i (?:really |quite )?(?:like|love) (?:it|this|that|your|the)|(?:one|a|just one) question|(?:looks?|sounds?|seems?) (?:really |very |quite |pretty )?(?:useful|great|good|interesting|helpful|nice|relevant|perfect|lovely)|(?:tell|send|show|give) (?:me|us) (?:more|some more|the|a|an|your)\b[^.?!]{0,40}|(?:could|can|would) you (?:please )?(?:send|share|tell|provide|explain|give)\b[^.?!]{0,50}|(?:i[’']d|we[’']d|would) (?:love|like) to (?:see|know|hear|read|learn|have a look|take a look)[^.?!]{0,40}|(?:i[’']m|we[’']re|i am|we are) (?:definitely |very |certainly )?interested|(?:i[’']ll|we[’']ll|i will|let me) (?:have|take) a look|(?:i[’']ll|let me) (?:check|discuss|talk|look into|pass)[^.?!]{0,40}|(?:good|nice|great) (?:find|catch|idea|spot|guide|resource)|klingt (?:gut|interessant)|(?:bin|sind) (?:daran )?interessiert|intéressant|nous sommes intéressés|suena (?:bien|interesante)|me interesa|sembra interessante|parece (?:bom|interessante)|klinkt (?:goed|interessant)|låter (?:bra|intressant)|lyder (?:godt|interessant)|brzmi (?:dobrze|ciekawie)|интересно)(?![\p{L}\p{N}])/iu,
  },
]

/** A reply is long enough to be read; more than this is quoted or pasted. */
const MOST_CHARACTERS = 6000

/**
 * Proposes the class of a human reply from its words. A proposal only: a person accepts or corrects it, so that a
 * wrong guess costs a key and nothing else.
 * @param visible what the person wrote, quotes and signature off
 */
export function proposeClass(visible: string): ProposedClass {
  const text = visible.slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ')
  for (const { replyClass, pattern } of RULES) {
    const words = firstMeant(text, pattern, replyClass) ?? moreWords(text, replyClass, pattern)
    if (words) return { replyClass, words }
  }
  const cue = cueIn(text)
  return cue ? { replyClass: cue.replyClass, words: tidy(cue.words) } : { replyClass: 'other', words: '' }
}

/** Said in other words or another language; asked after the main pattern of its class. */
function moreWords(text: string, replyClass: ReplyClass, pattern: RegExp): string | null {
  const more = pattern === ASK_AGAIN ? undefined : MORE_WORDS[replyClass]
  return more ? firstMeant(text, more, replyClass) : null
}

/** The first place where the words are meant: an offer that is negated or conditional is none. */
function firstMeant(text: string, pattern: RegExp, replyClass: ReplyClass): string | null {
  const everywhere = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)
  for (const found of text.matchAll(everywhere)) {
    const before = text.slice(Math.max(0, found.index - 40), found.index)
    const isYielding = replyClass === 'will_add_link' || replyClass === 'interested'
    if (isYielding && NOT_BEFORE.test(before)) continue
    return tidy(found[0])
  }
  return null
}

function tidy(words: string): string {
  const trimmed = words
    .replace(/(?:\s+(?:to|on|from|in|at|into|of))?\s+https?:.*$/s, '')
    .replace(/:.*$/s, '')
    .trim()
    .replace(/[,;:\s]+$/, '')
  return trimmed.length > 90 ? `${trimmed.slice(0, 88).replace(/\s\S*$/, '')} …` : trimmed
}

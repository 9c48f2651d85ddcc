/** Stems of what people at publications and companies are called, in the main European languages. */
const STEMS =
  'editor|editorial|redakt|rédact|redact|redatt|redazion|redakcj|redaksj|toimit|founder|gründer|fondat|fundador|oprichter|założyciel|grundare|grundlægger|owner|inhaber|propriét|propiet|titolare|eigenaar|właściciel|ägare|publisher|herausgeb|éditeur|editore|uitgever|wydawc|utgivare|verleger|' +
  'author|autor|auteur|autrice|autore|forfatter|författare|schrijver|writer|journalist|périodist|periodist|giornalist|dziennikar|reporter|columnist|kolumnist|chroniqueu|correspondent|korrespondent|blogger|bloggeu|blogueu|' +
  'manager|director|directeur|directrice|direktor|direttore|direttrice|dyrektor|direktør|direktör|chief|head of|leiter|leitung|chef|capo|jefe|jefa|hoofd|kierowni|president|präsident|président|presidente|chair|vorstand|geschäftsführ|ceo|cto|cmo|coo|cfo|lead\\b|' +
  'press|presse|prensa|stampa|pers\\b|prasow|pressekontakt|public relations|\\bpr\\b|communication|kommunikation|comunicaci|comunicazion|communicatie|marketing|advertis|anzeigen|werbung|publicité|publicidad|pubblicità|advertentie|reklam|annons|mediadaten|media sales|' +
  'webmaster|content|seo|community|social media|partnership|collab|submissions?|contributions?|guest posts?|tips|newsroom|newsdesk|office|sekretari|secretar|büro|secrétariat|segreteria|verantwortlich|responsab|ansvarig|koordinat|coordinat|' +
  'photograph|fotograf|design|develop|entwickl|développ|desarroll|sviluppat|engineer|ingenieur|ingénieur|analyst|assistant|assistent|produc|research|forsch|consult|berat|consultant|specialist|spezialist|spécialiste|expert|strateg|curator|librarian|bibliothek|professor|teacher|gärtner|gardener|baker|chef|nutrition|dietitian|therapist|support|kundenservice|customer|service|sales|vertrieb|vente|ventas|vendite|verkoop|sprzedaż|bookings?|events?|partner|legal|privacy|titular|pitch|\\bads\\b|letters|corrections?|feedback|datenschutz|jobs|career|personal|hr\\b|human resources'
const ROLE = new RegExp(
  `(?:^|[\\s/&,(-])(?:(?:co|vice|mit|chef|sub|vize|stellv\\w*|deputy|senior|junior|managing|haupt|hoofd|eind|online|web|bild|lokal|news|sport)[\\s-]?)?(?:${STEMS})`,
  'iu',
)
/** A sentence is no role, and a label of the address is none either. */
const NOT_ROLE =
  /^(?:e-?mail|mail|courriel|correo(?: electr[oó]nico)?|posta(?: elettronica)?|contact(?: us)?|kontakt|contacto|contatti|address|adresse|tel(?:efon)?|phone|fax|web(?:site)?|author|about the author|name|about|imprint|impressum|privacy policy|our team|the team|team|editorial team|services|our services|support us|events|jobs|newsletter|legal|legal notice|aviso legal|mentions légales|note legali|copyright)$/iu

/** What somebody does, when a short text says that, else null. */
export function roleIn(text: string, { isMarked = false } = {}): string | null {
  const role = text
    .replace(/[\s\u00a0\0]+/g, ' ')
    .trim()
    .replace(/^(?:und|and|&|,|:|-|–|—|\||•|·|\()+\s*|\s*(?:[:,;.|•·–—(-])+$/gu, '')
    .replace(/^(?:.*\s)?(?:our|unser(?:e[rnm]?)?|notre|nuestr[oa]|the)\s+(?=\S+(?:\s\S+)?$)/i, '')
    .trim()
  if (
    role.length < 2 ||
    role.length > 70 ||
    role.split(' ').length > 9 ||
    /[@{}<>=]|https?:|\b(?:is|was|has|are|ist|hat|est|es|è)\b/i.test(role)
  )
    return null
  // Only German law puts a number into what somebody is called.
  if (/\d/.test(role) && !/^(?:inhaltlich\s+)?verantwortlich/i.test(role)) return null
  if (
    NOT_ROLE.test(role) ||
    /^(?:send|write|e-?mail|contact|please|for|to|if|you|we|i|schreib|écri|scriv|escrib)\b/i.test(role)
  )
    return null
  return isMarked || ROLE.test(role) ? role : null
}

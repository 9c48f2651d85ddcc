/**
 * "Nobody is to write to me any more" in any order of the words: a clause that has a refusal, a verb of writing, the
 * writer as its object and a word for "more". English, German, French, Spanish, Italian, Dutch, Polish, Portuguese.
 */

const word = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${text})(?![\\p{L}\\p{N}])`, 'iu')

const REFUSAL = word(
  "no|not|never|don[’']?t|do not|stop|kein(?:e|en|er|erlei)?|nicht|nie|niemals|ne|n|non|jamais|nunca|ningún|ninguna|nessun[ao]?|não|nao|niet|geen|nooit|nigdy|żadnych",
)
const WRITING = word(
  '(?:e-?)?mail(?:s|e|en|ing)?|contact(?:er|ez|ar|e|en|eren|eer|ing|ed|arme|arnos|enme)?|kontakt\\p{L}*|contatt\\p{L}+|(?:an|zu)?(?:ge)?schreib\\p{L}*|anzuschreiben|(?:an|zu)?(?:zu)?send(?:en|et|e)?|schick(?:en|t)?|write|writing|message|messaging|écri\\p{L}+|envoy\\p{L}+|escrib\\p{L}+|envi\\p{L}+|mand\\p{L}{1,6}|invi\\p{L}+|scriv\\p{L}+|schrij[vf]\\p{L}*|stuur|sturen|pis(?:z|ać|zcie|uj)\\p{L}*|wysył\\p{L}+|escrev\\p{L}+|contacte\\p{L}*|contate\\p{L}*',
)
const WRITER = word(
  'me|us|mich|mir|uns|moi|nous|nos|mi|ci|mij|ons|mnie|nam|nas|this address|\\p{L}+(?:temi|teci|dme|dnos|nme|nnos|rmi|rme|rnos)',
)
const MORE = word(
  'any ?more|again|more|further|ever|mehr|weitere[nrs]?|wieder|erneut|plus|davantage|más|mas|nuevamente|più|altre|altri|ancora|meer|opnieuw|verder|więcej|ponownie|dalszych|mais|novamente',
)
/** Polite turns, the past, and other matters than mail to the writer. */
const OTHERWISE = word(
  'hesitat\\p{L}+|hesit\\p{L}+|zöger\\p{L}*|hésit\\p{L}+|dud\\p{L}+|esit\\p{L}+|aarzel\\p{L}*|wahaj\\p{L}*|contacted|wrote|written|sent|emailed|geschrieben|geschickt|écrit|the (?:draft|link|file|url|article|page|invoice|same)|attachments?|bijlagen?|anhang|pdf|entwurf|pièce jointe|adjunto|allegato|old|former|alte[nrs]?|ancien\\p{L}*|viej\\p{L}+|vecchi\\p{L}+|oude|star\\p{L}+|antig\\p{L}+|until|unless|before|bis|bevor|jusqu\\p{L}*|hasta|prima|tot|até',
)

/** Longer clauses say more than a wish. */
const MOST_WORDS = 14

/** @returns the clause that wants no more mail, or null */
export function clauseOfEnough(text: string): string | null {
  const whole = text.replace(/(?<!\p{L})([mnd])[’'](?=\p{L})/giu, '$1e ')
  for (const clause of whole.split(/[.!?;,:\n()–—]+|\s(?:but|and|aber|und|pero|ma|maar|ale)\s/iu)) {
    const trimmed = clause?.trim() ?? ''
    if (trimmed === '' || trimmed.length > 200 || trimmed.split(/\s+/).length > MOST_WORDS) continue
    const hasAll = [REFUSAL, WRITING, WRITER, MORE].every((one) => one.test(trimmed))
    if (hasAll && !OTHERWISE.test(trimmed)) return trimmed
  }
  return null
}

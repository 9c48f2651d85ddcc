/** Words that stand before or after a name and are no part of it. */
const TITLES =
  /^(?:(?:hi|hello|hallo|hey|i['’]m|i am|my name is|ich bin|ich heiße|je suis|je m['’]appelle|soy|me llamo|sono|mi chiamo|ik ben|jestem|jag är|by|von|par|por|di|van|av|af|door|przez|autor(?:in)?|author|auteur(?:e)?|autore|autora|text|foto|photo|words|written by|posted by|geschrieben von|écrit par|escrito por|scritto da|geschreven door)\s*:?\s+)|^(?:(?:dr|prof|dipl|ing|mag|mr|mrs|ms|miss|mx|herr|frau|sr|sra|srta|dott|dott\.ssa|dssa|avv|m|mme|mlle|ir|drs|rev|sir|dame|pani|pan|hr|fr|lic|arch)\b\.?(?:-\p{L}+\.?)*\s*)/iu
const AFTER =
  /(?:,?\s+(?:ph\.?\s?d\.?|m\.?\s?a\.?|b\.?\s?a\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|mba|md|jr\.?|sr\.?|esq\.?|ll\.?m\.?|cfa|r\.?d\.?|iii?))+$/iu
/** Parts of names that are written small. */
const SMALL = new Set(
  'de da do dos das del della der den di du la le van von zu zum zur ten ter y e i bin ibn al el af av ap o und'.split(
    ' ',
  ),
)

/** Words that no name of a person holds. */
const NOT_NAMES = new Set(
  `about above account address adresse adresa advertise advertising advertisement agency all allgemeine and angaben anschrift anzeigen article articles associates association author authors
  back best blog board book books bureau business by call card care center centre chief city club co com communication communications community company contact contacts contacto contatti contatto contatta contactez contactar content cookie cookies copyright corporation correo country courriel
  customer daily data datenschutz day days department desk digital direct director directeur direktor dipartimento download editor editorial editors email e-mail mail english enquiries enquiry equipe équipe equipo events executive
  facebook fax features find follow food for form formular foundation free from garden get gmbh group guest guide head hello help here hier home hours house how impressum imprint inc information informationen inhalt instagram institute international interested
  join journal journalist kg kontakt kontakta kontakty latest learn legal life limited linkedin llc location ltd mag magazin magazine magazyn main maker management manager managing map marketing media meet member members menu message mentions légales mobile more mr my
  name network new news newsletter newsroom nos notre notice o office officer online open opening order our ours page partner partners personal phone photo photos please pm policy post postal posts press presse prensa stampa privacy product products professional program project
  publisher publishing questions read redaktion redakcja redazione rédaction redaksjon redactie redacción redaktionen register report reporter research resource resources review rights road sales search section sell send senior service services share shop site social society sponsor staff start store stories story
  straße strasse str street studio submissions submit subscribe support team teams tel telefon telefono teléfono telefoon telephone terms thank thanks the their these this tips to today town travel twitter uns unser unsere über us vat verantwortlich verlag video view visit want we web webmaster website webseite week weekly welcome what when where who why with work write writer writers writing you your youtube
  wir sind das der die ein eine für und mit bei nach vertreten durch inhaber geschäftsführer geschäftsführerin registergericht registernummer umsatzsteuer gemäß gem chefredakteur chefredakteurin redakteur redakteurin
  rue avenue boulevard place chemin via viale piazza corso calle avenida plaza carrer straat laan weg plein ulica ul gata gatan vägen plads vej
  directora rédacteur rédactrice responsable responsabile director redactor redactora redattore redattrice redacteur redaktör redaktor redaktorka hoofdredacteur chefredaktör naczelny ansvarig utgivare publication siège société sas sarl srl spa bv nv ab ag oy as aps sl sa sp zoo z.o.o
  monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag january february march april june july august september october november december
  germany deutschland france españa spain italy italia nederland netherlands polska poland sverige sweden austria österreich switzerland schweiz kingdom states london berlin paris madrid roma milano amsterdam warszawa stockholm hamburg münchen wien zürich
  copy lead intern internship trainee assistant coordinator analyst designer developer engineer photographer illustrator founder co-founder owner president vice ceo cto cfo cmo coo freelance freelancer columnist correspondent producer consultant strategist specialist expert advisor professor lecturer
  north south east west central upper lower great park garden gardens school university college library museum church lane avenue drive court square box floor suite room building hill
  client clients customers partnership partnerships general technical culture science technology sport sports politics business finance health lifestyle opinion fashion
  letters advertisers readers reader jobs career careers imprint disclaimer haftung urheberrecht streitschlichtung profile bio biography background kontaktformular formulaire formulario modulo`.split(
    /\s+/,
  ),
)

const COMPANY =
  /(?:^|[\s,])(?:gmbh|mbh|ug|ag|kg|ohg|gbr|e\.?\s?v\.?|e\.?k\.?|ltd|limited|llc|llp|inc|corp|plc|s\.?r\.?l\.?|s\.?p\.?a\.?|s\.?a\.?s\.?|sarl|s\.?a\.?|s\.?l\.?u?\.?|b\.?v\.?|n\.?v\.?|ab|a\/s|aps|oy|sp\.?\s?z\s?o\.?\s?o\.?|stichting|foundation|verlag|publishing|media group|editions|éditions)\.?(?=$|[\s,;)])/iu

/** True for text that names a company. */
export function namesCompany(text: string): boolean {
  return COMPANY.test(text)
}

/** The name of a person that a short text is, without titles, or null. */
export function personName(text: string, { mayBeOneWord = false } = {}): string | null {
  let name = text.replace(/[\s\u00a0]+/g, ' ').trim()
  for (let round = 0; round < 4; round++) name = name.replace(TITLES, '').trim()
  name = name
    .replace(AFTER, '')
    .replace(/^["“„'’(]+|["”“'’),.:;!]+$/g, '')
    .trim()
  if (
    name.length < 2 ||
    name.length > 48 ||
    /[\d@/\\_#&+=<>|*?!%:;[\]{}()"€$£]/.test(name) ||
    COMPANY.test(name)
  )
    return null
  const words = name.split(' ')
  if (words.length > 5 || words.length < (mayBeOneWord ? 1 : 2)) return null
  const isShouted = name === name.toUpperCase() && /\p{Lu}/u.test(name)
  const proper = words.filter((word) => !SMALL.has(word.toLowerCase()) || /^\p{Lu}/u.test(word))
  if (proper.length < (mayBeOneWord ? 1 : 2) || !/^\p{Lu}/u.test(proper[0]!)) return null
  if (!proper.every(isNameWord)) return null
  if (
    words.some(
      (word) =>
        !SMALL.has(word) &&
        NOT_NAMES.has(
          word
            .toLowerCase()
            .replace(/[.,]$/, '')
            .replace(/['’]s$/, ''),
        ),
    )
  )
    return null
  if (SMALL.has(words.at(-1)!.toLowerCase()) && words.length === 2) return null
  return isShouted ? words.map(unshouted).join(' ') : name
}

function isNameWord(word: string): boolean {
  if (/^\p{Lu}\.?$/u.test(word) || /^(?:\p{Lu}\.){1,3}-?(?:\p{Lu}\.)?$/u.test(word)) return true
  return (
    /^(?:\p{Lu}[\p{L}]*|(?:d|l|O|D|L|N)['’]\p{L}+)(?:[-'’]\p{L}+)*[.,]?$/u.test(word) &&
    !/\p{Ll}\p{Lu}{2}/u.test(word)
  )
}

function unshouted(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/**
 * How well a name fits the part of an address before the at sign.
 * @returns 3 first and last name, 2 one of them, 1 initials, 0 not at all
 */
export function nameFits(name: string, email: string): 0 | 1 | 2 | 3 {
  const local = plain(email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, ''))
  const words = name
    .split(/[\s-]+/)
    .flatMap((word) => [plain(word)])
    .filter((word) => word.length > 0)
  if (words.length === 0 || local.length === 0) return 0
  const first = words[0]!
  const last = words.at(-1)!
  const parts = local.split(/[^a-z]+/).filter(Boolean)
  const joined = parts.join('')
  const variants = (one: string) => [
    one,
    ...(UMLAUTS.test(one) ? [one.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u')] : []),
  ]
  const has = (word: string) => word.length > 1 && variants(word).some((one) => joined.includes(one))
  if (words.length > 1 && has(first) && has(last)) return 3
  for (const end of variants(last))
    if (words.length > 1 && [first[0] + end, end + first[0], first + end[0]].includes(joined)) return 3
  if (
    words.some(
      (word) => word.length > 2 && variants(word).some((one) => parts.includes(one) || joined === one),
    )
  )
    return 2
  if (last.length > 3 && has(last)) return 2
  const initials = words.map((word) => word[0]).join('')
  return joined === initials && joined.length > 1 ? 1 : 0
}

const UMLAUTS = /ae|oe|ue/

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[øõ]/g, 'o')
    .replace(/å/g, 'a')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9._-]/g, '')
}

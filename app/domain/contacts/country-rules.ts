/**
 * What the law of a country asks of a first mail to a business, in one sentence each, for who is about to send one.
 * Help for the user, not legal advice; the sources stand with each.
 */

export type CountryRule = {
  country: string
  /** `consent`: wanted before the first mail, for businesses too; `some`: for some of them; `inform`: a reason and information. */
  asks: 'consent' | 'some' | 'inform'
  words: string
}

const rule = (country: string, asks: CountryRule['asks'], words: string): CountryRule => ({
  country,
  asks,
  words,
})

const inform = (country: string) =>
  rule(
    country,
    'inform',
    'A legitimate interest with a written reason, information in the first mail, and an absolute right to object (GDPR, articles 6, 14 and 21).',
  )

const RULES: Record<string, CountryRule> = {
  de: rule(
    'Germany',
    'consent',
    'Advertising by mail wants consent first, also to businesses (UWG, section 7).',
  ),
  at: rule(
    'Austria',
    'consent',
    'Advertising by mail wants consent first, also to businesses (TKG 2021, section 174).',
  ),
  ch: rule(
    'Switzerland',
    'consent',
    'Mass advertising wants consent first; write one by one and for a reason (UWG, article 3).',
  ),
  es: rule('Spain', 'consent', 'Commercial mail wants consent first, also to businesses (LSSI, article 21).'),
  it: rule(
    'Italy',
    'consent',
    'Commercial mail wants consent first, also to businesses (Privacy Code, section 130).',
  ),
  dk: rule(
    'Denmark',
    'consent',
    'Marketing by mail wants consent first, also to businesses (Marketing Practices Act, section 10).',
  ),
  pl: rule(
    'Poland',
    'consent',
    'Marketing by mail wants consent first, also to businesses (Electronic Communications Law, article 398).',
  ),
  nl: rule(
    'the Netherlands',
    'some',
    'Consent, unless the address was published for such offers (Telecommunications Act, article 11.7).',
  ),
  be: rule(
    'Belgium',
    'some',
    'Consent, except for addresses of a company that name no person (Code of Economic Law, XII.13).',
  ),
  uk: rule(
    'the United Kingdom',
    'some',
    'Companies may be written to with an opt-out; sole traders and ordinary partnerships need consent (PECR, regulation 22).',
  ),
  ca: rule(
    'Canada',
    'some',
    'Consent; an address published without a refusal implies it for mail about that work (CASL).',
  ),
  au: rule(
    'Australia',
    'some',
    'Consent; an address published at work implies it for mail about that work (Spam Act 2003).',
  ),
  fr: inform('France'),
  ie: inform('Ireland'),
  se: inform('Sweden'),
  fi: inform('Finland'),
  pt: inform('Portugal'),
  cz: inform('Czechia'),
  sk: inform('Slovakia'),
  hu: inform('Hungary'),
  ro: inform('Romania'),
  bg: inform('Bulgaria'),
  gr: inform('Greece'),
  hr: inform('Croatia'),
  si: inform('Slovenia'),
  ee: inform('Estonia'),
  lv: inform('Latvia'),
  lt: inform('Lithuania'),
  lu: inform('Luxembourg'),
  us: rule(
    'the United States',
    'inform',
    'True headers, a postal address and a working way out (CAN-SPAM): each mail has them.',
  ),
}

/** Zones in which only one of these countries lies. */
const ZONES: Record<string, string> = {
  'Europe/Berlin': 'de',
  'Europe/Busingen': 'de',
  'Europe/Vienna': 'at',
  'Europe/Zurich': 'ch',
  'Europe/Madrid': 'es',
  'Atlantic/Canary': 'es',
  'Europe/Rome': 'it',
  'Europe/Copenhagen': 'dk',
  'Europe/Warsaw': 'pl',
  'Europe/Amsterdam': 'nl',
  'Europe/Brussels': 'be',
  'Europe/London': 'uk',
  'Europe/Belfast': 'uk',
  'Europe/Paris': 'fr',
  'Europe/Dublin': 'ie',
  'Europe/Stockholm': 'se',
  'Europe/Helsinki': 'fi',
  'Europe/Lisbon': 'pt',
  'Europe/Prague': 'cz',
  'Europe/Budapest': 'hu',
  'Europe/Athens': 'gr',
  'America/New_York': 'us',
  'America/Chicago': 'us',
  'America/Denver': 'us',
  'America/Los_Angeles': 'us',
  'America/Toronto': 'ca',
  'America/Vancouver': 'ca',
  'Australia/Sydney': 'au',
  'Australia/Melbourne': 'au',
}

export type Whereabouts = { timeZone: string | null; email: string | null; domain: string }

/** The rule of the country in which somebody sits: by the zone that is set, else by the end of the address or site. */
export function ruleFor({ timeZone, email, domain }: Whereabouts): CountryRule | null {
  const ends = [email?.slice(email.lastIndexOf('@') + 1), domain].map((host) => host?.split('.').at(-1) ?? '')
  const code = [timeZone ? ZONES[timeZone] : undefined, ...ends].find((one) => one && RULES[one])
  return code ? RULES[code]! : null
}

export type CountryWarning = CountryRule & { people: number }

/** The countries of many people that want more than an opt-out, most people first, and how many sit nobody knows where. */
export function countryWarnings(people: Whereabouts[]): { warnings: CountryWarning[]; unknown: number } {
  const counts = new Map<CountryRule, number>()
  let unknown = 0
  for (const person of people) {
    const found = ruleFor(person)
    if (found) counts.set(found, (counts.get(found) ?? 0) + 1)
    else unknown++
  }
  const weight = { consent: 0, some: 1, inform: 2 }
  const warnings = [...counts]
    .map(([found, count]) => ({ ...found, people: count }))
    .filter(({ asks }) => asks !== 'inform')
    .toSorted((a, b) => weight[a.asks] - weight[b.asks] || b.people - a.people)
  return { warnings, unknown }
}

import { parseArgs } from 'node:util'
import { findContacts, KEPT_OUT, type Found } from '#app/domain/contacts/finding/find.server.ts'
import { readWebAddress } from '#app/domain/values/web-address.ts'
import { webFromEnvironment } from './network.ts'
import { failed, say, unusable } from './say.ts'

const HELP = `contacts find URL [--max-pages N] [--gap MS] [--json]

Who can be written to at a site: reads the page, the home page and the pages for contact, team, imprint and authors.
Only addresses that stand there are told, with where each was found; nothing is guessed, nothing is written to.

  --max-pages N  pages read at most (default 12)
  --gap MS       between the beginnings of two requests to the site (default 0)
  --json         one JSON object: site, contacts, forms`

const OPTIONS = {
  'max-pages': { type: 'string' },
  gap: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `contacts find`: reads a site's contacts, without a database. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  if (values.help) return say(HELP)
  const [verb, address, ...more] = positionals
  if (verb !== 'find')
    return unusable(`contacts knows "find" only${verb ? `, not "${verb}"` : ''}. contacts --help shows how.`)
  const url = address === undefined || more.length > 0 ? null : readWebAddress(address)
  if (!url)
    return unusable(
      'contacts find takes one web address, such as https://site.example/. contacts --help shows how.',
    )
  const [pages, gap] = [values['max-pages'] ?? '12', values.gap ?? '0']
  if (!/^[1-9]\d{0,2}$/.test(pages))
    return unusable(`--max-pages must be a number from 1 to 999, not "${pages}".`)
  if (!/^\d{1,6}$/.test(gap)) return unusable(`--gap must be a number of milliseconds, not "${gap}".`)
  const web = webFromEnvironment(process.env, { gapMs: Number(gap) })
  try {
    const found = await findContacts(web, url.href, { mostPages: Number(pages) })
    const wasReached = found.looked.some(({ outcome }) => outcome === 'read' || outcome === KEPT_OUT)
    if (!wasReached)
      return failed(
        `No page of ${found.site} could be read (${found.looked[0]?.outcome ?? 'nothing to read'}); check the address, or look again later.`,
      )
    for (const { url: page, kind, outcome } of found.looked)
      process.stderr.write(`${page} (${kind}): ${outcome}\n`)
    const { site, contacts, forms } = found
    return say(values.json ? JSON.stringify({ site, contacts, forms }) : inWords(found))
  } finally {
    await web.close()
  }
}

function inWords({ site, contacts, forms }: Found): string {
  const lines = contacts.map(({ email, name, role, found_on, how, confidence }) => {
    const who = [name, role].filter(Boolean).join(', ')
    return `${email}${who && `  ${who}`}  ${Math.round(confidence * 100)} %  ${how}, ${found_on}`
  })
  const ways = forms.map((form) => `form  ${form}`)
  return [...lines, ...ways].join('\n') || `No address and no form was found at ${site}.`
}

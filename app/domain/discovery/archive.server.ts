import type { Web } from '#app/gateways/web/open-web.ts'
import { archivedIn } from './archive.ts'

/** The availability endpoint of a web archive, such as https://archive.org/wayback/available; null: none is asked. */
export type Archive = { endpoint: string | null }

/** The archive's copy of an address, where an archive is configured and has one. Trouble with it is no news. */
export async function archiveOf(web: Web, { endpoint }: Archive, url: string): Promise<string | null> {
  if (!endpoint) return null
  const asked = new URL(endpoint)
  asked.searchParams.set('url', url)
  const answer = await web.get(asked, { maxBytes: 64 * 1024 })
  if (!answer.ok || answer.status !== 200 || !answer.body) return null
  try {
    return archivedIn(JSON.parse(answer.body.bytes.toString('utf8')))
  } catch {
    // An archive that answers something else has no copy to offer.
    return null
  }
}

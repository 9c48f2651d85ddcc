import type { Web } from '#app/gateways/web/open-web.ts'
import { fetchPage } from './fetch-page.server.ts'
import type { PageReading } from './reading.ts'

/** Where an address leads. */
export type Way = {
  /** Every address that the way names, in order, without the first. */
  stops: string[]
  end: string
  status: number | null
  failure: string | null
  /** What a page at the end says that is little more than scripts, which may lead on. */
  script: string | null
}

const REMEMBER_MS = 120_000
/** Enough to find the head of a page, where a refresh would stand. */
const HEAD_BYTES = 256 * 1024

/** Follows an address through redirects, those of pages too. Shared for two minutes by all who ask for it. */
export function follow(web: Web, url: string): Promise<Way> {
  return web.shared(`way ${url}`, REMEMBER_MS, async () => {
    const visit = await fetchPage(web, url, { maxBytes: HEAD_BYTES })
    return {
      stops: visit.redirects.map((step) => step.location),
      end: visit.url,
      status: visit.kind === 'answered' ? visit.status : null,
      failure: visit.kind === 'no_answer' ? visit.failure : null,
      script: visit.kind === 'answered' && visit.page ? leadingScript(visit.page) : null,
    }
  })
}

const FEW_WORDS = 80
const SCRIPT_CHARACTERS = 20_000

function leadingScript(page: PageReading): string | null {
  const isLittle = page.wordCount < FEW_WORDS && page.isActive
  return isLittle ? page.html.slice(0, SCRIPT_CHARACTERS) : null
}

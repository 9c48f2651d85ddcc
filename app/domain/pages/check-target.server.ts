import type { Web } from '#app/gateways/web/open-web.ts'
import { header } from '#app/gateways/web/headers.ts'
import { fetchPage } from './fetch-page.server.ts'
import { htmlKind } from './html-kind.ts'
import { targetState, type TargetState } from './target-state.ts'

export type CheckedTarget = TargetState & {
  /** What was asked, in order: "HEAD 405", "GET 404". */
  checked: string[]
  finalUrl: string
}

/** Enough of a page to know a soft 404 or a parked domain. */
const HEAD_BYTES = 256 * 1024

/**
 * Asks whether anybody is still there: HEAD first, then GET wherever HEAD does not settle it. A file that HEAD finds
 * is there; a page is read, because many a dead one answers 200. Never throws for what the world does.
 */
export async function checkTarget(web: Web, url: string): Promise<CheckedTarget> {
  const head = await web.get(url, { method: 'HEAD', wantsBody: () => false })
  const checked = [`HEAD ${head.ok ? head.status : head.failure}`]
  if (!head.ok && head.failure === 'no_such_name')
    return {
      state: 'dead',
      cause: 'no_such_name',
      because: 'the domain does not exist',
      checked,
      finalUrl: head.url,
    }
  if (head.ok && isFile(head.status, header(head.headers, 'content-type')))
    return {
      state: 'alive',
      cause: null,
      because: `the file answers ${head.status}`,
      checked,
      finalUrl: head.url,
    }
  const visit = await fetchPage(web, url, { maxBytes: HEAD_BYTES })
  checked.push(`GET ${visit.kind === 'answered' ? visit.status : visit.failure}`)
  return { ...targetState(visit), checked, finalUrl: visit.url }
}

function isFile(status: number, type: string | null): boolean {
  return status >= 200 && status < 300 && type !== null && htmlKind(type) === 'other'
}

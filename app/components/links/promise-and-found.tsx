import { Link } from 'react-router'
import type { Issue } from '#db/vocabulary.ts'
import { Card } from '../../ui/card.tsx'
import { Versus, type VersusRow } from '../../ui/versus.tsx'
import { When } from '../../ui/when.tsx'
import { ISSUE_ICONS, VERDICT_ICONS } from '../check-icons.ts'
import { ISSUE_WORDS } from '../words.ts'

type Found = {
  at: Date
  reason: string
  httpStatus: number | null
  linkHtml: string | null
  observation: {
    link?: { anchor: string; resolved: string; rel: string[]; position: string; occurrences: number } | null
    page?: { robots_meta: string[] } | null
  }
}
type Promised = {
  anchor: string | null
  rel: 'follow' | 'any'
  targetUrl: string
  match: 'page' | 'site'
  issues: Issue[]
  promiseSentence: string | null
  threadId: number | null
  contact: { firstName: string | null; lastName: string | null; email: string | null } | null
}

/** What was promised against what the last check found, and the sentence that promised it. */
export function PromiseAndFound({
  link,
  check,
  projectId,
}: {
  link: Promised
  check: Found | undefined
  projectId: number
}) {
  return (
    <Card title="Promise and what was found">
      {check ? (
        <Versus
          rows={rowsOf(link, check)}
          foundHead={
            <>
              Found <When at={check.at} exact />
            </>
          }
        />
      ) : (
        <p className="text-13 text-text-2">The first check runs in a moment.</p>
      )}
      {check && !check.observation.link && <p className="mt-3 text-13 text-text-2">{check.reason}</p>}
      {check?.linkHtml && (
        <pre className="mt-3 overflow-x-auto rounded-md border border-line bg-sunken p-2.5 font-mono text-12 whitespace-pre-wrap wrap-anywhere">
          {check.linkHtml}
        </pre>
      )}
      {link.promiseSentence && (
        <blockquote className="mt-3 border-l-2 border-line-strong pl-3 text-13 text-text-2">
          “{link.promiseSentence}” {personOf(link)}
          {link.threadId && (
            <>
              {' '}
              <Link className="link-inline" to={`/p/${projectId}/inbox/${link.threadId}`}>
                thread
              </Link>
            </>
          )}
        </blockquote>
      )}
    </Card>
  )
}

function rowsOf(link: Promised, check: Found): VersusRow[] {
  const found = check.observation.link
  const missing = { icon: VERDICT_ICONS.missing, word: 'not found' }
  const row = (
    what: string,
    promised: string,
    value: string | null | undefined,
    issues: Issue[],
  ): VersusRow => {
    const issue = issues.find((one) => link.issues.includes(one))
    const wrong = issue ? { icon: ISSUE_ICONS[issue], word: ISSUE_WORDS[issue] } : null
    return { what, promised, found: value ?? '–', issue: value == null ? missing : wrong }
  }
  const robots = check.observation.page?.robots_meta ?? []
  const page = check.observation.page ? [`HTTP ${check.httpStatus}`, ...robots].join(', ') : null
  return [
    row('Rel', link.rel === 'follow' ? 'dofollow' : 'any', found && relWords(found.rel), [
      'nofollow',
      'sponsored',
      'ugc',
      'page_nofollow',
    ]),
    row('Anchor', link.anchor || 'any will do', found && (found.anchor || 'image without text'), [
      'anchor_changed',
    ]),
    row('Target', link.match === 'site' ? 'any page of the site' : link.targetUrl, found?.resolved, [
      'target_changed',
      'via_redirect',
      'target_redirects',
      'target_broken',
    ]),
    row(
      'Position',
      'in content',
      found && `${found.position}, ${found.occurrences === 1 ? 'once' : `${found.occurrences} times`}`,
      ['not_in_content', 'hidden', 'in_iframe', 'js_only'],
    ),
    row('Page', 'indexable', page, ['noindex', 'robots_blocked', 'canonical_elsewhere', 'source_redirected']),
  ]
}

function relWords(rel: string[]): string {
  return rel.some((token) => ['nofollow', 'sponsored', 'ugc'].includes(token)) ? rel.join(' ') : 'dofollow'
}

function personOf({ contact }: Promised): string {
  const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ')
  return name || contact?.email || ''
}

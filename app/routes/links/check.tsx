import { FileCode } from 'lucide-react'
import { Link } from 'react-router'
import { IssueLabel, VerdictLabel } from '#app/components/verdict.tsx'
import { getCheck, ownLink } from '#app/domain/links/checks.server.ts'
import type { Observation } from '#app/domain/links/observation.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Fact, Facts } from '#app/ui/facts.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { WebLink } from '#app/ui/web-link.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/check.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = ownLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  const check = getCheck(scope, { linkId: link.id, checkId: Number(params.checkId) })
  return {
    link,
    check,
    observation: check.observation as Observation,
    base: `/p/${project.id}/links/${link.id}`,
  }
}

/** One look at the page, with everything that was kept of it. */
export default function CheckScreen({ loaderData }: Route.ComponentProps) {
  const { link, check, observation, base } = loaderData
  const { page, http } = observation
  return (
    <>
      <PageBar
        title={<When at={check.at} exact />}
        crumb={{ label: link.sourceHost.replace(/^www\./, ''), to: base }}
        chip={<VerdictLabel verdict={check.verdict} />}
        rule
      >
        {check.hasPage && (
          <ButtonLink to={`${base}/checks/${check.id}/page.html`} icon={FileCode} reloadDocument>
            Download the page
          </ButtonLink>
        )}
      </PageBar>
      <PageBody padded>
        <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-4">
          <p className="text-17 wrap-anywhere first-letter:uppercase">{check.reason}</p>
          {check.issues.length > 0 && (
            <p className="flex flex-wrap gap-x-3 text-13">
              {check.issues.map((issue) => (
                <IssueLabel key={issue} issue={issue} />
              ))}
            </p>
          )}
          <Card title="The answer">
            <Facts>
              <Fact label="Asked for">
                <WebLink url={link.sourceUrl} />
              </Fact>
              {http.redirects.map((step) => (
                <Fact key={`${step.url} ${step.status}`} label={`HTTP ${step.status}`}>
                  led to <WebLink url={step.location} />
                </Fact>
              ))}
              <Fact label="HTTP">{http.status ?? (check.seenBy ? 'not known' : 'no answer')}</Fact>
              <Fact label="Took">{check.durationMs === null ? '–' : `${check.durationMs} ms`}</Fact>
              {check.seenBy && <Fact label="Shown by">{check.seenBy}, from their own browser</Fact>}
              {page && (
                <>
                  <Fact label="Title">{page.title ?? '–'}</Fact>
                  <Fact label="Canonical">{page.canonical ?? '–'}</Fact>
                  <Fact label="Robots">{page.robots_meta.join(', ') || 'nothing said'}</Fact>
                  <Fact label="Words">{page.word_count}</Fact>
                  <Fact label="Links out">
                    {page.external_links === 1 ? 'one site' : `${page.external_links} sites`}
                  </Fact>
                </>
              )}
            </Facts>
          </Card>
          {check.linkHtml && (
            <Card title="The link">
              <Code>{check.linkHtml}</Code>
              {check.context && <p className="mt-3 text-13 text-text-2">“… {check.context} …”</p>}
            </Card>
          )}
          {check.headers && Object.keys(check.headers).length > 0 && (
            <Card title="Headers">
              <Code>
                {Object.entries(check.headers)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join('\n')}
              </Code>
            </Card>
          )}
          {!check.hasPage && check.pageHash && (
            <Notice>
              The HTML of this look has been let go; how long it is kept is set under{' '}
              <Link className="link-inline" to="/settings/workspace">
                Settings
              </Link>
              .
            </Notice>
          )}
          {check.pageHash && (
            <p className="font-mono text-12 wrap-anywhere text-text-3">SHA-256 {check.pageHash}</p>
          )}
        </div>
      </PageBody>
    </>
  )
}

function Code({ children }: { children: string }) {
  return (
    <pre className="rounded-md border border-line bg-sunken p-2.5 font-mono text-12 whitespace-pre-wrap wrap-anywhere">
      {children}
    </pre>
  )
}

import { ArrowUpRight, RotateCcw } from 'lucide-react'
import { Form, data, useNavigation } from 'react-router'
import { LinkChip } from '#app/components/chips.tsx'
import { LinkAside } from '#app/components/links/link-aside.tsx'
import { LinkChecks } from '#app/components/links/link-checks.tsx'
import { LinkStrip } from '#app/components/links/link-strip.tsx'
import { PromiseAndFound } from '#app/components/links/promise-and-found.tsx'
import { getLink, listChecks, listStatusChanges } from '#app/domain/links/queries.server.ts'
import { checkNow } from '#app/domain/links/verify-due.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { useOutward } from '#app/ui/outward.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { WebLink } from '#app/ui/web-link.tsx'
import type { Route } from './+types/link.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const linkId = Number(params.linkId)
  const link = getLink(scope, { linkId, projectId: project.id })
  const checks = listChecks(scope, { linkId }).map(({ headers: _headers, ...check }) => check)
  return {
    link,
    checks,
    changes: listStatusChanges(scope, { linkId }),
    projectId: project.id,
    now: scope.now,
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = getLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  return data({ checking: checkNow(scope, { linkIds: [link.id] }) })
}

export default function LinkScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { link, checks, changes, projectId, now } = loaderData
  const outward = useOutward()
  const isAsked = useNavigation().state !== 'idle'
  const isChecking = link.nextAt !== null && link.nextAt <= now
  return (
    <>
      <PageBar
        title={link.sourceHost.replace(/^www\./, '')}
        crumb={{ label: 'Links', to: `/p/${projectId}/links` }}
        chip={<LinkChip status={link.status} />}
        rule
      >
        <Form method="post">
          <Button icon={RotateCcw} hotkey="v" busy={(isAsked || (actionData && isChecking)) && 'Checking…'}>
            Check now
          </Button>
        </Form>
        <ButtonLink
          to={outward(link.sourceUrl)}
          icon={ArrowUpRight}
          target="_blank"
          rel="noopener noreferrer"
          className="max-wide:hidden"
        >
          Open the page
        </ButtonLink>
      </PageBar>
      <PageBody padded>
        <div className="grid max-w-310 grid-cols-[minmax(0,1fr)] gap-4">
          <div className="grid gap-1">
            <p className="text-17 wrap-anywhere">{sentence(link.statusBecause)}</p>
            <p className="text-13 text-text-2">
              <WebLink url={link.sourceUrl} /> to <WebLink url={link.targetUrl} />
            </p>
          </div>
          {changes.length > 0 && <LinkStrip {...{ changes, checks, now }} />}
          <div className="grid grid-cols-[minmax(0,1fr)_340px] items-start gap-4 max-wide:grid-cols-[minmax(0,1fr)]">
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <PromiseAndFound link={link} check={checks[0]} projectId={projectId} />
              <LinkChecks checks={checks} />
            </div>
            <LinkAside link={link} />
          </div>
        </div>
      </PageBody>
    </>
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?”]$/.test(text) ? '' : '.')
}

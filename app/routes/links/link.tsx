import { ArrowUpRight, ChevronDown, Gavel, GitCompare, Pencil, RotateCcw, ScanEye, Undo2 } from 'lucide-react'
import { Form, data, useNavigation } from 'react-router'
import { LinkChip } from '#app/components/chips.tsx'
import { LinkAside } from '#app/components/links/link-aside.tsx'
import { LinkChangeCard } from '#app/components/links/link-change.tsx'
import { LinkChecks } from '#app/components/links/link-checks.tsx'
import { LinkStrip } from '#app/components/links/link-strip.tsx'
import { PromiseAndFound } from '#app/components/links/promise-and-found.tsx'
import { listChecks } from '#app/domain/links/checks.server.ts'
import { changeBetween } from '#app/domain/links/link-change.ts'
import { isReclaimable } from '#app/domain/links/reclaim-words.ts'
import { lastChange } from '#app/domain/links/what-changed.ts'
import { getLink, listStatusChanges } from '#app/domain/links/queries.server.ts'
import { checkNow } from '#app/domain/links/verify-due.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Menu, MenuLink } from '#app/ui/menu.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useOutward } from '#app/ui/outward.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { WebLink } from '#app/ui/web-link.tsx'
import type { Route } from './+types/link.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const linkId = Number(params.linkId)
  const link = getLink(scope, { linkId, projectId: project.id })
  const checks = listChecks(scope, { linkId }).map(({ headers: _headers, ...check }) => check)
  const change = lastChange(checks)
  return {
    link,
    checks,
    change: change && changeBetween(change.before, change.after),
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
  const { link, checks, change, changes, projectId, now } = loaderData
  const base = `/p/${projectId}/links/${link.id}`
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
        <Menu
          label="More about this link"
          trigger={(opens) => (
            <Button {...opens} look="quiet" icon={ChevronDown}>
              More
            </Button>
          )}
        >
          <MenuLink to={`${base}/edit`} icon={Pencil}>
            Change promise or rhythm
          </MenuLink>
          <MenuLink to={`${base}/status`} icon={Gavel}>
            Set the status by hand
          </MenuLink>
          <MenuLink to={`${base}/show`} icon={ScanEye}>
            Show the page from your browser
          </MenuLink>
          {checks.length > 1 && (
            <MenuLink to={`${base}/compare`} icon={GitCompare}>
              Compare checks
            </MenuLink>
          )}
        </Menu>
        {isReclaimable(link.status) && (
          <ButtonLink to={`${base}/reclaim`} icon={Undo2} look="primary">
            Reclaim
          </ButtonLink>
        )}
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
          {(link.lastVerdict === 'blocked' || link.status === 'unverifiable') && (
            <Notice
              tone="warn"
              title="We are not let in, so nothing is claimed."
              actions={
                <>
                  <ButtonLink to={`${base}/show`} size="sm" icon={ScanEye}>
                    Show the page from your browser
                  </ButtonLink>
                  <ButtonLink to={`${base}/status`} size="sm" look="quiet">
                    Set the status by hand
                  </ButtonLink>
                </>
              }
            >
              A look of yours decides; checks go on all the same.
            </Notice>
          )}
          {changes.length > 0 && <LinkStrip {...{ changes, checks, now }} />}
          <div className="grid grid-cols-[minmax(0,1fr)_340px] items-start gap-4 max-wide:grid-cols-[minmax(0,1fr)]">
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <PromiseAndFound link={link} check={checks[0]} projectId={projectId} />
              {change && (
                <LinkChangeCard
                  change={change}
                  compare={`${base}/compare?from=${change.before.id}&to=${change.after.id}`}
                />
              )}
              <LinkChecks checks={checks} to={base} />
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

import { RotateCcw } from 'lucide-react'
import { Form, redirect, useNavigation } from 'react-router'
import { reclaimOf } from '#app/domain/inbox/reclaim.server.ts'
import { startReclaim } from '#app/domain/inbox/start-reclaim.server.ts'
import { Conflict } from '#app/domain/values/errors.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Fact, Facts } from '#app/ui/facts.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { WebLink } from '#app/ui/web-link.tsx'
import type { Route } from './+types/reclaim.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Reclaim a link · Linkwright' }]

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { link, facts, how } = reclaimOf(scope, { linkId: Number(params.linkId), projectId: project.id })
  if (how.way === 'thread') throw redirect(`/p/${project.id}/inbox/${how.threadId}?reclaim=${link.id}`)
  return {
    link: { host: link.sourceHost.replace(/^www\./, ''), source: link.sourceUrl, target: link.targetUrl },
    facts,
    how,
    base: `/p/${project.id}/links/${link.id}`,
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const begun = startReclaim(scope, { linkId: Number(params.linkId), projectId: project.id })
  if (!begun.ok) throw new Conflict(begun.because)
  const text = begun.isNew
    ? 'A prospect is made, with what happened as its facts'
    : 'This prospect was there already'
  return redirect(`/p/${project.id}/prospects/${begun.prospectId}`, {
    headers: { 'Set-Cookie': saying({ text: begun.taskId ? `${text}, and a task` : text }) },
  })
}

/** Asking a link back where there is no conversation to do it in, or why it cannot be asked. */
export default function ReclaimScreen({ loaderData: { link, facts, how, base } }: Route.ComponentProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageBar title="Reclaim" crumb={{ label: link.host, to: base }} rule />
      <PageBody padded>
        <div className="grid max-w-measure gap-5">
          {how.way === 'refused' ? (
            <Notice tone="warn" title="This link cannot be asked back.">
              {how.because}
            </Notice>
          ) : (
            <Notice title="There is no conversation with this site about the link.">
              {how.contact
                ? `A prospect is made for ${how.contact.name}, the best contact there. Nothing is sent until you write to them.`
                : 'Nobody is known there either. A prospect is made, and a task to find whom to ask.'}
            </Notice>
          )}
          <Facts>
            <Fact label="Page">
              <WebLink url={link.source} />
            </Fact>
            <Fact label="Target">
              <WebLink url={link.target} />
            </Fact>
            <Fact label="What changed">{facts.whatChanged}</Fact>
            {facts.changedWhen && <Fact label="When">{facts.changedWhen}</Fact>}
            <Fact label="Promised">{facts.promised ?? 'nothing in words'}</Fact>
          </Facts>
          <div className="flex gap-2">
            {how.way === 'prospect' && (
              <Form method="post">
                <Button look="primary" icon={RotateCcw} busy={isBusy && 'Making…'}>
                  {how.contact ? 'Make the prospect' : 'Make the prospect and the task'}
                </Button>
              </Form>
            )}
            <ButtonLink to={base} look="quiet">
              Back to the link
            </ButtonLink>
          </div>
        </div>
      </PageBody>
    </>
  )
}

import { Gauge } from 'lucide-react'
import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { QualifyProgress } from '#app/components/prospects/qualify-progress.tsx'
import { readGridQuery } from '#app/domain/prospects/grid-query.ts'
import {
  cancelQualify,
  QUALIFY_AT_MOST,
  qualifyBatchesOf,
  startQualify,
  unreadablePages,
} from '#app/domain/scores/start-qualify.server.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { GroupHead } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { WebLink } from '#app/ui/web-link.tsx'
import type { Route } from './+types/qualify.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    projectId: project.id,
    batches: qualifyBatchesOf(scope, { projectId: project.id }),
    unreadable: unreadablePages(scope, { projectId: project.id }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Qualify · Linkwright' }]

const Ids = z.union([z.string(), z.array(z.string())]).transform((ids) => [ids].flat().map(Number))
const Qualify = z.object({
  cancel: z.coerce.number().optional(),
  id: Ids.optional(),
  all: z.literal('yes').optional(),
  to: z.string().optional(),
})

const REFUSED = {
  'too-many': `More than ${count(QUALIFY_AT_MOST)} prospects at once: narrow the list with a filter first.`,
  none: 'Their pages are being read already.',
}

/** Has the pages of the ticked prospects, or of all that match, read for their score; `cancel` ends a batch. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const data = await request.formData()
  const form = readForm(Qualify, data)
  const here = `/p/${project.id}/prospects/qualify`
  const { all, id = [], cancel, to } = form.ok ? form.value : {}
  if (cancel) {
    cancelQualify(scope, { batchId: cancel, projectId: project.id })
    return redirect(here)
  }
  if (!all && id.length === 0)
    return redirect(`/p/${project.id}/prospects`, say('Tick the prospects first.', true))
  const narrowing = new URLSearchParams(
    ['f', 'q'].flatMap((name) => data.getAll(name).map((value) => [name, String(value)])),
  )
  const started = startQualify(scope, {
    projectId: project.id,
    which: all ? { matching: readGridQuery(narrowing) } : { ids: id.filter(Number.isSafeInteger) },
  })
  return redirect(
    to ? safePath(to) : here,
    started.ok ? say(`Reading ${counted(started.total, 'page')}`) : say(REFUSED[started.reason], true),
  )
}

function say(text: string, isError = false) {
  return { headers: { 'Set-Cookie': saying({ text, isError }) } }
}

/** How far the reading of pages is, and which could not be read. */
export default function QualifyScreen({
  loaderData: { projectId, batches, unreadable },
}: Route.ComponentProps) {
  const base = `/p/${projectId}/prospects`
  return (
    <>
      <PageBar title="Qualify" sub="pages read, and weighed against yours" rule>
        <ButtonLink to={`/settings/project/${projectId}/score`} look="quiet">
          Weights
        </ButtonLink>
        <ButtonLink to={`${base}?sort=-score`} look="quiet">
          Prospects by score
        </ButtonLink>
      </PageBar>
      <PageBody padded>
        <div className="grid max-w-measure gap-6">
          {batches.length === 0 && (
            <EmptyState icon={Gauge} action={<ButtonLink to={base}>Choose prospects</ButtonLink>}>
              Tick prospects in the grid and press “Qualify”: their pages are read and get a score from 0 to
              100, by how close they are to your target pages, how strong and how alive.
            </EmptyState>
          )}
          {batches.map((batch) => (
            <QualifyProgress key={batch.id} batch={batch} />
          ))}
          {unreadable.length > 0 && (
            <section>
              <GroupHead title="Could not be read" count={unreadable.length} />
              <ul className="grid gap-2">
                {unreadable.map(({ prospectId, domain, url, trouble }) => (
                  <li key={prospectId} className="text-13">
                    <Link to={`${base}/${prospectId}`} className="link font-medium">
                      {domain}
                    </Link>{' '}
                    <span className="text-text-2">{trouble}</span>
                    <div className="text-12">
                      <WebLink url={url} />
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </PageBody>
    </>
  )
}

import { GitCompare } from 'lucide-react'
import { useRef } from 'react'
import { Form, redirect } from 'react-router'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { GapFiles } from '#app/components/discover/gap-files.tsx'
import { GapTable } from '#app/components/discover/gap-table.tsx'
import { UpsetPlot } from '#app/components/discover/upset-plot.tsx'
import { readGapQuery } from '#app/domain/discovery/gap-query.ts'
import { acceptGap, rejectGap, storedGap, subjectsOf } from '#app/domain/discovery/stored-gap.server.ts'
import { dropBacklinkFile, listBacklinkFiles } from '#app/domain/imports/bring-backlinks.server.ts'
import { listCompetitors } from '#app/domain/projects/projects.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Checkbox, Select, TextInput } from '#app/ui/inputs.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { ToastWords } from '#app/ui/toast-words.ts'
import type { Route } from './+types/gap.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const query = readGapQuery(new URL(request.url).searchParams)
  const subjects = subjectsOf(scope, { projectId: project.id })
  const gap = storedGap(scope, { projectId: project.id, ...query })
  return {
    projectId: project.id,
    query,
    subjects,
    sites: [project.domain, ...listCompetitors(scope, project.id).map(({ domain }) => domain)],
    files: listBacklinkFiles(scope, { projectId: project.id }),
    rows: gap.rows,
    total: gap.total,
    leftOut: gap.leftOut,
    sets: gap.sets,
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Link gap · Linkwright' }]

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = await request.formData()
  const here = `/p/${project.id}/discover/gap`
  const [verb, one] = String(form.get('do') ?? '').split(':')
  const domains = one ? [one] : form.getAll('domain').map(String).slice(0, 500)
  return redirect(`${here}${new URL(request.url).search}`, { headers: { 'Set-Cookie': saying(act()) } })

  function act(): ToastWords {
    if (verb === 'drop') {
      dropBacklinkFile(scope, { fileId: Number(one), projectId: project.id })
      return { text: 'The export was taken back' }
    }
    if (domains.length === 0) return { text: 'Tick the sites first.', isError: true }
    if (verb === 'accept') {
      const { created, known } = acceptGap(scope, { projectId: project.id, domains })
      return { text: `${counted(created, 'prospect')} made${known > 0 ? `, ${known} known before` : ''}` }
    }
    rejectGap(scope, { projectId: project.id, domains, isBack: verb === 'back' })
    if (verb === 'back') return { text: 'Put back' }
    return {
      text: `${counted(domains.length, 'site')} put aside`,
      ...(domains.length === 1 ? { undo: { action: here, fields: { do: `back:${domains[0]}` } } } : {}),
    }
  }
}

/** Sites that link to rivals and not to us, over all exports that were brought. */
export default function GapScreen({ loaderData }: Route.ComponentProps) {
  const { projectId, query, subjects, sites, files, rows, total, leftOut, sets } = loaderData
  const form = useRef<HTMLFormElement>(null)
  const here = `/p/${projectId}/discover/gap`
  const rivals = subjects.filter((one) => !one.isOurs).map((one) => one.subject)
  const ours = subjects.find((one) => one.isOurs)
  return (
    <>
      <PageBar title="Discover" />
      <DiscoverTabs projectId={projectId} current="gap" />
      <PageBody padded>
        <div className="grid max-w-310 grid-cols-[minmax(0,1fr)] gap-4">
          {rivals.length === 0 ? (
            <EmptyState icon={GitCompare}>
              Bring the backlinks of two or three rivals and your own: sites that link to them and not to you
              are listed here, best first, each with the reason.
            </EmptyState>
          ) : (
            <>
              <Form className="flex flex-wrap items-end gap-3 text-13">
                <label className="grid gap-1">
                  Shared by at least
                  <Select small name="min" defaultValue={query.min} key={query.min}>
                    {rivals.map((_, at) => (
                      <option key={at} value={at + 1}>
                        {at + 1} of {rivals.length} rivals
                      </option>
                    ))}
                  </Select>
                </label>
                <fieldset className="grid gap-1">
                  <legend className="mb-1">Authority at least</legend>
                  <span className="flex gap-1.5">
                    <Select
                      small
                      name="metric"
                      aria-label="Metric"
                      defaultValue={query.atLeast?.metric ?? 'ahrefs_dr'}
                    >
                      <option value="ahrefs_dr">Ahrefs DR</option>
                      <option value="semrush_as">Semrush AS</option>
                      <option value="moz_da">Moz DA</option>
                      <option value="majestic_tf">Majestic TF</option>
                    </Select>
                    <TextInput
                      small
                      name="value"
                      aria-label="Least value"
                      inputMode="numeric"
                      defaultValue={query.atLeast?.value ?? ''}
                      className="w-16!"
                    />
                  </span>
                </fieldset>
                <Checkbox name="dofollow" value="yes" defaultChecked={query.dofollow}>
                  Not those known to be nofollow only
                </Checkbox>
                <Button size="sm">Show</Button>
              </Form>
              <p className="text-13 text-text-2">
                {counted(total, 'site')} {total === 1 ? 'links' : 'link'} to rivals and not to us. Left out:{' '}
                {count(leftOut.ours)} that link to us already, {count(leftOut.prospects)} that are prospects,{' '}
                {count(leftOut.rejected)} put aside.
                {!ours && ' Your own backlinks are not known yet, so some of these may link to you.'}
              </p>
              <UpsetPlot sets={sets} rivals={rivals} />
              <Form method="post" ref={form} className="grid gap-3">
                <div className="flex gap-2">
                  <Button look="primary" size="sm" name="do" value="accept">
                    Make prospects of the ticked
                  </Button>
                  <Button size="sm" look="quiet" name="do" value="reject">
                    Put the ticked aside
                  </Button>
                </div>
                <GapTable rows={rows} rivalCount={rivals.length} />
                {total > rows.length && (
                  <p className="text-12 text-text-2">
                    The best {count(rows.length)} are shown; narrow the list, or make prospects of these
                    first.
                  </p>
                )}
              </Form>
            </>
          )}
          <GapFiles key={files.length} files={files} sites={sites} action={`${here}/file`} />
        </div>
      </PageBody>
    </>
  )
}

import { GitCompare } from 'lucide-react'
import { Form } from 'react-router'
import { LinkChangeCard } from '#app/components/links/link-change.tsx'
import { PageChanges } from '#app/components/links/page-changes.tsx'
import { VERDICT_WORDS } from '#app/components/words.ts'
import { getCheck, listChecks, ownLink, pageOf } from '#app/domain/links/checks.server.ts'
import { changeBetween } from '#app/domain/links/link-change.ts'
import { pageDiff } from '#app/domain/links/page-diff.ts'
import { factsChanged, lastChange } from '#app/domain/links/what-changed.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { exactTime } from '#app/ui/time.ts'
import { useTimes } from '#app/ui/when.tsx'
import type { Route } from './+types/compare.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = ownLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  const all = listChecks(scope, { linkId: link.id })
  const asked = new URL(request.url).searchParams
  const change = lastChange(all)
  const ids = [
    Number(asked.get('from')) || (change?.before ?? all[1])?.id,
    Number(asked.get('to')) || (change?.after ?? all[0])?.id,
  ].sort((one, other) => (one ?? 0) - (other ?? 0))
  const base = `/p/${project.id}/links/${link.id}`
  const checks = all.map(({ id, at, verdict }) => ({ id, at, verdict }))
  if (!ids[0] || !ids[1]) return { link, base, checks, compared: null }
  const before = getCheck(scope, { linkId: link.id, checkId: ids[0] })
  const after = getCheck(scope, { linkId: link.id, checkId: ids[1] })
  const pages = [before, after].map((check) => pageOf(scope, { linkId: link.id, checkId: check.id }))
  return {
    link,
    base,
    checks,
    compared: {
      change: changeBetween(before, after),
      facts: factsChanged(before, after),
      isSamePage: before.pageHash !== null && before.pageHash === after.pageHash,
      lines: pages[0] != null && pages[1] != null ? pageDiff(pages[0], pages[1]) : null,
      hasPages: pages.every((page) => page !== null),
    },
  }
}

/** Two checks of a link side by side: the sentence, the link, what else of the answer differs, and the page in lines. */
export default function CompareScreen({ loaderData }: Route.ComponentProps) {
  const { link, base, checks, compared } = loaderData
  const { now, zone } = useTimes()
  return (
    <>
      <PageBar
        title="Compare checks"
        crumb={{ label: link.sourceHost.replace(/^www\./, ''), to: base }}
        rule
      />
      <PageBody padded>
        {!compared ? (
          <EmptyState icon={GitCompare}>Two checks are needed; the next one comes by its rhythm.</EmptyState>
        ) : (
          <div className="grid max-w-310 grid-cols-[minmax(0,1fr)] gap-4">
            <Form method="get" className="flex flex-wrap items-center gap-2 text-13">
              {(['from', 'to'] as const).map((name) => (
                <label key={name} className="flex items-center gap-2">
                  {name === 'from' ? 'From' : 'to'}
                  <Select
                    small
                    name={name}
                    key={`${name} ${name === 'from' ? compared.change.before.id : compared.change.after.id}`}
                    defaultValue={name === 'from' ? compared.change.before.id : compared.change.after.id}
                  >
                    {checks.map(({ id, at, verdict }) => (
                      <option key={id} value={id}>
                        {exactTime(at, zone, now)}: {VERDICT_WORDS[verdict].toLowerCase()}
                      </option>
                    ))}
                  </Select>
                </label>
              ))}
              <Button size="sm">Compare</Button>
            </Form>
            <LinkChangeCard change={compared.change} />
            {compared.facts.length > 0 && (
              <Card title="What else of the answer differs">
                <table className="w-full text-13">
                  <tbody>
                    {compared.facts.map((fact) => (
                      <tr
                        key={fact.what}
                        className="[&>*]:border-t [&>*]:border-line [&>*]:py-1.5 [&>*]:pr-3"
                      >
                        <th scope="row" className="w-40 text-left align-top font-normal text-text-3">
                          {fact.what}
                        </th>
                        <td className="align-top wrap-anywhere text-text-2">{fact.from}</td>
                        <td className="align-top wrap-anywhere">{fact.to}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Card>
            )}
            <PageChanges {...compared} />
          </div>
        )}
      </PageBody>
    </>
  )
}

import { Bell, Eye, RotateCcw } from 'lucide-react'
import { data, Form, useSearchParams } from 'react-router'
import { z } from 'zod'
import { AlertRow } from '#app/components/alerts/alert-row.tsx'
import { ALERT_WORDS } from '#app/components/words.ts'
import { ALERT_STATES } from '#app/domain/alerts/alert-states.ts'
import { countAlerts, listAlerts, markAlerts } from '#app/domain/alerts/list.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { ALERT_KINDS } from '#db/vocabulary.ts'
import type { Route } from './+types/list.ts'

const Query = z.object({
  state: z.enum(ALERT_STATES).catch('open'),
  kind: z.enum(ALERT_KINDS).nullable().catch(null),
  before: z.coerce.number().int().positive().nullable().catch(null),
})

const Mark = z.object({
  alertId: z
    .union([z.string(), z.array(z.string())])
    .transform((ids) => [ids].flat().map(Number))
    .refine((ids) => ids.every(Number.isSafeInteger), 'Choose an alert'),
  seen: z.enum(['yes', 'no']),
})

export const meta: Route.MetaFunction = () => [{ title: 'Alerts · Linkwright' }]

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const query = Query.parse({
    state: search.get('state'),
    kind: search.get('kind'),
    before: search.get('before'),
  })
  const here = { projectId: project.id }
  return {
    ...listAlerts(scope, { ...here, ...query }),
    query,
    counts: countAlerts(scope, here),
    base: `/p/${project.id}`,
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(Mark, await request.formData())
  if (!form.ok) return badForm(form)
  return data({
    ok: true as const,
    marked: markAlerts(scope, { alertIds: form.value.alertId, seen: form.value.seen === 'yes' }),
  })
}

const STATE_WORDS = { open: 'Open', seen: 'Seen', resolved: 'Resolved' } as const
const EMPTY = {
  open: 'What needs a look stands here: links that changed, mailboxes and jobs in trouble. Nothing does now.',
  seen: 'Alerts that somebody has put aside while their cause lasts. There are none.',
  resolved: 'Alerts whose cause has ended. There are none yet.',
}

/** Everything that asked for a person, by its state: open, put aside, over. */
export default function Alerts({ loaderData: { rows, next, query, counts, base } }: Route.ComponentProps) {
  const [params] = useSearchParams()
  const to = (change: Record<string, string | null>) => {
    const search = new URLSearchParams(params)
    search.delete('before')
    for (const [name, value] of Object.entries(change))
      if (value === null) search.delete(name)
      else search.set(name, value)
    return `?${search.toString()}`
  }
  return (
    <>
      <PageBar title="Alerts" crumb={{ label: 'Today', to: `${base}/today` }}>
        <ButtonLink to="/settings/alerts" look="quiet" icon={Bell}>
          What I hear of
        </ButtonLink>
        {query.state === 'open' && rows.length > 0 && (
          <Form method="post">
            <input type="hidden" name="seen" value="yes" />
            {rows.map(({ id }) => (
              <input key={id} type="hidden" name="alertId" value={id} />
            ))}
            <Button icon={Eye}>
              <span className="max-wide:hidden">Mark these {rows.length} as seen</span>
              <span className="wide:hidden">All seen</span>
            </Button>
          </Form>
        )}
      </PageBar>
      <Tabs
        label="State"
        tabs={ALERT_STATES.map((state) => ({
          label: `${STATE_WORDS[state]} ${counts[state]}`,
          to: to({ state: state === 'open' ? null : state }),
          isCurrent: query.state === state,
        }))}
      />
      <PageBody padded>
        <div className="grid max-w-220 gap-4">
          <Form method="get" className="flex items-end gap-2">
            {query.state !== 'open' && <input type="hidden" name="state" value={query.state} />}
            <label className="grid gap-1.5 text-13 font-medium">
              Kind
              <Select
                name="kind"
                small
                defaultValue={query.kind ?? ''}
                key={query.kind ?? ''}
                className="w-60"
              >
                <option value="">All kinds</option>
                {ALERT_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {ALERT_WORDS[kind]}
                  </option>
                ))}
              </Select>
            </label>
            <Button size="sm">Filter</Button>
          </Form>
          {rows.length === 0 ? (
            <EmptyState icon={Bell}>{EMPTY[query.state]}</EmptyState>
          ) : (
            <ul
              className="rounded-lg border border-line bg-surface"
              aria-label={`${STATE_WORDS[query.state]} alerts`}
            >
              {rows.map((alert) => (
                <AlertRow key={alert.id} alert={alert} base={base}>
                  {alert.resolvedAt === null && (
                    <Form method="post">
                      <input type="hidden" name="alertId" value={alert.id} />
                      <input type="hidden" name="seen" value={alert.seenAt ? 'no' : 'yes'} />
                      <Button size="sm" look="quiet" icon={alert.seenAt ? RotateCcw : Eye}>
                        {alert.seenAt ? 'Open again' : 'Seen'}
                      </Button>
                    </Form>
                  )}
                </AlertRow>
              ))}
            </ul>
          )}
          {next && (
            <div>
              <ButtonLink to={`${to({})}&before=${next}`}>Older alerts</ButtonLink>
            </div>
          )}
        </div>
      </PageBody>
    </>
  )
}

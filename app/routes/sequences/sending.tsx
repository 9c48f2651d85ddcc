import { CirclePause, CircleCheck } from 'lucide-react'
import { Link } from 'react-router'
import { OutlookTable } from '#app/components/sequences/outlook-table.tsx'
import { sumOf, type Cause } from '#app/domain/sequences/outlook/causes.ts'
import { readOutlook } from '#app/domain/sequences/outlook/read-outlook.server.ts'
import { whyNotSending } from '#app/domain/sequences/outlook/why-not.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/sending.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    base: `/p/${project.id}`,
    causes: whyNotSending(scope, { projectId: project.id }),
    outlook: readOutlook(scope, { projectId: project.id }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Why is this not sending? · Linkwright' }]

export default function SendingScreen({ loaderData: { base, causes, outlook } }: Route.ComponentProps) {
  const { all, forPerson } = sumOf(causes)
  return (
    <>
      <PageBar
        title="Why is this not sending?"
        crumb={{ label: 'Sequences', to: `${base}/sequences` }}
        sub={all > 0 ? `${counted(all, 'message')} wait, ${count(forPerson)} of them for you` : undefined}
        rule
      />
      <PageBody padded>
        <div className="grid max-w-content grid-cols-1 gap-6">
          <Card padded={false} title={causes.length === 0 ? 'Nothing is held' : 'What holds mail back'}>
            {causes.length === 0 ? (
              <p className="flex items-center gap-2 border-t border-line px-4 py-3 text-13 text-text-2">
                <Icon of={CircleCheck} size={14} className="text-text-3" />
                Everything that is planned goes out at its time. What waits for something stands here with its
                cause.
              </p>
            ) : (
              <CauseList causes={causes} base={base} />
            )}
          </Card>
          <OutlookTable outlook={outlook} base={base} />
        </div>
      </PageBody>
    </>
  )
}

function CauseList({ causes, base }: { causes: Cause[]; base: string }) {
  return (
    <ul className="text-13">
      {causes.map((cause) => (
        <li
          key={cause.key}
          className="flex items-start gap-x-3 gap-y-2 border-t border-line px-4 py-2.5 max-wide:flex-wrap"
        >
          <Icon of={CirclePause} size={14} className="mt-0.5 text-text-3" />
          <div className="min-w-0 flex-1 max-wide:basis-4/5">
            <div className="font-medium wrap-anywhere">
              {cause.says} <span className="text-text-2 tabular-nums">{count(cause.count)}</span>
            </div>
            <div className="text-12 wrap-anywhere text-text-2">
              {cause.where}
              {cause.example && (
                <>
                  {cause.where && ' · '}
                  {cause.count > 1 && 'one of them '}
                  <Link to={`${base}/prospects/${cause.example.prospectId}`} className="link-inline">
                    {cause.example.domain}
                  </Link>
                </>
              )}
            </div>
          </div>
          {cause.goesOnAt && (
            <span className="flex-none self-center text-12 text-text-2 max-wide:pl-6">
              goes on by itself <When at={cause.goesOnAt} />
            </span>
          )}
          {cause.act && (
            <ButtonLink
              size="sm"
              className="self-center max-wide:ml-6"
              to={cause.act.to.startsWith('/') ? cause.act.to : `${base}/${cause.act.to}`}
            >
              {cause.act.word}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}

import { Plus, Webhook } from 'lucide-react'
import { Link } from 'react-router'
import { listWebhooks } from '#app/domain/alerts/webhooks.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/list.ts'

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  return { webhooks: listWebhooks(scope) }
}

/** The addresses of the team's own that hear of alerts. */
export default function Webhooks({ loaderData: { webhooks } }: Route.ComponentProps) {
  const add = (
    <ButtonLink look="primary" icon={Plus} to="/settings/webhooks/new">
      Add a webhook
    </ButtonLink>
  )
  if (webhooks.length === 0)
    return (
      <EmptyState icon={Webhook} action={add}>
        A webhook tells a program of yours when a link goes live, is lost or needs a look. There is none yet.
      </EmptyState>
    )
  return (
    <div className="grid max-w-measure gap-4">
      <FormSection
        title="Webhooks"
        help="Programs of yours that hear of alerts, signed and tried again when they do not answer."
      >
        <ul className="rounded-lg border border-line">
          {webhooks.map((hook) => (
            <li
              key={hook.id}
              className="relative px-4 py-2.5 text-13 not-first:border-t not-first:border-line hover:bg-hover"
            >
              <Link
                to={`/settings/webhooks/${hook.id}`}
                className="font-medium wrap-anywhere after:absolute after:inset-0 hover:underline"
              >
                {hook.url}
              </Link>
              <p className="text-12 text-text-2">
                {hook.disabledAt ? (
                  <span className="text-lost-text">
                    Switched off <When at={hook.disabledAt} />: {hook.disabledBecause}
                  </span>
                ) : hook.failingSince ? (
                  <span className="text-warn-text">
                    Failing since <When at={hook.failingSince} />
                  </span>
                ) : (
                  `Hears of ${hook.kinds.length} ${hook.kinds.length === 1 ? 'kind' : 'kinds'} of alerts`
                )}
              </p>
            </li>
          ))}
        </ul>
      </FormSection>
      <div>{add}</div>
    </div>
  )
}

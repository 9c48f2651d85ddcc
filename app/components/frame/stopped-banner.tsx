import { OctagonX } from 'lucide-react'
import { Form, useLocation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { When } from '../../ui/when.tsx'

/** Stands over every screen while all sending is stopped: who stopped it, when and why, and the way on. */
export function StoppedBanner({
  stop: { at, by, because },
  mayResume,
}: {
  stop: { at: Date; by: string | null; because: string | null }
  mayResume: boolean
}) {
  const { pathname, search } = useLocation()
  return (
    <aside
      aria-label="All sending is stopped"
      className="flex flex-none items-center gap-2.5 border-b border-lost-line bg-lost-soft px-4 py-1.5 text-13 text-lost-text"
    >
      <Icon of={OctagonX} className="text-lost-solid" />
      <span className="min-w-0 flex-1">
        <b className="font-semibold">All sending is stopped</b> since <When at={at} exact />
        {by && `, by ${by}`}
        {because ? `: ${because}` : '.'}
      </span>
      <Form method="post" action="/settings/sending" className="flex-none">
        <input type="hidden" name="back" value={`${pathname}${search}`} />
        <Button
          size="sm"
          name="to"
          value="running"
          offBecause={!mayResume && 'Only owners and managers let mail go out again'}
        >
          Let mail go out
        </Button>
      </Form>
    </aside>
  )
}

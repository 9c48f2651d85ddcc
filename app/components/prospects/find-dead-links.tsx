import { Link2Off } from 'lucide-react'
import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'

/** Has the page of one prospect read for dead links. */
export function FindDeadLinks({
  prospectId,
  projectId,
  here,
}: {
  prospectId: number
  projectId: number
  here: string
}) {
  return (
    <Form method="post" action={`/p/${projectId}/prospects/find-dead-links`} className="mt-3">
      <input type="hidden" name="id" value={prospectId} />
      <input type="hidden" name="to" value={here} />
      <Button size="sm" icon={Link2Off}>
        Find dead links on this page
      </Button>
    </Form>
  )
}

import { Check } from 'lucide-react'
import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'

/** Says that a task is done. @param here where the reader is, to come back to */
export function DoneForm({ taskId, projectId, here }: { taskId: number; projectId: number; here: string }) {
  return (
    <Form method="post" action={`/p/${projectId}/tasks/${taskId}`}>
      <input type="hidden" name="done" value="yes" />
      <input type="hidden" name="to" value={here} />
      <Button size="sm" look="quiet" icon={Check}>
        Done
      </Button>
    </Form>
  )
}

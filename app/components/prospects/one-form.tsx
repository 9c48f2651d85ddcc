import type { ReactNode } from 'react'
import { Form } from 'react-router'

/** @param here where to come back to */
export type Place = { projectId: number; here: string }

/** A change of this one prospect: the same step as a bulk change, so the same undo. */
export function OneForm({
  prospectId,
  projectId,
  here,
  children,
}: Place & { prospectId: number; children: ReactNode }) {
  return (
    <Form method="post" action={`/p/${projectId}/prospects/bulk`} preventScrollReset className="contents">
      <input type="hidden" name="id" value={prospectId} />
      <input type="hidden" name="to" value={here} />
      {children}
    </Form>
  )
}

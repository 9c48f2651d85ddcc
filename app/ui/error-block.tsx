import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'

/**
 * What happened to what, what it means, and the button that mends it.
 * @param errorId the id under which the log has it
 */
export function ErrorBlock({
  title,
  children,
  actions,
  errorId,
}: {
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  errorId?: string
}) {
  const foot = (actions || errorId) && (
    <>
      {actions}
      {errorId && <span className="ml-auto text-12 text-text-3">Error {errorId}</span>}
    </>
  )
  return (
    <div role="alert">
      <Notice tone="lost" title={title} actions={foot}>
        {children && <div>{children}</div>}
      </Notice>
    </div>
  )
}

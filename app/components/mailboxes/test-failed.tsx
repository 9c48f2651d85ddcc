import { useEffect, useRef, type ReactNode } from 'react'
import type { ConnectionTest } from '#app/domain/mailboxes/test-connection.server.ts'
import { Notice } from '../../ui/notice.tsx'
import { ConnectionResult } from './connection-result.tsx'

/** On top of a form whose settings do not work: which side fails and why. Takes the focus itself, as an error summary does. */
export function TestFailed({
  title,
  test,
  children,
}: {
  title: string
  test: ConnectionTest
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [test])
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice tone="lost" title={title}>
        {children}
        <div className="mt-3 bg-surface">
          <ConnectionResult test={test} />
        </div>
      </Notice>
    </div>
  )
}

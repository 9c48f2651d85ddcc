import type { ReactNode } from 'react'
import { isRouteErrorResponse } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'
import { explainError } from './explain-error.ts'
import { Mark } from './mark.tsx'

/** Instead of everything: an error outside the frame. */
export function ErrorPage({ error }: { error: unknown }) {
  return (
    <main className="grid min-h-dvh bg-surface">
      <ErrorWords error={error} mark={<Mark letters="L" />} />
    </main>
  )
}

/** Instead of a screen: what happened, what it means, and where to go on. */
export function ErrorWords({ error, mark }: { error: unknown; mark?: ReactNode }) {
  const { title, words, errorId, mayRetry } = explainError(
    isRouteErrorResponse(error) ? { status: error.status, data: error.data } : null,
  )
  return (
    <div className="grid min-h-0 flex-1 place-items-center px-4 py-10">
      <title>{`${title} · Linkwright`}</title>
      <div className="grid w-full max-w-110 gap-3">
        {mark}
        <h1 className="text-17 font-semibold">{title}</h1>
        <p className="text-text-2">{words}</p>
        {errorId && (
          <p className="text-13 text-text-3">
            Error <span className="font-mono text-12">{errorId}</span>, written to the log under this id.
          </p>
        )}
        <div className="mt-2 flex gap-2">
          {mayRetry && (
            <ButtonLink to="" reloadDocument look="primary">
              Try again
            </ButtonLink>
          )}
          <ButtonLink to="/" reloadDocument look={mayRetry ? 'secondary' : 'primary'}>
            Go to the start
          </ButtonLink>
        </div>
      </div>
    </div>
  )
}

import { isRouteErrorResponse } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'
import { explainError } from './explain-error.ts'
import { Mark } from './mark.tsx'

/** Instead of a page: what happened, what it means, and where to go on. */
export function ErrorPage({ error }: { error: unknown }) {
  const { title, words, errorId, mayRetry } = explainError(
    isRouteErrorResponse(error) ? { status: error.status, data: error.data } : null,
  )
  return (
    <main className="grid min-h-dvh place-items-center bg-surface px-4 py-10">
      <title>{`${title} · Linkwright`}</title>
      <div className="grid w-full max-w-110 gap-3">
        <Mark letters="L" />
        <h1 className="mt-3 text-17 font-semibold">{title}</h1>
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
    </main>
  )
}

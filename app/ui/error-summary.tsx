import { useEffect, useRef } from 'react'

/** The key of an error that belongs to no single field. */
export const WHOLE_FORM = 'form'

const COUNTED = ['', 'One thing', 'Two things', 'Three things', 'Four things', 'Five things', 'Six things']

/**
 * On top of a form that came back: what to correct, each a link that leads to its field. Takes the focus itself.
 * @param errors field name (which is also its element's id) -> sentence; nothing is shown when there are none
 */
export function ErrorSummary({ errors }: { errors?: Record<string, string> }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors) box.current?.focus()
  }, [errors])
  const entries = Object.entries(errors ?? {})
  if (entries.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="grid gap-1 rounded-lg border border-lost-solid px-4 py-3 text-13"
    >
      <h2 className="text-14 font-semibold">
        {COUNTED[entries.length] ?? `${entries.length} things`} to correct
      </h2>
      {entries.map(([name, sentence]) =>
        name === WHOLE_FORM ? (
          <p key={name}>{sentence}</p>
        ) : (
          <a
            key={name}
            href={`#${name}`}
            className="text-lost-text underline underline-offset-2"
            onClick={(event) => {
              event.preventDefault()
              document.getElementById(name)?.focus()
            }}
          >
            {sentence}
          </a>
        ),
      )}
    </div>
  )
}

import clsx from 'clsx'
import { Link, type To } from 'react-router'

/** Two or three choices of how one thing is shown; each has its own address. */
export function Segment({
  label,
  choices,
}: {
  label: string
  choices: { label: string; to: To; isCurrent: boolean }[]
}) {
  return (
    <nav aria-label={label} className="inline-flex flex-none rounded-md bg-active p-0.5 text-12 font-medium whitespace-nowrap">
      {choices.map((choice) => (
        <Link
          key={choice.label}
          to={choice.to}
          aria-current={choice.isCurrent ? 'true' : undefined}
          className={clsx(
            'inline-flex h-6 items-center rounded-sm px-2.5 max-wide:h-9',
            choice.isCurrent ? 'bg-raised text-text ring ring-line-strong' : 'text-text-2 hover:text-text',
          )}
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  )
}

import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'

/** The texts of a step by their letters, and the way to a further one. */
export function TextList({
  texts,
  next,
  current,
  step,
}: {
  texts: { letter: string; isRetired: boolean }[]
  /** The letter of a further text; null: there are as many as can be. */
  next: string | null
  current: string
  /** Address of the step. */
  step: string
}) {
  return (
    <nav aria-label="Texts of the step" className="flex flex-wrap items-center gap-x-3 gap-y-2 text-13">
      {texts.map(({ letter, isRetired }) => (
        <span key={letter}>
          {letter === current ? (
            <b aria-current="page" className="font-semibold">
              Text {letter}
            </b>
          ) : (
            <Link to={letter === 'A' ? step : `${step}/texts/${letter}`} className="link">
              Text {letter}
            </Link>
          )}
          {isRetired && <span className="ml-1 text-12 text-text-3">retired</span>}
        </span>
      ))}
      {next && current === 'new' && (
        <b aria-current="page" className="font-semibold">
          Text {next}
        </b>
      )}
      {next && current !== 'new' && (
        <ButtonLink to={`${step}/texts/new`} size="sm" icon={Plus}>
          Try another text
        </ButtonLink>
      )}
    </nav>
  )
}

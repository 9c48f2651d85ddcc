import type { CountryWarning } from '../../domain/contacts/country-rules.ts'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/number.ts'

/** Where some of the recipients sit, and what the law there wants before a first mail. Warns, and stops nothing. */
export function CountryNotice({ warnings, unknown }: { warnings: CountryWarning[]; unknown: number }) {
  if (warnings.length === 0) return null
  return (
    <Notice tone="warn" title="Some countries want more than a way out.">
      <ul className="mt-1 grid list-disc gap-1 pl-4">
        {warnings.map(({ country, people, words }) => (
          <li key={country}>
            <b className="font-medium">
              {counted(people, 'person', 'people')} in {country}.
            </b>{' '}
            {words}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-text-2">
        Known by time zone, address or site.
        {unknown > 0 && ` Of ${unknown} more the country is not known.`} Help, not legal advice.
      </p>
    </Notice>
  )
}

import type { LinkStatus } from '#db/vocabulary.ts'
import { LinkChip } from './chips.tsx'

const MEANINGS: [LinkStatus, string][] = [
  ['live', 'The link is there, as promised.'],
  ['degraded', 'It is there, with an issue: nofollow, noindex, another anchor.'],
  ['at_risk', 'A check found no link. Three in a row over a day decide.'],
  ['lost', 'Three checks found no link. Evidence is kept.'],
  ['unverifiable', 'The page cannot be read, so nothing is claimed. You look.'],
]

/** What each status of a link says, for those who meet them the first time. */
export function StatusMeanings() {
  return (
    <section>
      <h2 className="mb-2 text-12 font-semibold text-text-2">What the statuses will mean</h2>
      <dl className="grid gap-3">
        {MEANINGS.map(([status, words]) => (
          <div key={status}>
            <dt>
              <LinkChip status={status} />
            </dt>
            <dd className="mt-1 text-12 leading-4.5 text-text-2">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

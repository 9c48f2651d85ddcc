import { Link } from 'react-router'
import type { Finding } from '#app/domain/discovery/broken-findings.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { count, counted } from '../../ui/number.ts'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'

/** One dead (or uncertain) address, why it is called so, and the places that link to it, as a pitch would quote them. */
export function FindingCard({
  finding,
  prospects,
  isDead,
}: {
  finding: Finding
  /** Where the prospects are. */
  prospects: string
  isDead: boolean
}) {
  const { id, url, because, checked, archiveUrl, places, placeCounts, lookCount, askedAt, lookAgainAt } =
    finding
  const { left, standing, gone } = placeCounts
  return (
    <section className="rounded-lg border border-line bg-surface p-4 text-13">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {isDead && left > 0 && <Checkbox name="id" value={id} aria-label={`Tick ${url}`} />}
        <h2 className="min-w-0 flex-1 text-14 font-semibold wrap-anywhere">
          <WebLink url={url} />
        </h2>
        {isDead && left > 0 && (
          <span className="flex gap-1">
            <Button size="sm" name="do" value={`accept:${id}`}>
              Make {left === 1 ? 'a prospect' : `${left} prospects`}
            </Button>
            <Button size="sm" look="quiet" name="do" value={`reject:${id}`}>
              Not for us
            </Button>
          </span>
        )}
      </header>
      <p className="mt-1 text-12 text-text-2">
        {because?.replace(/^./, (letter) => letter.toUpperCase())} ({checked?.join(', ')}).
        {askedAt && (
          <>
            {' '}
            {lookCount > 1 ? `Asked ${lookCount} times, last` : 'Asked'} <When at={askedAt} />
            {lookAgainAt ? (
              <>
                , again <When at={lookAgainAt} />
              </>
            ) : (
              !isDead && ', and no more'
            )}
            .
          </>
        )}
        {archiveUrl && (
          <>
            {' '}
            The archive has <WebLink url={archiveUrl} />.
          </>
        )}
      </p>
      <ul className="mt-2.5 grid gap-2 border-t border-line pt-2.5">
        {places.map((place) => (
          <li key={place.id} className="min-w-0">
            <span className="font-medium">{place.pageTitle ?? 'Untitled page'}</span>{' '}
            <WebLink url={place.pageUrl} />
            {place.prospectId && (
              <Link to={`${prospects}/${place.prospectId}`} className="link-inline ml-2">
                prospect
              </Link>
            )}
            {place.state === 'told' && (
              <span className="ml-2 text-12 text-text-3">
                {place.pageTrouble ? `as the list says; ${place.pageTrouble}` : 'as the list says'}
              </span>
            )}
            {(place.context || place.anchor) && (
              <p className="text-text-2">“{place.context || place.anchor}”</p>
            )}
          </li>
        ))}
      </ul>
      {(standing > places.length || gone > 0) && (
        <p className="mt-2 text-12 text-text-3">
          {standing > places.length &&
            `The first ${places.length} of ${count(standing)} pages are shown; prospects are made of all. `}
          {gone > 0 &&
            `${counted(gone, 'page')} of the list no longer ${gone === 1 ? 'links' : 'link'} to it.`}
        </p>
      )}
    </section>
  )
}

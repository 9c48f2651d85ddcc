import { Link } from 'react-router'
import type { FoundPage } from '#app/domain/discovery/page-search/found-pages.server.ts'
import { queryWords } from '#app/domain/discovery/page-search/query-words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { WebLink } from '../../ui/web-link.tsx'

/** A page that was found: what it says of us, why it was kept or dropped, and what we know of its site. */
export function FoundPageRow({
  page,
  prospects,
  isAside,
}: {
  page: FoundPage
  /** Where the prospects are. */
  prospects: string
  isAside: boolean
}) {
  const { id, url, title, mention, snippet, because, prospectId, siteProspectId, siteLinks } = page
  const name = title ?? url
  return (
    <li className="flex gap-3 max-wide:flex-wrap border-t border-line px-4 py-3 text-13 first:border-t-0">
      {prospectId === null && (
        <Checkbox name="id" value={id} aria-label={`Tick ${name}`} className="mt-0.5" />
      )}
      <div className="min-w-0 flex-1">
        <h2 className="font-medium wrap-anywhere">{title ?? 'Untitled page'}</h2>
        <p className="min-w-0 truncate">
          <WebLink url={url} />
        </p>
        {(mention ?? snippet) && <p className="mt-1 wrap-anywhere">“{mention ?? snippet}”</p>}
        <p className="mt-1 flex flex-wrap gap-x-3 text-12 text-text-2">
          <span className="wrap-anywhere">
            {because && because.replace(/^./, (letter) => letter.toUpperCase())}
          </span>
          {page.query && (
            <span className="text-text-3">
              {page.position === null ? '' : `No. ${page.position} for `}
              {queryWords(page.query)}
              {page.engine && `, ${page.engine}`}
            </span>
          )}
          {siteLinks > 0 && <span className="text-live-text">Another page of this site links to you</span>}
          {siteProspectId !== null && prospectId === null && (
            <Link to={`${prospects}/${siteProspectId}`} className="link-inline">
              There is a prospect at this site
            </Link>
          )}
        </p>
      </div>
      <span className="flex flex-none items-start gap-1 max-wide:basis-full max-wide:pl-7">
        {prospectId !== null ? (
          <Link to={`${prospects}/${prospectId}`} className="link-inline">
            prospect
          </Link>
        ) : isAside ? (
          <Button size="sm" name="do" value={`back:${id}`}>
            Put back
          </Button>
        ) : (
          <>
            <Button size="sm" name="do" value={`accept:${id}`}>
              Make a prospect
            </Button>
            <Button size="sm" look="quiet" name="do" value={`reject:${id}`}>
              Not for us
            </Button>
          </>
        )}
      </span>
    </li>
  )
}

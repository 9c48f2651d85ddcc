import { Link } from 'react-router'
import type { PageCounts } from '#app/domain/discovery/page-search/found-pages.server.ts'
import type { CrawlStatus, PageSearchAim } from '#db/vocabulary.ts'
import { Card } from '../../ui/card.tsx'
import { count, counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'

type Search = {
  id: number
  name: string
  aim: PageSearchAim
  status: CrawlStatus
  createdAt: Date
  counts: PageCounts
}

/** The searches for pages that were made before, newest first, with what came of each. */
export function PageSearches({ searches, base }: { searches: Search[]; base: string }) {
  return (
    <Card title="Searches" padded={false}>
      <ul className="text-13">
        {searches.map(({ id, name, aim, status, createdAt, counts }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-t border-line px-4 py-2">
            <Link to={`${base}/${id}`} className="link min-w-0 truncate font-medium">
              {name}
            </Link>
            <span className="text-text-2">{outcome(aim, counts)}</span>
            <span className="ml-auto text-12 text-text-3">
              {status === 'running' || status === 'paused' ? status : <When at={createdAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function outcome(aim: PageSearchAim, counts: PageCounts): string {
  const pages = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const kept = [
    ...(aim === 'resource_pages' ? [] : [counted(counts.mention, 'mention')]),
    ...(aim === 'mentions' ? [] : [counted(counts.resource_page, 'resource page')]),
  ].join(', ')
  return `${kept} among ${count(pages)} ${pages === 1 ? 'page' : 'pages'}`
}

import { Form } from 'react-router'
import { usesOf, type Release } from '#app/domain/discovery/web-graph/release-files.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { bytes } from '../../ui/number.ts'

/** The releases that lie in the folder, what each gives, and the button that reads it. */
export function GraphReleases({ releases, isReading }: { releases: Release[]; isReading: boolean }) {
  return (
    <Card title="Releases in the folder" padded={false}>
      <ul className="text-13">
        {releases.map((release) => (
          <li
            key={release.name}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2"
          >
            <span className="min-w-0 truncate font-medium">{release.name}</span>
            <span className="text-text-2">{gives(release)}</span>
            <Form method="post" className="ml-auto">
              <Button
                size="sm"
                name="do"
                value={`read:${release.name}`}
                disabled={isReading || gives(release) === NOTHING}
              >
                Read it
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const NOTHING = 'vertices and edges are needed together: one is missing'

function gives(release: Release): string {
  const { links, ranks } = usesOf(release)
  const size = [release.vertices, release.edges, release.ranks].reduce(
    (sum, file) => sum + (file?.bytes ?? 0),
    0,
  )
  if (links && ranks) return `who links to whom, and ranks (${bytes(size)})`
  if (links) return `who links to whom (${bytes(size)}); no ranks`
  return ranks ? `ranks only (${bytes(release.ranks!.bytes)})` : NOTHING
}

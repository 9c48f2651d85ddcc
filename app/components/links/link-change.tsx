import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { LinkChange, LinkSide } from '#app/domain/links/link-change.ts'
import { Card } from '../../ui/card.tsx'
import { Changed, Diff, type DiffLine } from '../../ui/diff.tsx'
import { day, exactTime } from '../../ui/time.ts'
import { useTimes } from '../../ui/when.tsx'

/**
 * What the publisher changed between two checks: the sentence as the title, the link's HTML in lines below it.
 * @param compare where the two are compared in full; left out there
 */
export function LinkChangeCard({ change, compare }: { change: LinkChange; compare?: string }) {
  const { now, zone } = useTimes()
  const { before, after, changes, isSame } = change
  const [from, to] = [day(before.at, now, zone), day(after.at, now, zone)]
  const when = from === to ? `On ${to}` : `Between ${from} and ${to}`
  const lines: DiffLine[] = isSame
    ? [{ when: to, sign: ' ', text: shown(after) }]
    : [
        { when: from, sign: '-', text: shown(before) },
        { when: to, sign: '+', text: shown(after) },
      ]
  return (
    <Card title={`${when}, ${changes.length > 0 ? changes.join('; ') : 'nothing about the link changed'}`}>
      <Diff lines={lines} />
      <p className="mt-2 text-12 text-text-2">
        Seen at {exactTime(before.at, zone, now)} and at {exactTime(after.at, zone, now)}.{' '}
        {compare && (
          <Link className="link-inline" to={compare}>
            Compare the two checks
          </Link>
        )}
      </p>
    </Card>
  )
}

function shown({ parts }: LinkSide): ReactNode {
  if (!parts) return 'no link'
  return parts.map(({ text, isChanged }, at) => (isChanged ? <Changed key={at}>{text}</Changed> : text))
}

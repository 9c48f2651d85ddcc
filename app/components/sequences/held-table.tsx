import { CirclePause } from 'lucide-react'
import { Form, Link } from 'react-router'
import type { Hold } from '#db/vocabulary.ts'
import { GOES_ON } from '#app/domain/sequences/holds.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'

export type HeldPerson = {
  enrolmentId: number
  prospectId: number
  domain: string
  contact: string
  because: string
  heldFor: Hold | null
  dueAt: Date | null
  /** The first message waits because of a fatigue limit. */
  tooSoonBecause: string | null
}

/** Who waits for something: the cause beside the name, when it goes on, and what a person can do about it. */
export function HeldTable({ rows, total, base }: { rows: HeldPerson[]; total: number; base: string }) {
  return (
    <Card
      padded={false}
      title={`Held, ${count(total)}`}
      side={
        <Link to={base.replace(/\/\d+$/, '/sending')} className="link text-12">
          Why is this not sending?
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-13 text-text-2">
          Nobody is held. Whoever waits for an opener, a missing field or your decision stands here with the
          cause.
        </p>
      ) : (
        <table className="w-full table-fixed text-13 max-wide:block">
          <colgroup className="max-wide:hidden">
            <col width={168} />
            <col />
            <col width={136} />
            <col width={168} />
          </colgroup>
          <thead className="max-wide:sr-only">
            <tr className="h-row-head border-y border-line bg-sunken text-left text-12 text-text-3 [&>th]:px-2 [&>th]:font-medium [&>th:first-child]:pl-4">
              <th scope="col">Site</th>
              <th scope="col">Held because</th>
              <th scope="col">Goes on</th>
              <th scope="col">
                <span className="sr-only">Do</span>
              </th>
            </tr>
          </thead>
          <tbody className="max-wide:block">
            {rows.map((row) => (
              <HeldLine key={row.enrolmentId} row={row} base={base} />
            ))}
          </tbody>
        </table>
      )}
      {total > rows.length && (
        <p className="px-4 py-2 text-12 text-text-3">
          {rows.length} of {count(total)}.{' '}
          <Link to={`${base}/people?state=held`} className="link">
            All held
          </Link>
        </p>
      )}
    </Card>
  )
}

function HeldLine({ row, base }: { row: HeldPerson; base: string }) {
  const needsYou = row.heldFor === 'opener' || row.heldFor === 'person' || row.heldFor === 'fields'
  return (
    <tr className="h-row border-b border-line last:border-0 max-wide:grid max-wide:h-auto max-wide:grid-cols-[minmax(0,1fr)_auto] max-wide:gap-x-3 max-wide:px-4 max-wide:py-2.5 [&>td]:px-2 [&>td:first-child]:pl-4 max-wide:[&>td]:px-0 max-wide:[&>td:first-child]:pl-0">
      <td className="truncate font-medium" title={`${row.domain}, ${row.contact}`}>
        {row.domain}
      </td>
      <td
        className="max-wide:col-start-1 max-wide:row-start-2 max-wide:text-12 max-wide:text-text-2"
        title={row.because}
      >
        <span className="flex items-center gap-1.5">
          <Icon of={CirclePause} size={14} className="text-text-3" />
          <span className="truncate max-wide:whitespace-normal">{row.because}</span>
        </span>
      </td>
      <td className={needsYou ? 'font-medium' : 'text-text-2'}>
        {row.heldFor ? GOES_ON[row.heldFor] : <When at={row.dueAt} />}
      </td>
      <td className="text-right max-wide:col-start-2 max-wide:row-start-2">
        <HeldAction row={row} base={base} />
      </td>
    </tr>
  )
}

/** What a person can do about a hold, at its row. */
export function HeldAction({
  row,
  base,
}: {
  row: Pick<HeldPerson, 'enrolmentId' | 'heldFor' | 'tooSoonBecause'>
  base: string
}) {
  if (row.heldFor === 'opener')
    return (
      <ButtonLink size="sm" look="quiet" to={`${base}/openers?at=${row.enrolmentId}`}>
        Write
      </ButtonLink>
    )
  if (row.tooSoonBecause && row.heldFor === null)
    return (
      <ButtonLink size="sm" look="quiet" to={`${base}/too-soon/${row.enrolmentId}`}>
        Let it go
      </ButtonLink>
    )
  if (row.heldFor === 'pause')
    return (
      <ButtonLink size="sm" look="quiet" to={`${base.slice(0, base.lastIndexOf('/'))}/stops`}>
        What stops it
      </ButtonLink>
    )
  if (row.heldFor !== 'person' && row.heldFor !== 'fields') return null
  return (
    <Form method="post" action={`${base}/people`} navigate={false} className="inline-flex gap-1">
      <input type="hidden" name="enrolment" value={row.enrolmentId} />
      <Button size="sm" look="quiet" name="intent" value="resume">
        {row.heldFor === 'fields' ? 'Look again' : 'Go on'}
      </Button>
      <Button
        size="sm"
        look="quiet"
        name="intent"
        value="remove"
        title="Take this person out of the sequence"
      >
        End
      </Button>
    </Form>
  )
}

import type { ReactNode } from 'react'

/** What is known of a record: words at the left, values at the right. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-13">{children}</dl>
}

/** One fact. @param more a second line, smaller */
export function Fact({ label, more, children }: { label: string; more?: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {children}
        {more && <div className="text-12 text-text-2">{more}</div>}
      </dd>
    </>
  )
}

/** The status fields of a record, each with its chip and its cause. Order: stage, sequence, link. */
export function StatusFields({
  fields,
}: {
  fields: { label: string; chip: ReactNode; cause?: ReactNode }[]
}) {
  return (
    <dl className="grid grid-cols-[68px_112px_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
      {fields.map((field) => (
        <div key={field.label} className="contents">
          <dt className="text-text-3">{field.label}</dt>
          <dd>{field.chip}</dd>
          <dd className="text-12 text-text-2">{field.cause}</dd>
        </div>
      ))}
    </dl>
  )
}

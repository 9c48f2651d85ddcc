import type { ReactNode } from 'react'

/** What was read out of something, for a person to confirm: an accent edge, a row each. */
export function ProposalCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="overflow-hidden rounded-lg border border-accent-line bg-surface text-13">
      <h2 className="bg-accent-soft px-4 py-1.5 text-12 leading-5 font-medium text-text-2">{title}</h2>
      {children}
    </section>
  )
}

/** One proposed value. @param proof why it is proposed @param action the button that takes it, with its key */
export function ProposalRow({
  label,
  proof,
  action,
  more,
  children,
}: {
  label: string
  proof?: ReactNode
  action?: ReactNode
  more?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="border-t border-line px-4 py-2.5">
      <div className="flex items-center gap-2 max-wide:flex-wrap">
        <span className="w-13 flex-none text-text-3 max-wide:hidden">{label}</span>
        {children}
        {proof && <span className="min-w-0 truncate text-12 text-text-2">{proof}</span>}
        {action && <span className="ml-auto flex-none">{action}</span>}
      </div>
      {more && <div className="pl-15 max-wide:pl-0">{more}</div>}
    </div>
  )
}

/** Proposed values side by side, each under its word. */
export function ProposalFacts({ facts }: { facts: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="mt-2 mb-3 flex flex-wrap gap-x-4.5 gap-y-2 max-wide:grid max-wide:grid-cols-2">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt className="text-12 text-text-2">{fact.label}</dt>
          <dd className="font-medium wrap-anywhere">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

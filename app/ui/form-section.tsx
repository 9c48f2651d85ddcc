import type { ReactNode } from 'react'

/** A part of a settings page: heading, a sentence, then its fields. Parts are split by space, not by boxes. */
export function FormSection({
  title,
  help,
  children,
}: {
  title: string
  help?: ReactNode
  children: ReactNode
}) {
  return (
    <section>
      <h2 className="text-14 font-semibold">{title}</h2>
      {help && <p className="mt-0.5 text-12 leading-4.5 text-text-2">{help}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}

/** A word somebody stuck on a record: a pill without colour. */
export function Tag({ children }: { children: string }) {
  return (
    <span className="inline-flex h-chip items-center rounded-full border border-line px-1.5 text-12 whitespace-nowrap text-text-2">
      {children}
    </span>
  )
}

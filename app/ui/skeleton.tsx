/** Rows on their way: grey bars of about the widths to come. Never a spinner over a grid, and no shimmer. */
export function SkeletonRows({ rows = 12, widths }: { rows?: number; widths: number[] }) {
  return (
    <output aria-label="Loading" className="block overflow-hidden">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-row items-center gap-4 border-b border-line px-4">
          {widths.map((width, at) => (
            <svg key={at} width={width} height="10" aria-hidden="true" className="flex-none">
              <rect width="100%" height="10" rx="3" className="fill-active" />
            </svg>
          ))}
        </div>
      ))}
    </output>
  )
}

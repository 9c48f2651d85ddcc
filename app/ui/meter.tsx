import clsx from 'clsx'

/** A bar filled to `share` (0 to 1). */
export function Meter({ share, label, className }: { share: number; label: string; className?: string }) {
  return (
    <progress
      max={1}
      value={Math.max(0, Math.min(1, share))}
      aria-label={label}
      className={clsx('meter', className)}
    />
  )
}

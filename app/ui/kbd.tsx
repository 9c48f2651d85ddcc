import clsx from 'clsx'

/** One key. Shown only where the key works at this moment; hidden on touch screens. */
export function Kbd({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <kbd
      className={clsx(
        'inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm border px-1 font-sans text-11 font-medium tabular-nums max-wide:hidden',
        onAccent ? 'border-on-accent/45 text-inherit' : 'border-line-strong bg-surface text-text-2',
      )}
    >
      {children}
    </kbd>
  )
}

/** Keys pressed together or one after the other: "Ctrl K", "g p". */
export function Keys({ of: keys }: { of: string }) {
  return (
    <span className="inline-flex items-center gap-0.5 max-wide:hidden">
      {keys.split(' ').map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  )
}

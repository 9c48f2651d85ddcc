import clsx from 'clsx'

const COLOURS = { live: 'bg-live-solid', warn: 'bg-warn-solid', lost: 'bg-lost-solid', idle: 'bg-idle-solid' }

/** A small mark before words that say the same. Never without the words. */
export function Dot({ tone, className }: { tone: keyof typeof COLOURS; className?: string }) {
  return (
    <span aria-hidden="true" className={clsx('size-2 flex-none rounded-full', COLOURS[tone], className)} />
  )
}

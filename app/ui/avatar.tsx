import clsx from 'clsx'
import { initials } from './initials.ts'
import { Spoken } from './spoken.tsx'

/** A person, by initials, in grey. @param name the whole name, shown on hover and read aloud */
export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span
      title={name}
      className={clsx(
        'inline-grid flex-none place-items-center rounded-full bg-active leading-none font-semibold text-text-2',
        large ? 'size-7 text-11' : 'size-5 text-[0.625rem]',
      )}
    >
      <span aria-hidden="true">{initials(name)}</span>
      <Spoken>{name}</Spoken>
    </span>
  )
}

import clsx from 'clsx'
import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

/** The search of a list, within a GET form. `/` leads here. */
export function SearchInput({
  label,
  className,
  ...rest
}: { label: string } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label
      className={clsx(
        'control-box flex h-control-sm w-50 items-center gap-2 pr-1 pl-2 text-13 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-wide:h-9',
        className,
      )}
    >
      <Icon of={Search} size={14} className="text-text-3" />
      <input
        name="q"
        placeholder={label}
        {...rest}
        type="search"
        aria-label={label}
        data-search=""
        className="peer w-full min-w-0 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <span aria-hidden="true" className="peer-focus:invisible">
        <Kbd>/</Kbd>
      </span>
    </label>
  )
}

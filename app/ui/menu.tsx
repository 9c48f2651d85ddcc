import clsx from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { Link } from 'react-router'
import { FLOATING, moveWithArrows } from './floating.ts'
import { Icon, type IconType } from './icon.tsx'
import { Kbd } from './kbd.tsx'

/** Attributes for the button that opens a floating box. It works before JavaScript has loaded. */
export type Opens = { type: 'button'; popoverTarget: string }

/**
 * A list of things to do or places to go, over the page. Items may be submit buttons of a form around the menu.
 * @param trigger draws the button; spread what it is given: `(opens) => <Button {...opens}>Stage</Button>`
 */
export function Menu({
  label,
  trigger,
  children,
}: {
  label: string
  trigger: (opens: Opens) => ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <>
      {trigger({ type: 'button', popoverTarget: id })}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for its buttons */}
      <fieldset
        id={id}
        popover="auto"
        aria-label={label}
        className={clsx(FLOATING, 'max-h-[min(34rem,80dvh)] min-w-44 p-1')}
        onKeyDown={moveWithArrows}
        // The browser gives it the cursor as it opens: a toggle event comes later than the next key.
        ref={(box) => box?.querySelector('a, button')?.setAttribute('autofocus', '')}
        onClick={(event) => {
          if ((event.target as Element).closest('a, button')) event.currentTarget.hidePopover()
        }}
      >
        {children}
      </fieldset>
    </>
  )
}

const ITEM =
  'flex min-h-7.5 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 max-wide:min-h-touch [&>svg]:text-text-3'

type ItemFace = { icon?: IconType; hotkey?: string; isCurrent?: boolean; children: ReactNode }

/** Something to do: a button, by default one that submits the form around the menu. */
export function MenuItem({
  icon,
  hotkey,
  isCurrent,
  children,
  ...rest
}: ItemFace & Omit<ComponentProps<'button'>, 'children'>) {
  return (
    <button
      {...rest}
      aria-current={isCurrent || undefined}
      className={clsx(ITEM, isCurrent && 'font-medium')}
    >
      <Inside {...{ icon, hotkey }}>{children}</Inside>
    </button>
  )
}

/** Somewhere to go. */
export function MenuLink({
  icon,
  hotkey,
  isCurrent,
  children,
  ...rest
}: ItemFace & Omit<ComponentProps<typeof Link>, 'children'>) {
  return (
    <Link {...rest} aria-current={isCurrent || undefined} className={clsx(ITEM, isCurrent && 'font-medium')}>
      <Inside {...{ icon, hotkey }}>{children}</Inside>
    </Link>
  )
}

/** A line between groups of items. */
export function MenuLine() {
  return <hr className="-mx-1 my-1 border-line" />
}

function Inside({ icon, hotkey, children }: ItemFace) {
  return (
    <>
      {icon && <Icon of={icon} size={14} />}
      <span className="min-w-0 flex-1">{children}</span>
      {hotkey && <Kbd>{hotkey}</Kbd>}
    </>
  )
}
